import { and, eq, inArray, isNotNull, isNull, lte, ne, not, or, type SQL } from "drizzle-orm";
import { slaClocks, tickets } from "@/db/schema";
import { countable, inRange } from "./measure";
import type { Report } from "./report";

/** Tickets created in the range whose promise was not called off; the clock comes by the measure's join. */
export function startedInRange(report: Report): SQL {
  const owed = ne(slaClocks.state, "cancelled");
  return and(countable(report), inRange(tickets.createdAt, report), owed) as SQL;
}

/** Each clock is in exactly one of these. One that is past due is late before the sweep has marked it, too. */
export const keptParts = {
  inTime: () => and(eq(slaClocks.state, "met"), isNull(slaClocks.breachedAt)) as SQL,
  late: (report: Report) => isLate(report),
  running: (report: Report) =>
    and(inArray(slaClocks.state, ["running", "paused"]), not(isLate(report))) as SQL,
};

function isLate({ now }: Report): SQL {
  const due = and(eq(slaClocks.state, "running"), lte(slaClocks.dueAt, now));
  return or(isNotNull(slaClocks.breachedAt), due) as SQL;
}
