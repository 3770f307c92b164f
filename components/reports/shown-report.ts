import type { Messages } from "@/lib/i18n/load-messages";
import { formatDuration, type TimeLabels } from "@/lib/i18n/time";
import type { ReportView } from "@/lib/reports/view-types";

/** A report and the words it is shown in. */
export type ShownReport = {
  report: ReportView;
  labels: Messages["reports"];
  time: TimeLabels;
  locale: string;
};

/** A length of time, or a dash where nothing was measured. */
export function spanText({ labels, time }: Pick<ShownReport, "labels" | "time">, seconds: number | null) {
  return seconds === null ? labels.noFigure : formatDuration(seconds, time, true);
}
