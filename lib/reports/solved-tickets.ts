import { and, inArray, type SQL, sql } from "drizzle-orm";
import { tickets } from "@/db/schema";
import { countable, inRange, type Measure } from "./measure";

/**
 * Tickets that are solved or closed now, by the day on which they were solved. One that was opened again does not
 * count until it is solved again, and then on that day only.
 */
export const solvedTickets: Measure<"solved"> = {
  at: tickets.solvedAt,
  among: (report) => {
    const solved = inArray(tickets.status, ["solved", "closed"]);
    return and(countable(report), solved, inRange(tickets.solvedAt, report)) as SQL;
  },
  parts: { solved: () => sql`true` },
};
