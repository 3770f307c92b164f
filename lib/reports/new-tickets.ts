import { and, type SQL, sql } from "drizzle-orm";
import { tickets } from "@/db/schema";
import { countable, inRange, type Measure } from "./measure";

/**
 * Tickets by the day on which they came in, whether by mail, from a form, a program or a colleague. Spam, trash and
 * tickets merged into another one do not count.
 */
export const newTickets: Measure<"new"> = {
  at: tickets.createdAt,
  among: (report) => and(countable(report), inRange(tickets.createdAt, report)) as SQL,
  parts: { new: () => sql`true` },
};
