import type { TicketPriority } from "@/db/enums";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { PolicyView } from "@/lib/sla/view-types";
import type { PolicyLabels } from "./policy-labels";

/** When deadlines of each priority are near, in percent that are left: as it was seen, and as it is chosen. */
export type Warnings = Record<TicketPriority, { from: number; to: number }>;

const offered = [0, 10, 20, 25, 33, 50, 75];

export function warningsOf({ warnPercent: { low, normal, high, urgent } }: PolicyView): Warnings {
  const seen = (percent: number) => ({ from: percent, to: percent });
  return { low: seen(low), normal: seen(normal), high: seen(high), urgent: seen(urgent) };
}

/** What was chosen is what stands there now. */
export function seenWarnings({ low, normal, high, urgent }: Warnings): Warnings {
  const seen = ({ to }: { to: number }) => ({ from: to, to });
  return { low: seen(low), normal: seen(normal), high: seen(high), urgent: seen(urgent) };
}

/** What the menu offers: a share that was set in another way stays among them. */
export function warnChoices(current: number): number[] {
  return offered.includes(current) ? offered : [...offered, current].sort((a, b) => a - b);
}

export function warnText(percent: number, labels: PolicyLabels, locale: string): string {
  return percent === 0 ? labels.warnOff : fillMessage(labels.warnLeft, { percent }, locale);
}
