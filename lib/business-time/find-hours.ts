import { asc, eq } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { businessHours, businessIntervals, workspace } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import type { HoursView, Interval } from "./view-types";

/**
 * The opening hours; none, in the workspace's zone, while nobody has set them. For everybody: they stand on the help
 * centre's pages.
 */
export async function findHours(reader: Reader = db()): Promise<HoursView & { id: number | null }> {
  const rows = await reader
    .select({
      id: businessHours.id,
      version: businessHours.version,
      timeZone: businessHours.timeZone,
      weekday: businessIntervals.weekday,
      from: businessIntervals.fromMinute,
      to: businessIntervals.toMinute,
    })
    .from(businessHours)
    .leftJoin(businessIntervals, eq(businessIntervals.businessHoursId, businessHours.id))
    .orderBy(asc(businessHours.id), asc(businessIntervals.weekday), asc(businessIntervals.fromMinute));
  const week: Interval[][] = Array.from({ length: 7 }, () => []);
  const [first] = rows;
  if (!first) {
    const [site] = await reader.select({ timeZone: workspace.timeZone }).from(workspace);
    return { id: null, version: 0, timeZone: site?.timeZone ?? "UTC", week };
  }
  for (const { id, weekday, from, to } of rows) {
    if (id === first.id && from !== null && to !== null) week[weekday ?? -1]?.push({ from, to });
  }
  return { id: first.id, version: first.version, timeZone: first.timeZone, week };
}

/** @throws AppError `forbidden` */
export async function getHours(actor: Actor): Promise<HoursView> {
  ensureMay(actor, "settings.hours");
  const { id: _id, ...hours } = await findHours();
  return hours;
}
