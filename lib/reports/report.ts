import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { addDays, countDays, dayAt, startOfDay } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import { visibleTeams } from "@/lib/tickets/visible-teams";
import type { ReportPeriod } from "./inputs";
import type { RangeView, TeamView } from "./view-types";

/** What every measure is asked with: for whom, as of when, over which days, for which team. */
export type Report = {
  actor: Actor;
  now: Date;
  range: RangeView;
  /** The first instant of the range, and the first after it. */
  from: Date;
  until: Date;
  /** Whose tickets alone are counted; null: every team's, and those without one. */
  team: TeamView | null;
  /** The teams to choose from. */
  teams: TeamView[];
};

/**
 * Opens a report: its days are those of the actor's zone, its present is the database's.
 * @throws AppError `forbidden`, or `not_found` for a team that the actor does not see
 */
export async function openReport(actor: Actor, period: ReportPeriod): Promise<Report> {
  ensureMay(actor, "reports.view");
  const [now, teams] = await Promise.all([actor.at ?? databaseNow(), visibleTeams(actor)]);
  const team = teams.find(({ id }) => id === period.team) ?? null;
  if (period.team !== undefined && !team) throw new AppError("not_found", "error.notFound");
  const range = rangeOf(period, dayAt(now, actor.timeZone));
  return { actor, now, team, teams, ...withRange(range, actor.timeZone) };
}

/** The same number of days right before, for a comparison. */
export function daysBefore(report: Report): Report {
  const { days, from } = report.range;
  const range = { days, from: addDays(from, -days), to: addDays(from, -1), preset: null };
  return { ...report, ...withRange(range, report.actor.timeZone) };
}

/** Whether the last day of the range has passed: only then is it as long as the one before. */
export function isOver(report: Report): boolean {
  return report.until <= report.now;
}

function withRange(range: RangeView, zone: string) {
  return { range, from: startOfDay(range.from, zone), until: startOfDay(addDays(range.to, 1), zone) };
}

function rangeOf({ days = "30", from, to }: ReportPeriod, today: string): RangeView {
  if (from && to) return { from, to, days: countDays(from, to), preset: null };
  return { from: addDays(today, 1 - Number(days)), to: today, days: Number(days), preset: days };
}

async function databaseNow(): Promise<Date> {
  const { rows } = await db().execute<{ now: number }>(sql`select extract(epoch from now())::float8 as now`);
  return new Date((rows[0]?.now ?? Number.NaN) * 1000);
}
