import type { ReactNode } from "react";
import type { TicketStatus } from "@/db/enums";

const pause = (
  <path d="M5.6 5v4M8.4 5v4" stroke="var(--sla-paused)" strokeWidth="1.5" strokeLinecap="round" />
);
const tick = (color: string) => (
  <path
    d="m4.6 7.1 1.7 1.7 3.1-3.3"
    stroke={color}
    strokeWidth="1.5"
    fill="none"
    strokeLinecap="round"
    strokeLinejoin="round"
  />
);
const cross = (
  <path
    d="M5.2 5.2l3.6 3.6M8.8 5.2 5.2 8.8"
    stroke="var(--control)"
    strokeWidth="1.5"
    strokeLinecap="round"
  />
);

const looks: Record<TicketStatus, { color: string; inner: ReactNode; dashed?: boolean }> = {
  new: { color: "var(--warning)", inner: null, dashed: true },
  open: { color: "var(--primary)", inner: <path d="M7 3.4a3.6 3.6 0 0 1 0 7.2z" fill="var(--primary)" /> },
  pending: { color: "var(--sla-paused)", inner: pause },
  on_hold: { color: "var(--warning)", inner: pause },
  solved: { color: "var(--success)", inner: tick("var(--success)") },
  closed: { color: "var(--control)", inner: tick("var(--control)") },
  merged: { color: "var(--control)", inner: cross },
  spam: { color: "var(--control)", inner: cross },
  trash: { color: "var(--control)", inner: cross },
};

/** Decoration: the word always stands beside it. */
export function StatusIcon({ status }: { status: TicketStatus }) {
  const { color, inner, dashed } = looks[status];
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" className="shrink-0" aria-hidden="true">
      <circle
        cx="7"
        cy="7"
        r="5.9"
        fill="none"
        stroke={color}
        strokeWidth="1.6"
        strokeDasharray={dashed ? "2.2 1.5" : undefined}
      />
      {inner}
    </svg>
  );
}
