import type { FieldOwner, FieldType } from "@/db/enums";
import type { FieldOption, FieldValue } from "@/db/schema";
import type { QueueName } from "@/lib/jobs/define-job";

export type QueueView = {
  name: QueueName;
  paused: boolean;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
};

export type FailedJobView = {
  queue: QueueName;
  id: string;
  name: string;
  reason: string;
  attempts: number;
  failedAt: string | null;
};

export type ScheduleView = {
  queue: QueueName;
  id: string;
  everySeconds: number;
  lastAt: string | null;
  nextAt: string | null;
};

/** What is known of the queues; null where their store does not answer. */
export type QueuesView = { queues: QueueView[]; schedules: ScheduleView[]; failed: FailedJobView[] } | null;

/** An effect of an event that failed too often. */
export type ParkedWork = {
  eventId: number;
  listener: string;
  eventName: string;
  error: string;
  attempts: number;
  parkedAt: string;
};

export type FirstStep = "name" | "brand" | "mailIn" | "mailOut" | "hours" | "people" | "article" | "customer";

/** How far a new helpdesk has come. */
export type FirstSteps = {
  workspace: string;
  /** Of the default mailbox. */
  address: string | null;
  /** Out of everybody's navigation. */
  hidden: boolean;
  done: Record<FirstStep, boolean>;
};

/** A custom field as it is defined. */
export type DefinedField = {
  id: number;
  owner: FieldOwner;
  key: string;
  name: Record<string, string>;
  type: FieldType;
  options: FieldOption[];
  archived: boolean;
};

/** A custom field and what somebody has there; null for nothing. */
export type FieldView = {
  key: string;
  name: Record<string, string>;
  type: FieldType;
  options: { key: string; name: Record<string, string> }[];
  value: FieldValue | null;
};
