import { eq } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { absences } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import type { AbsenceView } from "../view-types";

export type Absence = typeof absences.$inferSelect;

/** What somebody said last, be it over by now. */
export async function findAbsence(userId: number, reader: Reader): Promise<Absence | null> {
  const [row] = await reader.select().from(absences).where(eq(absences.userId, userId));
  return row ?? null;
}

/**
 * When somebody is or will be away, for the form that sets it: one's own, or a colleague's.
 * @throws AppError `forbidden`
 */
export async function getAbsence(actor: Actor, userId: number): Promise<AbsenceView> {
  if (userId !== actor.id) ensureMay(actor, "settings.people");
  const row = await findAbsence(userId, db());
  const seen = seenAs(row);
  if (!row || isOver(row, new Date())) return { seen, days: null };
  const { firstDay, lastDay, note, releases } = row;
  return { seen, days: { firstDay, lastDay, note, releases, running: row.startsAt <= new Date() } };
}

/** What a form carries of the one that it shows; empty for none. */
export function seenAs(absence: Absence | null): string {
  return absence?.setAt.toISOString() ?? "";
}

function isOver({ endsAt }: Absence, now: Date): boolean {
  return endsAt !== null && endsAt <= now;
}
