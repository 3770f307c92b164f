import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { ledgerSources, ledgerStates, mailTestDirections, outboxPurposes, outboxStates } from "../enums";
import { closed, flag, identity, instant, oneOf, ref } from "./columns";
import { mailboxes } from "./settings";
import { messages, tickets } from "./tickets";

/** Every message that reached us, written before it is parsed. Nothing in here is ever dropped silently. */
export const mailLedger = pgTable(
  "mail_ledger",
  {
    id: identity(),
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id),
    source: closed(ledgerSources).notNull(),
    /** The provider's id, or IMAP's UIDVALIDITY/UID, or one made by the SMTP listener. */
    deliveryId: text().notNull(),
    envelopeFrom: text().notNull(),
    envelopeTo: text().array().notNull(),
    size: bigint({ mode: "number" }).notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    state: closed(ledgerStates).notNull(),
    reason: text(),
    messageId: text(),
    /** From, Date and body hash, with the Message-ID where there is one: equal means the same mail. */
    fingerprint: text(),
    /** Same Message-ID as another mail, other content: routed on its own and shown. */
    conflicting: flag().notNull(),
    ticketId: ref().references(() => tickets.id, { onDelete: "set null" }),
    attempts: integer().notNull(),
    nextAt: instant(),
    lastError: text(),
    receivedAt: instant().notNull(),
    routedAt: instant(),
  },
  (t) => [
    uniqueIndex("mail_ledger_delivery_key").on(t.mailboxId, t.source, t.deliveryId),
    index("mail_ledger_waiting").on(t.nextAt, t.id).where(sql`${t.state} in ('received', 'parsed')`),
    index("mail_ledger_quarantine").on(t.id).where(sql`${t.state} = 'quarantined'`),
    // What has its source still, oldest first: none of it, where sources are deleted by age.
    index("mail_ledger_kept").on(t.receivedAt, t.id).where(sql`${t.storageKey} <> ''`),
    index("mail_ledger_sender").on(sql`lower(${t.envelopeFrom})`, t.id),
    index("mail_ledger_ticket").on(t.ticketId).where(sql`${t.ticketId} is not null`),
    index("mail_ledger_mailbox").on(t.mailboxId, t.receivedAt),
    index("mail_ledger_message_id").on(t.messageId).where(sql`${t.messageId} is not null`),
    uniqueIndex("mail_ledger_fingerprint_key").on(t.fingerprint).where(sql`${t.state} = 'routed'`),
    oneOf("mail_ledger_state_known", t.state, ledgerStates),
    check("mail_ledger_reason", sql`${t.state} not in ('ignored', 'quarantined') or ${t.reason} is not null`),
    check(
      "mail_ledger_waiting_time",
      sql`(${t.state} in ('received', 'parsed')) = (${t.nextAt} is not null)`,
    ),
  ],
);

/** One mail going out, with one stable Message-ID for all its recipients and all its tries. */
export const outboxMail = pgTable(
  "outbox_mail",
  {
    id: identity(),
    purpose: closed(outboxPurposes).notNull(),
    ticketId: ref().references(() => tickets.id, { onDelete: "cascade" }),
    messageId: ref().references(() => messages.id, { onDelete: "cascade" }),
    emailMessageId: text().notNull(),
    /** Where a provider puts its own in place of ours, so that answers still thread. */
    finalMessageId: text(),
    fromName: text().notNull(),
    fromAddress: text().notNull(),
    replyTo: text(),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    /** Encrypted with DATA_KEY: the address that stands in the mail where its body has a placeholder. */
    sealedLink: text(),
    inReplyTo: text(),
    references: text().array().notNull(),
    automatic: flag().notNull(),
    state: closed(outboxStates).notNull(),
    attempts: integer().notNull(),
    nextAt: instant(),
    lastError: text(),
    createdAt: instant().notNull(),
    sentAt: instant(),
    /** When the last of its recipients was given up. */
    failedAt: instant(),
    /** What it was written in (lib/core/trace.ts), for the log; of a mail that the clock wrote, its job. */
    requestId: text(),
  },
  (t) => [
    uniqueIndex("outbox_mail_message_id_key").on(t.emailMessageId),
    index("outbox_mail_final_id").on(t.finalMessageId).where(sql`${t.finalMessageId} is not null`),
    uniqueIndex("outbox_mail_message_key").on(t.messageId).where(sql`${t.messageId} is not null`),
    index("outbox_mail_ticket").on(t.ticketId).where(sql`${t.ticketId} is not null`),
    index("outbox_mail_waiting").on(t.nextAt, t.id).where(sql`${t.state} in ('queued', 'sending')`),
    index("outbox_mail_sent").on(t.fromAddress, t.sentAt).where(sql`${t.state} = 'sent'`),
    index("outbox_mail_failed").on(t.fromAddress, t.failedAt).where(sql`${t.state} = 'failed'`),
    oneOf("outbox_mail_state_known", t.state, outboxStates),
    check("outbox_mail_waiting_time", sql`(${t.state} in ('queued', 'sending')) = (${t.nextAt} is not null)`),
  ],
);

export const outboxRecipients = pgTable(
  "outbox_recipients",
  {
    id: identity(),
    mailId: ref()
      .notNull()
      .references(() => outboxMail.id, { onDelete: "cascade" }),
    address: text().notNull(),
    name: text().notNull(),
    field: closed(["to", "cc"]).notNull(),
    state: closed(outboxStates).notNull(),
    response: text(),
  },
  (t) => [
    uniqueIndex("outbox_recipients_key").on(t.mailId, t.address),
    index("outbox_recipients_address").on(t.address),
    oneOf("outbox_recipients_state_known", t.state, outboxStates),
  ],
);

/** At most one acknowledgement per sender and 24 hours: the claim is this row. */
export const acknowledgements = pgTable("acknowledgements", {
  address: text().primaryKey(),
  sentAt: instant().notNull(),
});

/** Mails that an admin sent to see whether mail flows: from a mailbox to himself, or from a mailbox to itself. */
export const mailTests = pgTable(
  "mail_tests",
  {
    id: identity(),
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id, { onDelete: "cascade" }),
    direction: closed(mailTestDirections).notNull(),
    outboxId: ref()
      .notNull()
      .references(() => outboxMail.id, { onDelete: "cascade" }),
    /** By which a mail to itself is known when it comes back; it is worth nothing else. */
    token: text(),
    createdAt: instant().notNull(),
    expiresAt: instant(),
    arrivedAt: instant(),
  },
  (t) => [
    index("mail_tests_mailbox").on(t.mailboxId, t.direction, t.id),
    index("mail_tests_outbox").on(t.outboxId),
    uniqueIndex("mail_tests_token_key").on(t.token),
    oneOf("mail_tests_direction_known", t.direction, mailTestDirections),
  ],
);
