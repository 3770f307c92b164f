import { z } from "zod";
import { settableStatuses, ticketPriorities, ticketStatuses } from "@/db/enums";

// Messages are keys of lib/i18n/messages: the edges translate.

const id = z.number().int().positive();
/** Rich text as the editor gives it; sanitised by the verb. 200,000 characters hold any letter a person writes. */
const body = z.string().trim().min(1, "error.field.empty").max(200_000, "error.field.tooLong");
/** Made by the browser once per press of Send, so that a double click acts once. */
const onceKey = z.string().min(8).max(100);

export const viewKeys = ["mine", "unassigned", "open", "waiting", "solved", "spam", "trash"] as const;
/** Views of work to be done or waited for; how much lies in the others nobody acts on. */
export const countedViews = [
  "mine",
  "unassigned",
  "open",
  "waiting",
] as const satisfies (typeof viewKeys)[number][];
export const viewKey = z.enum(viewKeys);
export type ViewKey = z.infer<typeof viewKey>;

export const listTicketsInput = z.object({
  view: viewKey,
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListTicketsInput = z.input<typeof listTicketsInput>;

export const replyInput = z.object({
  ticketId: id,
  html: body,
  nextStatus: z.enum(settableStatuses).optional(),
  /** The newest message the writer saw; a newer one holds the reply. null: there was none. */
  lastSeenMessageId: id.nullable(),
  onceKey,
  /** Send although a newer message came: the writer has seen the warning. */
  anyway: z.boolean().default(false),
});
export type ReplyInput = z.input<typeof replyInput>;

export const undoReplyInput = z.object({ draftId: id });
export type UndoReplyInput = z.input<typeof undoReplyInput>;

export const saveDraftInput = z.object({
  ticketId: id,
  html: z.string().max(200_000, "error.field.tooLong"),
});
export type SaveDraftInput = z.input<typeof saveDraftInput>;

export const addNoteInput = z.object({ ticketId: id, html: body, onceKey });
export type AddNoteInput = z.input<typeof addNoteInput>;

// A verb that sets a field carries the value its user saw; another value now is a conflict.
export const changeStatusInput = z.object({
  ticketId: id,
  from: z.enum(ticketStatuses),
  to: z.enum(settableStatuses),
});
export type ChangeStatusInput = z.input<typeof changeStatusInput>;

export const changePriorityInput = z.object({
  ticketId: id,
  from: z.enum(ticketPriorities),
  to: z.enum(ticketPriorities),
});
export type ChangePriorityInput = z.input<typeof changePriorityInput>;

export const assignTicketInput = z.object({ ticketId: id, from: id.nullable(), to: id.nullable() });
export type AssignTicketInput = z.input<typeof assignTicketInput>;

export const setAsideInput = z.object({ ticketId: id, as: z.enum(["spam", "trash"]) });
export type SetAsideInput = z.input<typeof setAsideInput>;

export const restoreTicketInput = z.object({ ticketId: id });
export type RestoreTicketInput = z.input<typeof restoreTicketInput>;

export const claimInput = z.object({ messageId: id });
export type ClaimInput = z.input<typeof claimInput>;

export const markReadInput = z.object({ ticketId: id, messageId: id });
export type MarkReadInput = z.input<typeof markReadInput>;

/** Plain text of somebody who asks us. */
const words = z.string().trim().min(1, "error.field.empty").max(50_000, "error.field.tooLong");

export const openRequestInput = z.object({
  subject: z.string().trim().min(1, "error.field.empty").max(200, "error.field.tooLong"),
  text: words,
  /** Who writes, where nobody is signed in. */
  visitor: z
    .object({
      email: z
        .string()
        .trim()
        .toLowerCase()
        .max(254, "error.field.tooLong")
        .pipe(z.email("error.field.email")),
      name: z.string().trim().min(1, "error.field.empty").max(120, "error.field.tooLong"),
    })
    .nullable(),
  /** The language of the page that was filled in: of the confirmation. */
  locale: z.enum(["en", "de"]),
  onceKey,
});
export type OpenRequestInput = z.input<typeof openRequestInput>;

export const answerRequestInput = z.object({ number: id, text: words, onceKey });
export type AnswerRequestInput = z.input<typeof answerRequestInput>;

export const listRequestsInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(20),
});
export type ListRequestsInput = z.input<typeof listRequestsInput>;

export const askForLinkInput = z.object({
  email: openRequestInput.shape.visitor.unwrap().shape.email,
  /** Of the link that did not work. */
  token: z.string().max(200),
  locale: z.enum(["en", "de"]),
});
export type AskForLinkInput = z.input<typeof askForLinkInput>;

export const revokeLinksInput = z.object({ ticketId: id });
export type RevokeLinksInput = z.input<typeof revokeLinksInput>;
