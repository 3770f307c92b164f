import type { Tx } from "@/db/client";
import type { MessageSide, TicketPriority, TicketSource, TicketStatus } from "@/db/enums";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";

/** What tickets announce. Ids and codes only: names and texts are looked up by whoever shows them. */
export type TicketEvents = {
  "ticket.created": { source: TicketSource; messageId: number; automatic: boolean };
  "ticket.replied": { messageId: number; side: MessageSide; automatic: boolean };
  /** Whom the note mentions, each once; notes of older versions mention nobody. */
  "ticket.noted": { messageId: number; mentioned?: number[] };
  "ticket.status-changed": { from: TicketStatus; to: TicketStatus };
  "ticket.priority-changed": { from: TicketPriority; to: TicketPriority };
  "ticket.assigned": { from: number | null; to: number | null };
  /** By round robin: it came into a team, and nobody had it. */
  "ticket.assigned-by-turn": { from: null; to: number };
  /** By the rule for who is away: its customer wrote meanwhile. */
  "ticket.released": { from: number; to: null };
  "ticket.team-changed": { from: number | null; to: number | null };
  /** Tags are words of the workspace, not of a customer. */
  "ticket.tags-changed": { from: string[]; to: string[] };
  "ticket.set-aside": { from: TicketStatus; to: "spam" | "trash" };
  "ticket.restored": { from: TicketStatus; to: TicketStatus };
  /** By and for oneself. */
  "ticket.followed": Record<string, never>;
  "ticket.unfollowed": Record<string, never>;
  /** A colleague who follows it from then on, and one who does no more. */
  "ticket.follower-added": { from: null; to: number };
  "ticket.follower-removed": { from: number; to: null };
  "ticket.claim-held": { messageId: number };
  "ticket.claim-accepted": { messageId: number };
  "ticket.claim-moved": { messageId: number; toTicketId: number };
  "ticket.reply-held": { draftId: number; reason: string };
  "ticket.link-used": { linkId: number };
  "ticket.links-revoked": { count: number };
  "mail.sent": { outboxId: number; messageId: number | null };
  "mail.failed": { outboxId: number; messageId: number | null };
  "mail.bounced": { outboxId: number; messageId: number | null };
};

export type TicketEventName = keyof TicketEvents;

/** @returns the event's id */
export function recordTicketEvent<Name extends TicketEventName>(
  tx: Tx,
  actor: Actor,
  at: Date,
  ticketId: number,
  name: Name,
  payload: TicketEvents[Name],
): Promise<number> {
  return recordEvent(tx, actor, { name, at, subject: { kind: "ticket", id: ticketId }, ticketId, payload });
}

/**
 * Of the workspace's words, which have no numbers: `subject` is the workspace's one row, payload
 * {changes: [{field: "tag", from, to}]} with `to` null for one that was deleted. Each ticket that loses or changes one
 * has its own `ticket.tags-changed`, caused by these.
 */
export const tagEvents = {
  renamed: "tag.renamed",
  merged: "tag.merged",
  deleted: "tag.deleted",
} as const;

export const tagSubject = { kind: "tag", id: 1 } as const;

/**
 * `subject` is the topic, payload {changes: [{field, from, to}]}: name, team and priority as texts and codes, and the
 * place in the form.
 */
export const topicEvents = {
  created: "topic.created",
  changed: "topic.changed",
  moved: "topic.moved",
  removed: "topic.removed",
} as const;
