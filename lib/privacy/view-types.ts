import type { PrivacyJobKind, PrivacyJobState, RetentionKind } from "@/db/enums";
import type { WhyKept } from "./policy";

export type HeldCounts = {
  /** Tickets that the person asked for, and others that he takes part in. */
  asked: number;
  partIn: number;
  /** What he wrote as a customer, and the files with it. */
  messages: number;
  files: number;
  mailsTo: number;
  mailsFrom: number;
  appointments: number;
  /** Sessions, links, tokens, calendar addresses. */
  access: number;
  notices: number;
};

export type PrivacyJobView = {
  id: number;
  kind: PrivacyJobKind;
  state: PrivacyJobState;
  /** Whom it is about; his name as it is now. */
  person: { id: number; name: string };
  askedBy: string;
  /** In hundredths, while it is open. */
  progress: number;
  size: number | null;
  createdAt: string;
  endedAt: string | null;
  expiresAt: string | null;
};

export type PersonPrivacy = {
  id: number;
  kind: "staff" | "customer";
  name: string;
  addresses: string[];
  counts: HeldCounts;
  /** Why he cannot be erased; null when he can. */
  kept: WhyKept | null;
  /** Who he turned out to be: what is held on him is there. */
  mergedIntoId: number | null;
  jobs: PrivacyJobView[];
};

export type RetentionView = {
  kind: RetentionKind;
  /** null: kept for ever. */
  days: number | null;
  /** What it would touch now at this age; `more` than could be counted. */
  counted: number;
  count: number;
  more: boolean;
};
