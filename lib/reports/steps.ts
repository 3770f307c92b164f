import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { addDays, startOfDay } from "@/lib/core/days";
import type { Report } from "./report";

/** Consecutive days of a report that are shown as one bar or point: its first and last day. */
export type Step = { from: string; to: string };

/** A report cut into steps of so many days from its first on; the last one may be shorter. */
export function stepsOf(report: Report, length: number): Step[] {
  const { from, to } = report.range;
  const steps: Step[] = [];
  for (let first = from; first <= to; ) {
    const next = addDays(first, length);
    steps.push({ from: first, to: next > to ? to : addDays(next, -1) });
    first = next;
  }
  return steps;
}

/**
 * In which step an instant of the report falls, counted from 1. The bounds are the ones that a list of that step is
 * asked with, so that its length is the number shown, whatever PostgreSQL knows of time zones.
 */
export function stepNumber(instant: SQLWrapper, steps: Step[], zone: string): SQL<number> {
  const bounds = steps.map(({ from }) => startOfDay(from, zone).toISOString());
  return sql<number>`width_bucket(${instant}, ${sql.param(bounds)}::timestamptz[])`;
}
