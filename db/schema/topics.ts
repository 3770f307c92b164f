import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, uniqueIndex } from "drizzle-orm/pg-core";
import { ticketPriorities } from "../enums";
import { teams } from "./accounts";
import { closed, identity, instant, oneOf, ref } from "./columns";

/** What a customer's request may be about, and to whom it then goes. `name` per locale, as that of a category. */
export const requestTopics = pgTable(
  "request_topics",
  {
    id: identity(),
    name: jsonb().$type<Record<string, string>>().notNull(),
    /** Order in the form. */
    position: integer().notNull(),
    teamId: ref().references(() => teams.id),
    priority: closed(ticketPriorities),
    version: integer().notNull(),
    createdAt: instant().notNull(),
    /** Set once it is offered no more; its requests go on to name it. */
    removedAt: instant(),
  },
  (t) => [
    uniqueIndex("request_topics_position_key").on(t.position).where(sql`${t.removedAt} is null`),
    check("request_topics_named", sql`${t.name} <> '{}'`),
    oneOf("request_topics_priority_known", t.priority, ticketPriorities),
  ],
);
