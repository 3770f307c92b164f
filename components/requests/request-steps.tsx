import { timeLabels } from "@/components/tickets/labels";
import type { Reading } from "@/components/tickets/timeline-lines";
import { formatWhen } from "@/lib/i18n/time";
import type { RequestState, RequestView } from "@/lib/tickets/view-types";

/** Which of the three steps a request is at; after the last one nothing is. */
const at: Record<RequestState, number> = { received: 0, working: 1, waiting: 1, solved: 2, closed: 2 };

const look = {
  line: "before:absolute before:inset-x-0 before:top-2 before:h-0.5 last:before:hidden",
  dot: "after:absolute after:start-0 after:top-0.5 after:size-3.5 after:rounded-full after:border-2",
  done: "text-foreground before:bg-primary after:border-primary after:bg-primary",
  now: "text-foreground before:bg-border-strong after:border-primary after:bg-background after:shadow-[0_0_0_4px_var(--primary-soft-strong)]",
  next: "text-muted-foreground before:bg-border-strong after:border-border-strong after:bg-background",
};

/** Whose turn it is, as three steps: received, being worked on (or waiting for the reader), solved. */
export function RequestSteps({ request, reading }: { request: RequestView; reading: Reading }) {
  const { now, timeZone, locale, messages } = reading;
  const labels = messages.requests;
  const current = at[request.state];
  const when = (iso: string | null) => iso && formatWhen(iso, now, timeZone, locale, timeLabels(messages));
  const steps = [
    { label: labels.state.received, time: when(request.createdAt) },
    { label: request.state === "waiting" ? labels.state.waiting : labels.state.working, time: null },
    {
      label: request.state === "closed" ? labels.state.closed : labels.state.solved,
      time: current === 2 ? when(request.solvedAt) : null,
    },
  ];
  return (
    <ol aria-label={labels.progress} className="mt-4.5 mb-1.5 grid max-w-[510px] grid-cols-3">
      {steps.map(({ label, time }, index) => {
        const done = index < current || (index === current && current === 2);
        const state = done ? look.done : index === current ? look.now : look.next;
        return (
          <li
            key={label}
            aria-current={index === current ? "step" : undefined}
            className={`relative pe-1.5 pt-6 font-medium text-base leading-5 touch:text-xs touch:leading-4 ${look.line} ${look.dot} ${state}`}
          >
            {label}
            {time && <span className="block font-normal text-muted-foreground">{time}</span>}
          </li>
        );
      })}
    </ol>
  );
}
