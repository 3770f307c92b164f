import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, uniqueIndex } from "drizzle-orm/pg-core";
import { noticeKinds } from "../enums";
import { users } from "./accounts";
import { closed, flag, identity, instant, oneOf, ref } from "./columns";
import { tickets } from "./tickets";

/** What a person was told of in the portal. One event tells one person once. */
export const notifications = pgTable(
  "notifications",
  {
    id: identity(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: closed(noticeKinds).notNull(),
    ticketId: ref()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    /** Who gave the ticket, who answered; null for a clock. */
    byId: ref().references(() => users.id, { onDelete: "set null" }),
    /** Without a foreign key, as all that points at events. */
    eventId: ref().notNull(),
    at: instant().notNull(),
    readAt: instant(),
  },
  (t) => [
    uniqueIndex("notifications_event_key").on(t.userId, t.eventId),
    index("notifications_person").on(t.userId, t.id),
    index("notifications_unread").on(t.userId, t.id).where(sql`${t.readAt} is null`),
    index("notifications_ticket").on(t.ticketId),
    index("notifications_by").on(t.byId).where(sql`${t.byId} is not null`),
    oneOf("notifications_kind_known", t.kind, noticeKinds),
  ],
);

/** What a person is to be told of by mail: kept for a minute, so that one mail says all of a ticket. */
export const noticeMails = pgTable(
  "notice_mails",
  {
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    eventId: ref().notNull(),
    kind: closed(noticeKinds).notNull(),
    ticketId: ref()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    byId: ref().references(() => users.id, { onDelete: "set null" }),
    at: instant().notNull(),
    /** When all that waits for this person about this ticket leaves. */
    dueAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.eventId] }),
    index("notice_mails_due").on(t.dueAt),
    index("notice_mails_ticket").on(t.ticketId, t.userId),
    index("notice_mails_by").on(t.byId).where(sql`${t.byId} is not null`),
    oneOf("notice_mails_kind_known", t.kind, noticeKinds),
  ],
);

/** How a person wants to hear of a kind, where he has said so. */
export const notificationChoices = pgTable(
  "notification_choices",
  {
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: closed(noticeKinds).notNull(),
    inPortal: flag().notNull(),
    byMail: flag().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.kind] }),
    oneOf("notification_choices_kind_known", t.kind, noticeKinds),
  ],
);
