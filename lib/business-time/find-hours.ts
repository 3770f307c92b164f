import { asc, eq, isNull, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { businessHours, businessIntervals, workspace } from "@/db/schema";
import { partIn } from "@/lib/accounts/lock-team";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { HoursView, Interval, TeamHoursView } from "./view-types";

type Stored = HoursView & { id: number; inForce: boolean };

/**
 * The workspace's opening hours; none, in its zone, while nobody has set them. For everybody: they stand on the help
 * centre's pages.
 */
export async function findHours(reader: Reader = db()): Promise<HoursView & { id: number | null }> {
  const found = await readHours(isNull(businessHours.teamId), reader);
  if (found) return found;
  const [site] = await reader.select({ timeZone: workspace.timeZone }).from(workspace);
  return { id: null, version: 0, timeZone: site?.timeZone ?? "UTC", week: emptyWeek() };
}

/** What a team has said of its own hours, also where it keeps to the workspace's by now. */
export function findTeamHours(teamId: number, reader: Reader = db()): Promise<Stored | null> {
  return readHours(eq(businessHours.teamId, teamId), reader);
}

/** The hours that hold for tickets of a team: its own, or the workspace's; these too where there is no team. */
export async function hoursOf(teamId: number | null, reader: Reader = db()): Promise<HoursView> {
  const own = teamId === null ? null : await findTeamHours(teamId, reader);
  return own?.inForce ? own : findHours(reader);
}

/** @throws AppError `forbidden` */
export async function getHours(actor: Actor): Promise<HoursView> {
  ensureMay(actor, "settings.hours");
  return viewOf(await findHours());
}

/**
 * What the form for a team's own hours begins with: those that hold, or those that it had before.
 * @throws AppError `forbidden`, or `not_found` for a team that the actor does not manage
 */
export async function getTeamHours(actor: Actor, teamId: number): Promise<TeamHoursView> {
  if ((await partIn(actor, teamId)) !== "manages") throw new AppError("forbidden", "error.forbidden");
  const own = await findTeamHours(teamId);
  if (own) return { ...viewOf(own), inForce: own.inForce };
  return { ...viewOf(await findHours()), version: 0, inForce: false };
}

function viewOf({ timeZone, week, version }: HoursView): HoursView {
  return { timeZone, week, version };
}

async function readHours(which: SQL, reader: Reader): Promise<Stored | null> {
  const rows = await reader
    .select({
      id: businessHours.id,
      version: businessHours.version,
      timeZone: businessHours.timeZone,
      inForce: businessHours.inForce,
      weekday: businessIntervals.weekday,
      from: businessIntervals.fromMinute,
      to: businessIntervals.toMinute,
    })
    .from(businessHours)
    .leftJoin(businessIntervals, eq(businessIntervals.businessHoursId, businessHours.id))
    .where(which)
    .orderBy(asc(businessHours.id), asc(businessIntervals.weekday), asc(businessIntervals.fromMinute));
  const [first] = rows;
  if (!first) return null;
  const week = emptyWeek();
  for (const { id, weekday, from, to } of rows) {
    if (id === first.id && from !== null && to !== null) week[weekday ?? -1]?.push({ from, to });
  }
  const { id, version, timeZone, inForce } = first;
  return { id, version, timeZone, inForce, week };
}

function emptyWeek(): Interval[][] {
  return Array.from({ length: 7 }, () => []);
}
