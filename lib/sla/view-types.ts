import type { SlaMetric, TicketPriority } from "@/db/enums";

export type PolicyView = {
  id: number;
  pauseOnHold: boolean;
  /** Seconds; a metric without a target has no clock. */
  targets: Record<TicketPriority, Partial<Record<SlaMetric, number>>>;
  /** How much of a target is left when its deadline is near, in percent; 0: it never is. */
  warnPercent: Record<TicketPriority, number>;
  /** Whether clocks that run already are still being brought up to the last change. */
  applying: boolean;
};
