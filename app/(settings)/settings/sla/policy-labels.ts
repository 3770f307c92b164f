import type { SlaMetric } from "@/db/enums";
import type { Messages } from "@/lib/i18n/load-messages";
import type { TimeLabels } from "@/lib/i18n/time";

export type PolicyLabels = Messages["settings"]["sla"] & {
  metrics: Record<SlaMetric, string>;
  priorities: Messages["priority"];
  minutesWrong: string;
  network: string;
  submit: string;
  saved: string;
  unchanged: string;
  time: TimeLabels;
};
