import { z } from "zod";
import { settableStatuses, ticketPriorities, ticketStatuses } from "@/db/enums";
import { email, formId, personName } from "@/lib/accounts/inputs";
import { locales } from "@/lib/i18n/locales";
import { tagLimits, tidyTag, uploadLimits } from "./policy";

// Messages are keys of lib/i18n/messages: the edges translate.

export const ticketId = z.number().int().positive();
const id = ticketId;
/** Rich text as the editor gives it; sanitised by the verb. 200,000 characters hold any letter a person writes. */
export const body = z.string().trim().min(1, "error.field.empty").max(200_000, "error.field.tooLong");
/** Made by the browser once per press of Send, so that a double click acts once. */
export const onceKey = z.string().min(8).max(100);

export const viewKey = z.enum([
  "mine",
  "unassigned",
  "open",
  "waiting",
  "solved",
  "followed",
  "spam",
  "trash",
]);
export type ViewKey = z.infer<typeof viewKey>;
/** Views of work to be done or waited for; how much lies in the others nobody acts on. */
export const countedViews = ["mine", "unassigned", "open", "waiting"] as const satisfies ViewKey[];

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

/** Files that were sent ahead (lib/tickets/keep-upload.ts), in the order in which they stand. */
export const uploadIds = z.array(id).max(uploadLimits.files, "error.requests.tooManyFiles").default([]);

export const addNoteInput = z.object({ ticketId: id, html: body, onceKey, uploadIds });
export type AddNoteInput = z.input<typeof addNoteInput>;

/** Whom a note may mention: one or more letters of a name. */
export const findColleaguesInput = z.object({ ticketId: id, query: z.string().max(100) });
export type FindColleaguesInput = z.input<typeof findColleaguesInput>;

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

/** From a form: nobody is the empty choice. */
export const handOverInput = z.object({
  userId: formId,
  toId: z.union([z.literal("").transform(() => null), formId, z.null()]),
});
export type HandOverInput = z.input<typeof handOverInput>;

export const moveTeamTicketsInput = z.object({
  teamId: formId,
  toId: z.union([formId, z.literal("").transform(() => 0)], "error.field.invalid"),
});
export type MoveTeamTicketsInput = z.input<typeof moveTeamTicketsInput>;

export const assignTeamInput = z.object({ ticketId: id, from: id.nullable(), to: id.nullable() });
export type AssignTeamInput = z.input<typeof assignTeamInput>;

export const tag = z
  .string()
  .max(400)
  .transform(tidyTag)
  .refine((name) => name.length > 0, "error.field.empty")
  .refine((name) => [...name].length <= tagLimits.characters, "error.customers.tagTooLong");
export const tags = z
  .array(tag)
  .max(200)
  .transform((names) => [...new Set(names)])
  .refine((names) => names.length <= tagLimits.tags, "error.customers.tooManyTags");

export const changeTagsInput = z.object({
  ticketId: id,
  /** As they were seen: older ones may be in another form. */
  from: z.array(z.string().max(200)).max(200),
  to: tags,
});
export type ChangeTagsInput = z.input<typeof changeTagsInput>;

export const findTagsInput = z.object({ query: z.string().max(100).default("") });
export type FindTagsInput = z.input<typeof findTagsInput>;

/** Also as the field of a form has it: digits, or nothing. */
export const chosenId = z
  .union([
    id,
    z
      .string()
      .regex(/^\d{0,15}$/, "error.field.invalid")
      .transform((digits) => (Number(digits) > 0 ? Number(digits) : null)),
  ])
  .nullable()
  .default(null);
/** Names between commas, as a form has them. */
const typedTags = z
  .union([z.array(z.string().max(400)), z.string().max(2000, "error.field.tooLong")])
  .default("")
  .transform((typed) => (typeof typed === "string" ? typed.split(",") : typed))
  .transform((names) => names.filter((name) => name.trim() !== ""))
  .pipe(tags);

/** How an agent was in touch with the customer. */
const ticketChannels = ["email", "phone"] as const;
export type TicketChannel = (typeof ticketChannels)[number];

export const createTicketInput = z
  .object({
    /** A customer we know; else `address`, and `name` for somebody who never wrote. */
    customerId: chosenId,
    address: z.string().trim().max(254, "error.field.tooLong").default(""),
    name: z.string().trim().max(120, "error.field.tooLong").default(""),
    /** `email` sends the first message to the customer, `phone` keeps it as a note. */
    channel: z.enum(ticketChannels).default("email"),
    subject: z.string().trim().min(1, "error.field.required").max(250, "error.field.tooLong"),
    html: z.string().max(200_000, "error.field.tooLong").default(""),
    /** The message as a browser without scripts has it; `html` goes before it. */
    text: z.string().max(200_000, "error.field.tooLong").default(""),
    teamId: chosenId,
    assigneeId: chosenId,
    priority: z.enum(ticketPriorities).default("normal"),
    tags: typedTags,
    onceKey,
  })
  .refine((input) => Boolean(input.customerId) || isAddress(input.address), {
    path: ["address"],
    message: "error.customers.whom",
    when: alsoBesideOthers,
  })
  .refine((input) => hasWords(input.html) || hasWords(input.text), {
    path: ["html"],
    message: "error.field.empty",
    when: alsoBesideOthers,
  });
export type CreateTicketInput = z.input<typeof createTicketInput>;

/** Every field's error at once: a wrong subject does not hide that the message is missing. */
function alsoBesideOthers({ value }: { value: unknown }): boolean {
  return typeof value === "object" && value !== null;
}

/** Told apart from a name only; the verb reads it as mail does. */
function isAddress(value: unknown): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(String(value ?? ""));
}

function hasWords(value: unknown): boolean {
  return String(value ?? "").trim() !== "";
}

export const listTicketsOfInput = z.object({
  of: z.union([z.object({ personId: id }), z.object({ organisationId: id })]),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(25),
});
export type ListTicketsOfInput = z.input<typeof listTicketsOfInput>;

export const setAsideInput = z.object({ ticketId: id, as: z.enum(["spam", "trash"]) });
export type SetAsideInput = z.input<typeof setAsideInput>;

export const restoreTicketInput = z.object({ ticketId: id });
export type RestoreTicketInput = z.input<typeof restoreTicketInput>;

export const claimInput = z.object({ messageId: id });
export type ClaimInput = z.input<typeof claimInput>;

export const markReadInput = z.object({ ticketId: id, messageId: id });
export type MarkReadInput = z.input<typeof markReadInput>;

const day = z.iso.date("error.field.invalid").optional();

/** Kinds of things that events are about, as the audit is asked for them. */
export const auditKinds = [
  "ticket",
  "tag",
  "topic",
  "field",
  "mail",
  "clock",
  "user",
  "invitation",
  "role",
  "sign-in-provider",
  "organisation",
  "team",
  "article",
  "category",
  "appointment",
  "calendar-feed",
  "workspace",
  "mailbox",
  "policy",
  "hours",
  "queue",
] as const;

/** Days are those of the reader's zone, both included. */
export const listAuditInput = z.object({
  personId: z.number().int().positive().optional(),
  kind: z.enum(auditKinds).optional(),
  /** A name of ours, a ticket's number, or an address that it was done from. */
  words: z
    .string()
    .max(200)
    .transform((typed) => typed.replace(/\p{Cc}/gu, " ").trim())
    .pipe(z.string().min(1))
    .optional(),
  from: day,
  to: day,
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListAuditInput = z.input<typeof listAuditInput>;
/** Plain text of somebody who asks us. */
const words = z.string().trim().min(1, "error.field.empty").max(50_000, "error.field.tooLong");

export const openRequestInput = z.object({
  subject: z.string().trim().min(1, "error.field.empty").max(200, "error.field.tooLong"),
  text: words,
  /** Who writes, where nobody is signed in. */
  visitor: z
    .object({
      email,
      name: personName,
    })
    .nullable(),
  /** What it is about, where topics are offered. */
  topic: chosenId,
  /** The language of the page that was filled in: of the confirmation. */
  locale: z.enum(locales),
  onceKey,
});
export type OpenRequestInput = z.input<typeof openRequestInput>;

export const answerRequestInput = z.object({ number: id, text: words, onceKey });
export type AnswerRequestInput = z.input<typeof answerRequestInput>;

export const listRequestsInput = z.object({
  /** One's own, or those of colleagues that their organisation shares. */
  of: z.enum(["own", "colleagues"]).default("own"),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(20),
});
export type ListRequestsInput = z.input<typeof listRequestsInput>;

export const askForLinkInput = z.object({
  email,
  /** Of the link that did not work. */
  token: z.string().max(200),
  locale: z.enum(locales),
});
export type AskForLinkInput = z.input<typeof askForLinkInput>;

export const revokeLinksInput = z.object({ ticketId: id });
export type RevokeLinksInput = z.input<typeof revokeLinksInput>;
