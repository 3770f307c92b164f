import type { TicketStatus } from "@/db/enums";
import type { PartKey, Preset } from "./inputs";

/** What the screens get. Days are "2026-03-29" in the actor's zone, instants ISO 8601 in UTC. */

export type RangeView = { from: string; to: string; days: number; preset: Preset | null };
export type TeamView = { id: number; name: string };
type StepView = { from: string; to: string };

/** Which of the workspace's tickets a report can hold: all, those an agent may see, or those one follows. */
type ScopeView = "every" | "agent" | "collaborator" | "customer" | "guest";

type ReplyFigures = {
  answered: number;
  unanswered: number;
  /** Seconds; null when nothing was answered. */
  median: number | null;
  ninetieth: number | null;
};
export type FirstReply = ReplyFigures & { steps: (StepView & ReplyFigures)[] };

export type Volume = {
  new: number;
  solved: number;
  steps: (StepView & { new: number; solved: number })[];
};

/** A number with the name of the list behind it. */
export type Part = { key: PartKey; count: number };

export type Kept = { inTime: Part; late: Part; running: Part };

export type ReportView = {
  range: RangeView;
  scope: ScopeView;
  team: TeamView | null;
  teams: TeamView[];
  volume: Volume;
  /** New tickets in as many days right before; null while the range is not over. */
  before: { from: string; to: string; new: number } | null;
  firstReply: FirstReply;
  answered: Kept;
  solved: Kept;
  /** Open tickets by age, youngest first. */
  age: Part[];
};

export type BehindRow = {
  id: number;
  number: number;
  subject: string;
  status: TicketStatus;
  requester: string;
  /** What put it into the list. */
  at: string;
  /** What was measured on it, where something was. */
  seconds: number | null;
};

export type BehindView = {
  measure: PartKey;
  range: RangeView;
  scope: ScopeView;
  team: TeamView | null;
  count: number;
  rows: BehindRow[];
  /** Cursor of the next page; null at the end. */
  next: string | null;
};
