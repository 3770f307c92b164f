import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { identity, instant, ref } from "./columns";
import { tickets } from "./tickets";

/** A visit, a call: something that takes place between two instants, for a ticket or by itself. */
export const appointments = pgTable(
  "appointments",
  {
    id: identity(),
    title: text().notNull(),
    place: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    ticketId: ref().references(() => tickets.id, { onDelete: "cascade" }),
    assigneeId: ref().references(() => users.id),
    createdById: ref()
      .notNull()
      .references(() => users.id),
    /** Rises with each change: who saved another version than he saw overwrites nothing. */
    version: integer().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    // A range is read from its start less the longest length, so that one index on the start serves it.
    index("appointments_start").on(t.startsAt, t.id),
    index("appointments_ticket").on(t.ticketId, t.startsAt, t.id).where(sql`${t.ticketId} is not null`),
    check("appointments_ends_later", sql`${t.endsAt} > ${t.startsAt}`),
    check("appointments_length", sql`${t.endsAt} - ${t.startsAt} <= interval '14 days'`),
    check("appointments_titled", sql`${t.title} <> ''`),
  ],
);

/** The secret address under which a person's calendar program reads his agenda. */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    id: identity(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tokenHash: text().notNull(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    uniqueIndex("calendar_feeds_token_key").on(t.tokenHash),
    uniqueIndex("calendar_feeds_live_key").on(t.userId).where(sql`${t.revokedAt} is null`),
  ],
);
