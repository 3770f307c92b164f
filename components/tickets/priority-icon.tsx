import type { TicketPriority } from "@/db/enums";

const bars = { low: 1, normal: 2, high: 3 } as const;
const shapes = [
  { x: 2, y: 10, height: 4 },
  { x: 6.3, y: 6.5, height: 7.5 },
  { x: 10.6, y: 3, height: 11 },
];

/** Decoration: the word stands beside it. List rows draw the same by CSS (ticket-row.css). */
export function PriorityIcon({ priority }: { priority: TicketPriority }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" className="shrink-0" aria-hidden="true">
      {priority === "urgent" ? (
        <>
          <rect x="1.5" y="1.5" width="13" height="13" rx="3.2" fill="var(--destructive)" />
          <path d="M8 4.4v4.2" stroke="#fff" strokeWidth="1.9" strokeLinecap="round" />
          <circle cx="8" cy="11.4" r="1.1" fill="#fff" />
        </>
      ) : (
        shapes.map((shape, index) => (
          <rect
            key={shape.x}
            {...shape}
            width="3"
            rx="1"
            fill={index < bars[priority] ? "var(--muted-foreground)" : "var(--border-strong)"}
          />
        ))
      )}
    </svg>
  );
}
