import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { actorKinds } from "../enums";
import { closed, identity, instant, ref } from "./columns";

/**
 * What happened: immutable (a trigger refuses update, delete and truncate), without foreign keys, so that a purge
 * of its subject works. Ids and field changes only; personal values stand in event_details.
 */
export const events = pgTable(
  "events",
  {
    id: identity(),
    at: instant().notNull(),
    name: text().notNull(),
    actorKind: closed(actorKinds).notNull(),
    actorId: ref(),
    subjectKind: text().notNull(),
    subjectId: ref().notNull(),
    ticketId: ref(),
    payload: jsonb().notNull(),
    causeId: ref(),
    depth: integer().notNull(),
    requestId: text(),
  },
  (t) => [
    index("events_ticket").on(t.ticketId, t.id).where(sql`${t.ticketId} is not null`),
    index("events_subject").on(t.subjectKind, t.subjectId, t.id),
    // The audit, newest first: all of it, one person's, one kind of subject. By time, for imports write old events.
    index("events_at").on(t.at, t.id),
    index("events_actor").on(t.actorId, t.at, t.id),
    index("events_kind").on(t.subjectKind, t.at, t.id),
    check("events_depth", sql`${t.depth} between 0 and 20`),
  ],
);

/** Personal values of an event; erasure may blank them. */
export const eventDetails = pgTable(
  "event_details",
  {
    eventId: ref()
      .primaryKey()
      .references(() => events.id),
    details: jsonb().notNull(),
  },
  (t) => [
    // What was done from one network.
    index("event_details_network")
      .on(sql`(${t.details} -> 'origin' ->> 'network')`)
      .where(sql`(${t.details} -> 'origin') is not null`),
  ],
);

/** One row per event and listener: the outbox. Gone when the listener's effect has committed. */
export const eventWork = pgTable(
  "event_work",
  {
    eventId: ref()
      .notNull()
      .references(() => events.id),
    listener: text().notNull(),
    lane: text().notNull(),
    attempts: integer().notNull(),
    nextAt: instant().notNull(),
    /** After 20 tries: visible with a Retry, never deleted. */
    parkedAt: instant(),
    lastError: text(),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.listener] }),
    index("event_work_waiting").on(t.lane, t.nextAt, t.eventId).where(sql`${t.parkedAt} is null`),
    index("event_work_parked").on(t.eventId, t.listener).where(sql`${t.parkedAt} is not null`),
  ],
);
