import { and, eq, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { tickets, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { cutPage, decodeInstantCursor, encodeCursor } from "@/lib/core/pagination";
import { scopeRule } from "@/lib/tickets/scope";
import { ageOfOpenTickets } from "./age-of-open-tickets";
import { answeredInTime } from "./answered-in-time";
import { firstReply } from "./first-reply";
import { type BehindInput, behindInput, type PartKey } from "./inputs";
import { countParts, joinClock, type Measure } from "./measure";
import { newTickets } from "./new-tickets";
import { openReport, type Report } from "./report";
import { solvedInTime } from "./solved-in-time";
import { solvedTickets } from "./solved-tickets";
import type { BehindView } from "./view-types";

/** Each number's measure: one without a list behind it does not compile. */
const measures: { [Key in PartKey]: Measure<Key> } = {
  new: newTickets,
  solved: solvedTickets,
  answered: firstReply,
  unanswered: firstReply,
  "answered-in-time": answeredInTime,
  "answered-late": answeredInTime,
  "answer-running": answeredInTime,
  "solved-in-time": solvedInTime,
  "solved-late": solvedInTime,
  "solve-running": solvedInTime,
  "open-under-1": ageOfOpenTickets,
  "open-1-3": ageOfOpenTickets,
  "open-3-7": ageOfOpenTickets,
  "open-7-30": ageOfOpenTickets,
  "open-over-30": ageOfOpenTickets,
};

/**
 * The tickets behind one number of a report, latest first, with the number itself.
 * @throws AppError `forbidden`, `not_found` for a team, or `invalid` for a cursor that is none of ours
 */
export async function listBehind(actor: Actor, raw: BehindInput): Promise<BehindView> {
  const { measure: key, cursor, limit, ...period } = behindInput.parse(raw);
  const after = cursor === undefined ? null : decodeInstantCursor(cursor);
  const report = await openReport(actor, period);
  const measure: Measure<PartKey> = measures[key] as Measure<PartKey>;
  const [counts, rows] = await Promise.all([
    countParts(measure, report),
    selectRows(measure, key, report, after, limit + 1),
  ]);
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor(last.sortKey, last.id));
  return {
    measure: key,
    range: report.range,
    scope: scopeRule(actor),
    team: report.team,
    count: counts[key],
    rows: page.map(({ sortKey, ...row }) => ({ ...row, at: new Date(sortKey).toISOString() })),
    next,
  };
}

async function selectRows(
  measure: Measure<PartKey>,
  key: PartKey,
  report: Report,
  after: { key: string; id: number } | null,
  limit: number,
) {
  const { at } = measure;
  const next = after && sql`(${at}, ${tickets.id}) < (${after.key}::timestamptz, ${after.id}::bigint)`;
  const query = db()
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      requester: users.name,
      seconds: measure.seconds ?? sql<null>`null`,
      sortKey: sql<string>`${at}::text`,
    })
    .from(tickets)
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .$dynamic();
  return joinClock(query, measure)
    .where(and(measure.among(report), measure.parts[key](report), next ?? undefined) as SQL)
    .orderBy(sql`${at} desc, ${tickets.id} desc`)
    .limit(literalLimit(limit));
}
