import { and, gt, inArray, lte, type SQL, sql } from "drizzle-orm";
import { unsolvedStatuses } from "@/db/enums";
import { tickets } from "@/db/schema";
import { countable, type Measure } from "./measure";
import type { Report } from "./report";

const day = 86_400_000;

/**
 * Tickets that are new, open, waiting or on hold now, whatever the range, by the time since they were created. A day is
 * 24 hours.
 */
export const ageOfOpenTickets: Measure<
  "open-under-1" | "open-1-3" | "open-3-7" | "open-7-30" | "open-over-30"
> = {
  at: tickets.createdAt,
  among: (report) => and(countable(report), inArray(tickets.status, unsolvedStatuses)) as SQL,
  parts: {
    "open-under-1": older(0, 1),
    "open-1-3": older(1, 3),
    "open-3-7": older(3, 7),
    "open-7-30": older(7, 30),
    "open-over-30": older(30, null),
  },
};

/** At least `from` days old and less than `to`; null: however old. */
function older(from: number, to: number | null): (report: Report) => SQL {
  return ({ now }) => {
    const ago = (days: number) => new Date(now.getTime() - days * day);
    const oldest = to === null ? undefined : gt(tickets.createdAt, ago(to));
    // One that a clock ahead of ours wrote is not a day old either.
    const youngest = from === 0 ? undefined : lte(tickets.createdAt, ago(from));
    return and(youngest, oldest) ?? sql`true`;
  };
}
