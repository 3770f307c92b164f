import { and, eq, gte, lt, notInArray, type SQL, sql } from "drizzle-orm";
import type { PgSelect } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import type { SlaMetric } from "@/db/enums";
import { slaClocks, tickets } from "@/db/schema";
import { ticketScope } from "@/lib/tickets/scope";
import type { PartKey } from "./inputs";
import type { Report } from "./report";

/**
 * Which tickets a measure counts. The number of a part and the list behind it are both made of `among` and the part's
 * condition, by `countParts` and by list-behind.ts, so that they cannot disagree.
 */
export type Measure<Part extends PartKey = PartKey> = {
  among: (report: Report) => SQL;
  parts: { [Name in Part]: (report: Report) => SQL };
  /** What puts a ticket into the range; its lists are ordered by it, latest first. */
  at: typeof tickets.createdAt | typeof tickets.solvedAt;
  /** The ticket's clock that the conditions speak of; tickets without one are not counted. */
  clock?: SlaMetric;
  /** What was measured on one ticket, shown in its lists. */
  seconds?: SQL<number | null>;
};

/** What every measure leaves out: tickets that the actor does not see, other teams' where one was chosen, and what is none. */
export function countable(report: Report): SQL {
  return and(
    ticketScope(report.actor),
    report.team ? eq(tickets.teamId, report.team.id) : undefined,
    notInArray(tickets.status, ["spam", "trash", "merged"]),
  ) as SQL;
}

export function inRange(at: Measure["at"], report: Report): SQL {
  return and(gte(at, report.from), lt(at, report.until)) as SQL;
}

/** How many tickets each part of a measure holds, in one statement. */
export async function countParts<Part extends PartKey>(
  measure: Measure<Part>,
  report: Report,
): Promise<Record<Part, number>> {
  const query = db().select(partCounts(measure, report)).from(tickets).$dynamic();
  const [row] = await joinClock(query, measure).where(measure.among(report));
  if (!row) throw new Error("nothing was counted");
  return row as unknown as Record<Part, number>;
}

/** The counts as columns, for a measure that asks for more beside them. */
export function partCounts<Part extends PartKey>(measure: Measure<Part>, report: Report) {
  const names = Object.keys(measure.parts) as Part[];
  const columns = names.map((name) => [
    name,
    sql<number>`(count(*) filter (where ${measure.parts[name](report)}))::float8`,
  ]);
  return Object.fromEntries(columns) as Record<Part, SQL<number>>;
}

/** One row a ticket all the same: both clocks that are measured run once only. */
export function joinClock<Query extends PgSelect>(query: Query, { clock }: Measure<never>): Query {
  if (!clock) return query;
  const ofTicket = and(
    eq(slaClocks.ticketId, tickets.id),
    eq(slaClocks.metric, clock),
    sql`${slaClocks.occurrence} = 1`,
  );
  return query.innerJoin(slaClocks, ofTicket) as unknown as Query;
}
