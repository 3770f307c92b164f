import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { tickets } from "@/db/schema";
import type { Measure } from "./measure";
import type { Report } from "./report";
import { type Step, stepNumber } from "./steps";

/** How many tickets of a measure fall into each step, in the steps' order. */
export async function countBySteps(
  measure: Measure<never>,
  report: Report,
  steps: Step[],
): Promise<number[]> {
  const step = stepNumber(measure.at, steps, report.actor.timeZone);
  const rows = await db()
    .select({ step, count: sql<number>`count(*)::float8` })
    .from(tickets)
    .where(measure.among(report))
    .groupBy(sql`1`);
  const counts = new Map(rows.map((row) => [row.step, row.count]));
  return steps.map((_, index) => counts.get(index + 1) ?? 0);
}
