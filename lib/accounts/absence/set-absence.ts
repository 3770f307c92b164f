import type { Tx } from "@/db/client";
import { absences } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { addDays, startOfDay } from "@/lib/core/days";
import { AppError, fieldError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { type Absence, findAbsence, seenAs } from "./find-absence";
import { holdAbsentee } from "./hold-absentee";
import { type SetAbsenceInput, setAbsenceInput } from "./inputs";

/**
 * Says from when until when somebody is away, in days of his own time zone: oneself, or a colleague whose account one
 * may change. It takes the place of what was said before. What he tells his colleagues stays out of the event, which can
 * never be changed.
 * @throws AppError `forbidden`, `not_found`, `invalid` (fields firstDay, lastDay, note), or `conflict` (details theirs,
 *   yours) where it is no longer what was seen
 */
export async function setAbsence(actor: Actor, raw: SetAbsenceInput): Promise<void> {
  const { userId, seen, firstDay, lastDay, note, releases } = setAbsenceInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const person = await holdAbsentee(tx, actor, userId);
    const before = await findAbsence(person.id, tx);
    const to = { firstDay, lastDay, note, releases };
    const endsAt = lastDay === null ? null : startOfDay(addDays(lastDay, 1), person.timeZone);
    ensureAhead(to, endsAt, now);
    if (before && isSame(before, to)) return;
    if (seenAs(before) !== seen) {
      throw new AppError("conflict", "error.absence.changed", {
        details: { theirs: before && daysText(before), yours: daysText(to) },
      });
    }
    const startsAt = startOfDay(firstDay, person.timeZone);
    await save(tx, { ...to, userId: person.id, startsAt, endsAt, setAt: now });
    await recordEvent(tx, actor, {
      name: accountEvents.absenceSet,
      at: now,
      subject: { kind: "user", id: person.id },
      payload: { changes: changesBetween(before, to) },
    });
    announceAccess(tx, [person.id]);
  });
}

type Days = Pick<Absence, "firstDay" | "lastDay" | "note" | "releases">;

function isSame(before: Days, to: Days): boolean {
  return (["firstDay", "lastDay", "note", "releases"] as const).every((name) => before[name] === to[name]);
}

function ensureAhead({ firstDay, lastDay }: Days, endsAt: Date | null, now: Date): void {
  if (lastDay !== null && lastDay < firstDay) throw fieldError("lastDay", "error.absence.endsFirst");
  if (endsAt !== null && endsAt <= now) throw fieldError("lastDay", "error.absence.over");
}

async function save(tx: Tx, row: typeof absences.$inferInsert): Promise<void> {
  await tx.insert(absences).values(row).onConflictDoUpdate({ target: absences.userId, set: row });
}

/** The same in every language: "2026-12-01 – 2026-12-05", and nothing behind the dash for an open end. */
function daysText({ firstDay, lastDay }: Days): string {
  return `${firstDay} – ${lastDay ?? ""}`.trim();
}

function changesBetween(before: Days | null, to: Days) {
  return [
    { field: "awayFrom", from: before?.firstDay ?? null, to: to.firstDay },
    { field: "awayUntil", from: before?.lastDay ?? null, to: to.lastDay },
    { field: "awayReleases", from: before?.releases ?? null, to: to.releases },
  ].filter(({ from, to: now }) => from !== now);
}
