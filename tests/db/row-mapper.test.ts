import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { alias } from "drizzle-orm/pg-core";
import { beforeEach, describe, expect, it } from "vitest";
import { type Database, db, pool } from "../../db/client";
import { isoInstant } from "../../db/iso-instant";
import { organisations, slaClocks, tickets, users } from "../../db/schema";
import { ticketFrom } from "../support/tickets";
import { makeWorld } from "../support/world";

const assignees = alias(users, "assignees");

/** Queries of every kind that a selection can take. */
const queries = {
  "all columns of a table": (db: Database) => db.select().from(tickets),
  "columns, raw SQL and a subquery's column": (db: Database) => {
    const lead = db.select({ dueAt: slaClocks.dueAt }).from(slaClocks).limit(1).as("lead");
    return db
      .select({
        id: tickets.id,
        tags: tickets.tags,
        at: tickets.createdAt,
        two: sql<number>`1 + 1`.mapWith(String),
        three: sql<number>`3`.as("three"),
        due: lead.dueAt,
        iso: isoInstant(tickets.createdAt),
        nextDue: isoInstant(tickets.nextDueAt),
      })
      .from(tickets)
      .leftJoinLateral(lead, sql`true`);
  },
  "objects of joined tables, of which one is not there": (db: Database) =>
    db
      .select({
        id: tickets.id,
        requester: { id: users.id, since: users.createdAt },
        assignee: { id: assignees.id, since: assignees.createdAt },
        mixed: { ticket: tickets.assigneeId, person: assignees.id },
        computed: { nothing: sql`null`, one: sql<number>`1` },
      })
      .from(tickets)
      .innerJoin(users, eq(users.id, tickets.requesterId))
      .leftJoin(assignees, eq(assignees.id, tickets.assigneeId)),
  "whole rows of joined tables": (db: Database) =>
    db.select().from(tickets).leftJoin(organisations, eq(organisations.id, tickets.organisationId)),
};

describe("rows become objects", () => {
  beforeEach(async () => {
    const { system } = await makeWorld();
    await ticketFrom(system, {});
    await ticketFrom(system, { from: "b@two.test" });
  });

  it.each(Object.keys(queries) as (keyof typeof queries)[])("as drizzle makes them: %s", async (name) => {
    const theirs = await queries[name](drizzle(pool(), { casing: "snake_case" }) as Database);
    expect(theirs.length).toBeGreaterThan(1);
    expect(await queries[name](db())).toEqual(theirs);
  });
});
