import { and, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { tickets } from "@/db/schema";
import { countable, inRange, type Measure, partCounts } from "./measure";
import type { Report } from "./report";
import { type Step, stepNumber } from "./steps";
import type { FirstReply } from "./view-types";

const seconds = sql<
  number | null
>`extract(epoch from ${tickets.firstRepliedAt} - ${tickets.createdAt})::float8`;

/**
 * The time from a ticket's creation to the first public reply by a person of ours, nights and weekends included, for
 * tickets that customers created in the range. Half of the answered ones waited no longer than the median, nine of ten
 * no longer than the 90th percentile. Automatic answers and notes are no replies, tickets opened by agents or imported
 * do not count, and those without a reply, solved or not, are in neither figure but named beside them.
 */
export const firstReply: Measure<"answered" | "unanswered"> = {
  at: tickets.createdAt,
  among: (report) => {
    const byCustomers = inArray(tickets.source, ["email", "form", "api"]);
    return and(countable(report), byCustomers, inRange(tickets.createdAt, report)) as SQL;
  },
  parts: {
    answered: () => isNotNull(tickets.firstRepliedAt),
    unanswered: () => isNull(tickets.firstRepliedAt),
  },
  seconds,
};

/** The figures of the whole range and of each step, in one pass over its tickets. */
export async function measureFirstReply(report: Report, steps: Step[]): Promise<FirstReply> {
  const rows = await db()
    .select({
      /** null: the whole range. */
      step: stepNumber(tickets.createdAt, steps, report.actor.timeZone),
      ...partCounts(firstReply, report),
      median: sql<number | null>`percentile_cont(0.5) within group (order by ${seconds})`,
      ninetieth: sql<number | null>`percentile_cont(0.9) within group (order by ${seconds})`,
    })
    .from(tickets)
    .where(firstReply.among(report))
    .groupBy(sql`grouping sets ((), (1))`);
  const none = { answered: 0, unanswered: 0, median: null, ninetieth: null };
  const of = (number: number | null) => {
    const { step: _step, ...figures } = rows.find((row) => row.step === number) ?? { step: number, ...none };
    return figures;
  };
  return { ...of(null), steps: steps.map((step, index) => ({ ...step, ...of(index + 1) })) };
}
