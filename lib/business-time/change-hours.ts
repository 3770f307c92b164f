import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { businessHours, businessIntervals, events, workspace } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { lastChanger } from "@/lib/events/last-changer";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { businessTimeEvents } from "./events";
import { findHours } from "./find-hours";
import { type ChangeHoursInput, changeHoursInput } from "./inputs";
import { renewOpening } from "./opening";
import { formatIntervals, readWeek } from "./typed-week";
import type { Interval, WeekHours } from "./view-types";

/**
 * Sets the week and its zone as a whole. A week without any hours is one: then nothing is said of them.
 * @throws AppError `forbidden`, `invalid` (fields as the form names them: "0.1.to"), or `conflict` (details name) when
 *   somebody else changed them since `seenVersion`
 */
export async function changeHours(actor: Actor, raw: ChangeHoursInput): Promise<void> {
  ensureMay(actor, "settings.hours");
  const input = changeHoursInput.parse(raw);
  const { week, problems } = readWeek(input.week);
  if (Object.keys(problems).length > 0) throw new AppError("invalid", "error.invalid", { fields: problems });
  await transact(actor, async (tx, now) => {
    // Two at once, and the first hours ever have no row to lock yet: the workspace always has.
    await tx.select({ id: workspace.id }).from(workspace).for("update");
    const current = await findHours(tx);
    const to = { timeZone: input.timeZone, week };
    const changes = changesBetween(current, to);
    if (changes.length === 0) return;
    if (current.version !== input.seenVersion) {
      const name = await lastChanger(tx, eq(events.name, businessTimeEvents.hoursChanged));
      throw new AppError("conflict", "error.hours.changed", { details: { name } });
    }
    const id = await saveRow(tx, current.id, { ...to, version: current.version + 1 }, now);
    await saveIntervals(tx, id, week);
    await recordEvent(tx, actor, {
      name: businessTimeEvents.hoursChanged,
      at: now,
      subject: { kind: "hours", id },
      payload: { changes },
    });
    renewOpening(tx);
  });
}

function changesBetween(from: WeekHours, to: WeekHours) {
  const days = to.week.map((day, at) => ({
    field: `hours.${at}`,
    from: formatIntervals(from.week[at] ?? []) || null,
    to: formatIntervals(day) || null,
  }));
  const zone = { field: "timeZone", from: from.timeZone, to: to.timeZone };
  return [...days, zone].filter((one) => one.from !== one.to);
}

async function saveRow(
  tx: Tx,
  id: number | null,
  { timeZone, version }: { timeZone: string; version: number },
  now: Date,
): Promise<number> {
  if (id !== null) {
    await tx.update(businessHours).set({ timeZone, version }).where(eq(businessHours.id, id));
    return id;
  }
  const [row] = await tx
    .insert(businessHours)
    .values({ name: "Opening hours", timeZone, version, createdAt: now })
    .returning({ id: businessHours.id });
  if (!row) throw new Error("the hours were not written");
  return row.id;
}

async function saveIntervals(tx: Tx, businessHoursId: number, week: Interval[][]): Promise<void> {
  await tx.delete(businessIntervals).where(eq(businessIntervals.businessHoursId, businessHoursId));
  const rows = week.flatMap((day, weekday) =>
    day.map(({ from, to }) => ({ businessHoursId, weekday, fromMinute: from, toMinute: to })),
  );
  if (rows.length > 0) await tx.insert(businessIntervals).values(rows);
}
