import type { NoticeKind } from "@/db/enums";
import type { Channel } from "./inputs";

export type NoticeView = {
  id: number;
  kind: NoticeKind;
  ticket: { number: number; subject: string };
  /** Who did it: who assigned, who answered; null for a clock. */
  by: string | null;
  /** ISO 8601, UTC. */
  at: string;
  unread: boolean;
};

export type NoticePage = {
  notices: NoticeView[];
  /** Cursor of the next page; null at the end. */
  next: number | null;
};

export type NoticeChoices = Record<NoticeKind, Record<Channel, boolean>>;
