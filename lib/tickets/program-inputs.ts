import { z } from "zod";
import { settableStatuses, ticketPriorities, ticketStatuses } from "@/db/enums";
import { body, ticketId as id, onceKey, tags, uploadIds } from "./inputs";
import { tidyTag } from "./policy";

// What programs ask for and do that no screen does; messages are keys of lib/i18n/messages: the edges translate.

/** Closed, each with its index: by change, by creation, and the unsolved by what is due first. A minus is downwards. */
export const ticketSorts = ["-updated_at", "updated_at", "-created_at", "created_at", "due_at"] as const;

/** What programs ask for: every filter narrows, and none means all that the actor sees. */
export const findTicketsInput = z.object({
  statuses: z.array(z.enum(ticketStatuses)).optional(),
  priorities: z.array(z.enum(ticketPriorities)).optional(),
  /** null: nobody's. */
  assigneeId: id.nullable().optional(),
  /** null: of no team. */
  teamId: id.nullable().optional(),
  requesterId: id.optional(),
  organisationId: id.optional(),
  tag: z.string().max(400).transform(tidyTag).optional(),
  updatedSince: z.date().optional(),
  sort: z.enum(ticketSorts).default("-updated_at"),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type FindTicketsInput = z.input<typeof findTicketsInput>;

export const postReplyInput = z.object({
  ticketId: id,
  html: body,
  nextStatus: z.enum(settableStatuses).optional(),
  /** The newest message its writer saw: a newer one of the customer's refuses the reply. Unnamed, it goes out. */
  lastSeenMessageId: id.optional(),
  onceKey,
  uploadIds,
});
export type PostReplyInput = z.input<typeof postReplyInput>;

export const listMessagesInput = z.object({
  ticketId: id,
  newestFirst: z.boolean().default(false),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListMessagesInput = z.input<typeof listMessagesInput>;

/** Several fields at once, as programs change them: what is not named stays. */
export const changeTicketInput = z.object({
  number: id,
  /** The version that its caller saw; another one now is refused. */
  seenVersion: z.number().int().optional(),
  status: z.enum(settableStatuses).optional(),
  priority: z.enum(ticketPriorities).optional(),
  assigneeId: id.nullable().optional(),
  teamId: id.nullable().optional(),
  tags: tags.optional(),
});
export type ChangeTicketInput = z.input<typeof changeTicketInput>;
