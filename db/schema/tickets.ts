import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  draftStates,
  messageKinds,
  messageSides,
  messageStates,
  settableStatuses,
  ticketPriorities,
  ticketSources,
  ticketStatuses,
} from "../enums";
import { organisations, teams, users } from "./accounts";
import { closed, flag, identity, instant, oneOf, ref } from "./columns";
import { mailboxes } from "./settings";
import { requestTopics } from "./topics";

/** Public numbers: gaps are allowed, a number is never used again. */
export const ticketNumbers = pgSequence("ticket_numbers", { startWith: 1001 });

export const tickets = pgTable(
  "tickets",
  {
    id: identity(),
    number: bigint({ mode: "number" }).notNull().default(sql`nextval('ticket_numbers')`),
    externalRef: text(),
    subject: text().notNull(),
    status: closed(ticketStatuses).notNull(),
    /** Where restore returns to; set in spam and trash only. */
    statusBefore: closed(ticketStatuses),
    priority: closed(ticketPriorities).notNull(),
    requesterId: ref()
      .notNull()
      .references(() => users.id),
    organisationId: ref().references(() => organisations.id),
    assigneeId: ref().references(() => users.id),
    teamId: ref().references(() => teams.id),
    mailboxId: ref().references(() => mailboxes.id),
    /** What its customer said it is about, in the form. */
    topicId: ref().references(() => requestTopics.id),
    source: closed(ticketSources).notNull(),
    tags: text().array().notNull(),
    fields: jsonb().notNull(),
    replyToken: text().notNull(),
    /** Optimistic lock of If-Match: rises with each change of the row. */
    version: integer().notNull(),
    /** Side of the newest accepted public message by a person. */
    lastPublicSide: closed(messageSides),
    lastMessageAt: instant().notNull(),
    lastMessageId: ref(),
    /** First line of the newest message shown in lists; never a note's text. */
    preview: text().notNull(),
    /** The earliest running clock; kept by the verbs that move clocks. */
    nextDueAt: instant(),
    firstRepliedAt: instant(),
    solvedAt: instant(),
    closedAt: instant(),
    /** For agents: a stranger named this ticket in a subject; see lib/email thread ladder. */
    claimsTicketId: ref(),
    /** The closed ticket that this one goes on with. */
    followsTicketId: ref(),
    /** Set while nobody has shown that the requester's address is his: anyone could have typed it into the form. */
    unverifiedSince: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("tickets_number_key").on(t.number),
    uniqueIndex("tickets_reply_token_key").on(t.replyToken),
    uniqueIndex("tickets_external_ref_key").on(t.externalRef).where(sql`${t.externalRef} is not null`),
    // Open sets only: what a list costs follows the work in hand, not the history.
    index("tickets_unsolved_due")
      .on(sql`coalesce(${t.nextDueAt}, 'infinity'::timestamptz)`, t.id)
      .where(sql`${t.status} in ('new', 'open', 'pending', 'on_hold')`),
    index("tickets_unsolved_assignee")
      .on(t.assigneeId, sql`coalesce(${t.nextDueAt}, 'infinity'::timestamptz)`, t.id)
      .where(sql`${t.status} in ('new', 'open', 'pending', 'on_hold')`),
    // Without these two the view is sorted anew for each page: an index serves "is null" and "in" in no order.
    index("tickets_unassigned_due")
      .on(sql`coalesce(${t.nextDueAt}, 'infinity'::timestamptz)`, t.id)
      .where(sql`${t.status} in ('new', 'open', 'pending', 'on_hold') and ${t.assigneeId} is null`),
    index("tickets_waiting_due")
      .on(sql`coalesce(${t.nextDueAt}, 'infinity'::timestamptz)`, t.id)
      .where(sql`${t.status} in ('pending', 'on_hold')`),
    // What an agent may see is decided in the index: counts of views read no rows (55 to 4 ms at 100,000 tickets).
    index("tickets_scope").on(t.status, t.teamId, t.assigneeId, t.id),
    index("tickets_recent").on(t.status, t.updatedAt.desc(), t.id.desc()),
    // The API's lists: by change over every status, and those with a tag, without reading the others.
    index("tickets_updated").on(t.updatedAt, t.id),
    index("tickets_tags").using("gin", t.tags),
    index("tickets_requester").on(t.requesterId, t.id.desc()),
    // Reports: the tickets of some days, however many there are.
    index("tickets_unsolved_created")
      .on(t.createdAt, t.id)
      .where(sql`${t.status} in ('new', 'open', 'pending', 'on_hold')`),
    index("tickets_created").on(t.createdAt, t.id),
    index("tickets_solved").on(t.solvedAt, t.id).where(sql`${t.solvedAt} is not null`),
    // Words of subjects, for the search: one that every ticket has costs 72 ms at 100,000 tickets, one of a third 30.
    index("tickets_words").using("gin", sql`to_tsvector('simple', ${t.subject})`),
    index("tickets_organisation")
      .on(t.organisationId, t.id.desc())
      .where(sql`${t.organisationId} is not null`),
    oneOf("tickets_status_known", t.status, ticketStatuses),
    oneOf("tickets_priority_known", t.priority, ticketPriorities),
    oneOf("tickets_source_known", t.source, ticketSources),
    check("tickets_solved_time", sql`${t.status} not in ('solved', 'closed') or ${t.solvedAt} is not null`),
    check(
      "tickets_restore_status",
      sql`(${t.status} in ('spam', 'trash')) = (${t.statusBefore} is not null)`,
    ),
    check("tickets_reply_token_shape", sql`${t.replyToken} ~ '^[0-9a-z]{20,}$'`),
  ],
);

/** Every tag that was ever set: what a tag field offers, without reading the tickets. */
export const tags = pgTable(
  "tags",
  {
    name: text().primaryKey(),
    createdAt: instant().notNull(),
    /** Set while it is being taken from its tickets: the event that asked for it. Oldest first, one at a time. */
    leavingEventId: ref(),
    /** What its tickets get in its place; null for nothing. */
    becomes: text(),
  },
  (t) => [
    // By code point, so that one index finds a beginning whatever the database's language.
    index("tags_beginning").on(sql`${t.name} collate "C"`),
    index("tags_leaving").on(t.leavingEventId).where(sql`${t.leavingEventId} is not null`),
    check("tags_shape", sql`${t.name} = lower(${t.name}) and char_length(${t.name}) between 1 and 40`),
    check("tags_becomes", sql`${t.becomes} is null or ${t.leavingEventId} is not null`),
  ],
);

/**
 * Who else takes part besides the requester: `cc` on the customer's side, whoever he is otherwise, and `follower` on
 * ours. A colleague may be both.
 */
export const ticketParticipants = pgTable(
  "ticket_participants",
  {
    ticketId: ref()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    userId: ref()
      .notNull()
      .references(() => users.id),
    role: closed(["cc", "follower"]).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ticketId, t.userId, t.role] }),
    index("ticket_participants_user").on(t.userId),
  ],
);

export const messages = pgTable(
  "messages",
  {
    id: identity(),
    ticketId: ref()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    authorId: ref()
      .notNull()
      .references(() => users.id),
    side: closed(messageSides).notNull(),
    kind: closed(messageKinds).notNull(),
    state: closed(messageStates).notNull(),
    automatic: flag().notNull(),
    /** Sanitised; null for plain text. */
    html: text(),
    quotedHtml: text(),
    text: text().notNull(),
    visibleText: text().notNull(),
    remoteImages: integer().notNull(),
    /** Bare Message-ID of the mail that carried it, in or out. */
    emailMessageId: text(),
    /** {from, to[], cc[], subject, date}: as the mail said. */
    emailHeaders: jsonb(),
    ledgerId: ref(),
    draftId: ref(),
    createdAt: instant().notNull(),
    /** When its words were taken out; that it was written stays. */
    erasedAt: instant(),
  },
  (t) => [
    index("messages_ticket").on(t.ticketId, t.id),
    index("messages_author").on(t.authorId, t.id),
    // Jobs run at least once: one ledger row makes one message, one draft makes one message.
    uniqueIndex("messages_ledger_key")
      .on(t.ledgerId)
      .where(sql`${t.ledgerId} is not null and ${t.state} <> 'moved'`),
    uniqueIndex("messages_draft_key").on(t.draftId).where(sql`${t.draftId} is not null`),
    index("messages_email_message_id").on(t.emailMessageId).where(sql`${t.emailMessageId} is not null`),
    oneOf("messages_kind_known", t.kind, messageKinds),
    oneOf("messages_side_known", t.side, messageSides),
    oneOf("messages_state_known", t.state, messageStates),
    check("messages_note_side", sql`${t.kind} <> 'note' or ${t.side} = 'agent'`),
    check("messages_claim_public", sql`${t.state} = 'accepted' or ${t.kind} = 'public'`),
  ],
);

export const attachments = pgTable(
  "attachments",
  {
    id: identity(),
    messageId: ref()
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    name: text().notNull(),
    mediaType: text().notNull(),
    size: bigint({ mode: "number" }).notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    contentId: text(),
  },
  (t) => [index("attachments_message").on(t.messageId)],
);

/** Files sent ahead of the message that will name them; whoever sent one may name it. Swept after a day. */
export const uploads = pgTable(
  "uploads",
  {
    id: identity(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    mediaType: text().notNull(),
    size: bigint({ mode: "number" }).notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [index("uploads_user").on(t.userId), index("uploads_created").on(t.createdAt)],
);

/** A reply being written, waiting in its undo time, or held because the customer wrote meanwhile. */
export const drafts = pgTable(
  "drafts",
  {
    id: identity(),
    ticketId: ref()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    authorId: ref()
      .notNull()
      .references(() => users.id),
    html: text().notNull(),
    nextStatus: closed(settableStatuses),
    lastSeenMessageId: ref(),
    state: closed(draftStates).notNull(),
    sendAt: instant(),
    heldReason: closed(["newer_message", "no_recipient", "ticket_closed", "refused"]),
    idempotencyKey: text(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index("drafts_ticket").on(t.ticketId),
    index("drafts_due").on(t.sendAt).where(sql`${t.state} = 'scheduled'`),
    uniqueIndex("drafts_editing_key").on(t.ticketId, t.authorId).where(sql`${t.state} = 'editing'`),
    uniqueIndex("drafts_idempotency_key")
      .on(t.authorId, t.idempotencyKey)
      .where(sql`${t.idempotencyKey} is not null`),
    oneOf("drafts_state_known", t.state, draftStates),
    check("drafts_scheduled_time", sql`${t.state} <> 'scheduled' or ${t.sendAt} is not null`),
    check("drafts_held_reason", sql`(${t.state} = 'held') = (${t.heldReason} is not null)`),
  ],
);

export const ticketReads = pgTable(
  "ticket_reads",
  {
    ticketId: ref()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    lastMessageId: ref().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.ticketId] })],
);
