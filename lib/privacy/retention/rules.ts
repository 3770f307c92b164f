import { and, asc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { RetentionKind, TicketStatus } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { eventDetails, events, mailLedger, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { eraseSource } from "../erase/erase-source";
import { purgeTicket } from "./purge-ticket";

/** A kind's rule at work: how many rows are older than so many days, and the oldest of them gone. */
type Rule = {
  count: (days: number, most: number) => Promise<number>;
  /** @returns how many it looked at: fewer than asked for once nothing is left */
  clear: (system: Actor, days: number, limit: number) => Promise<number>;
};

export const rules: Record<RetentionKind, Rule> = {
  set_aside: ticketRule(["spam", "trash"]),
  solved: ticketRule(["solved", "closed"]),
  quarantine: mailRule(eq(mailLedger.state, "quarantined")),
  // What waits is not among them.
  raw_mail: mailRule(inArray(mailLedger.state, ["routed", "ignored"])),
  audit_details: {
    count: (days, most) => countOf(oldDetails(days, most)),
    clear: async (_system, days, limit) => {
      const rows = await oldDetails(days, limit);
      const ids = sql.param(rows.map(({ id }) => id));
      if (rows.length > 0)
        await db().delete(eventDetails).where(sql`${eventDetails.eventId} = any(${ids}::bigint[])`);
      return rows.length;
    },
  },
};

/** By their last change: one that was written to lately is not old. */
function ticketRule(statuses: TicketStatus[]): Rule {
  const isOld = (days: number) =>
    and(inArray(tickets.status, statuses), olderThan(sql`${tickets.updatedAt}`, days)) as SQL;
  const old = (days: number, limit: number) =>
    db()
      .select({ id: tickets.id })
      .from(tickets)
      .where(isOld(days))
      .orderBy(asc(tickets.updatedAt), asc(tickets.id))
      .limit(literalLimit(limit));
  return {
    count: (days, most) => countOf(old(days, most)),
    clear: async (system, days, limit) => {
      const rows = await old(days, limit);
      for (const { id } of rows) await purgeTicket(system, id, isOld(days));
      return rows.length;
    },
  };
}

function mailRule(state: SQL): Rule {
  const old = (days: number, limit: number) =>
    db()
      .select({ id: mailLedger.id, storageKey: mailLedger.storageKey })
      .from(mailLedger)
      .where(and(state, ne(mailLedger.storageKey, sql`''`), olderThan(sql`${mailLedger.receivedAt}`, days)))
      .orderBy(asc(mailLedger.receivedAt))
      .limit(literalLimit(limit));
  return {
    count: (days, most) => countOf(old(days, most)),
    clear: async (_system, days, limit) => {
      const rows = await old(days, limit);
      for (const row of rows) await eraseSource(row);
      return rows.length;
    },
  };
}

/** Rows, not blanked ones: what is gone is not looked at again. */
function oldDetails(days: number, limit: number) {
  return db()
    .select({ id: eventDetails.eventId })
    .from(eventDetails)
    .innerJoin(events, eq(events.id, eventDetails.eventId))
    .where(olderThan(sql`${events.at}`, days))
    .orderBy(asc(eventDetails.eventId))
    .limit(literalLimit(limit));
}

function olderThan(at: SQL, days: number): SQL {
  return sql`${at} < now() - make_interval(days => ${days}::int)`;
}

async function countOf(rows: PromiseLike<unknown[]>): Promise<number> {
  return (await rows).length;
}
