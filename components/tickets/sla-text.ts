import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatDuration, type TimeLabels } from "@/lib/i18n/time";
import type { ClockView } from "@/lib/tickets/view-types";
import type { SlaState } from "./sla-state";

export type SlaLabels = Messages["sla"] & { time: TimeLabels };

/** "Reply in 46m", "Solve 3h late", "Paused", "Met in 47m". */
export function slaText(clock: ClockView, state: SlaState, labels: SlaLabels): string {
  const solve = clock.metric === "resolution";
  const time = formatDuration(state.seconds, labels.time, state.tone === "risk" || state.tone === "late");
  switch (state.tone) {
    case "ok":
    case "risk":
      return fillMessage(solve ? labels.solveIn : labels.replyIn, { time });
    case "late":
      return fillMessage(solve ? labels.solveLate : labels.replyLate, { time });
    case "met":
      return fillMessage(labels.metIn, { time });
    case "paused":
      return labels.paused;
    case "none":
      return clock.state === "running" ? labels.noHours : labels.none;
  }
}
