import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { businessHours, businessIntervals } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { formatIntervals, readWeek, type TypedWeek } from "./typed-week";
import type { Interval, WeekHours } from "./view-types";

/** @throws AppError `invalid` (fields as the form names them: "0.1.to") */
export function readTypedWeek(typed: TypedWeek): Interval[][] {
  const { week, problems } = readWeek(typed);
  if (Object.keys(problems).length > 0) throw new AppError("invalid", "error.invalid", { fields: problems });
  return week;
}

/** As an event tells them: `hours.0` are Monday's. */
export function changesBetween(from: WeekHours, to: WeekHours) {
  const days = to.week.map((day, at) => ({
    field: `hours.${at}`,
    from: formatIntervals(from.week[at] ?? []) || null,
    to: formatIntervals(day) || null,
  }));
  const zone = { field: "timeZone", from: from.timeZone, to: to.timeZone };
  return [...days, zone].filter((one) => one.from !== one.to);
}

type Written = WeekHours & {
  /** null for the first ones. */
  id: number | null;
  /** null: the workspace's. */
  teamId: number | null;
  /** That it was until now. */
  version: number;
};

/** Writes a week as a whole, in force from now on. @returns the row's id */
export async function writeHours(tx: Tx, hours: Written, now: Date): Promise<number> {
  const businessHoursId = await writeRow(tx, hours, now);
  await tx.delete(businessIntervals).where(eq(businessIntervals.businessHoursId, businessHoursId));
  const rows = hours.week.flatMap((day, weekday) =>
    day.map(({ from, to }) => ({ businessHoursId, weekday, fromMinute: from, toMinute: to })),
  );
  if (rows.length > 0) await tx.insert(businessIntervals).values(rows);
  return businessHoursId;
}

async function writeRow(tx: Tx, { id, teamId, timeZone, ...hours }: Written, now: Date): Promise<number> {
  const version = hours.version + 1;
  if (id !== null) {
    await tx.update(businessHours).set({ timeZone, version, inForce: true }).where(eq(businessHours.id, id));
    return id;
  }
  const [row] = await tx
    .insert(businessHours)
    .values({ name: "Opening hours", teamId, timeZone, version, createdAt: now })
    .returning({ id: businessHours.id });
  if (!row) throw new Error("the hours were not written");
  return row.id;
}
