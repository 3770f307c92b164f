import type { ReactNode } from "react";
import type { SlaMetric, TicketPriority } from "@/db/enums";
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

/** Drawn on the server: the ticket's page keeps its script for itself. */
export type PriorityIcons = Record<TicketPriority, ReactNode>;
