import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { teams } from "./accounts";
import { flag, identity, instant, ref } from "./columns";

/**
 * When we are there, in a week that repeats. The workspace's are the oldest row without a team; none means that nobody
 * has said it yet. A team may have its own.
 */
export const businessHours = pgTable(
  "business_hours",
  {
    id: identity(),
    name: text().notNull(),
    teamId: ref().references(() => teams.id, { onDelete: "cascade" }),
    /** False: a team keeps to the workspace's again, and would find its own if it wanted them back. */
    inForce: flag().notNull().default(true),
    timeZone: text().notNull(),
    /** Rises with each change: whose form showed an earlier one is told. */
    version: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("business_hours_team_key").on(t.teamId),
    check("business_hours_of_workspace", sql`${t.teamId} is not null or ${t.inForce}`),
  ],
);

/** An opening on a weekday, in minutes of the clock on the wall: a day has 1,440, whatever its length. */
export const businessIntervals = pgTable(
  "business_intervals",
  {
    businessHoursId: ref()
      .notNull()
      .references(() => businessHours.id, { onDelete: "cascade" }),
    /** 0 is Monday. */
    weekday: integer().notNull(),
    fromMinute: integer().notNull(),
    toMinute: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessHoursId, t.weekday, t.fromMinute] }),
    check("business_intervals_weekday", sql`${t.weekday} between 0 and 6`),
    check(
      "business_intervals_order",
      sql`${t.fromMinute} >= 0 and ${t.fromMinute} < ${t.toMinute} and ${t.toMinute} <= 1440`,
    ),
  ],
);
