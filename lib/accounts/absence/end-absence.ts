import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { absences } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { holdAbsentee } from "./hold-absentee";
import { type EndAbsenceInput, endAbsenceInput } from "./inputs";

/**
 * Somebody is back, or does not go: oneself, or a colleague whose account one may change. Of who is here it changes
 * nothing.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function endAbsence(actor: Actor, raw: EndAbsenceInput): Promise<void> {
  const { userId } = endAbsenceInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const { id } = await holdAbsentee(tx, actor, userId);
    const ended = await forgetAbsence(tx, id);
    if (!ended) return;
    await recordEvent(tx, actor, {
      name: accountEvents.absenceEnded,
      at: now,
      subject: { kind: "user", id },
      payload: {
        changes: [
          { field: "awayFrom", from: ended.firstDay, to: null },
          ...(ended.lastDay === null ? [] : [{ field: "awayUntil", from: ended.lastDay, to: null }]),
        ],
      },
    });
    announceAccess(tx, [id]);
  });
}

/** Whoever has left is not away: he may come back at any time, and is here then. */
export async function forgetAbsence(tx: Tx, userId: number) {
  const [row] = await tx
    .delete(absences)
    .where(eq(absences.userId, userId))
    .returning({ firstDay: absences.firstDay, lastDay: absences.lastDay });
  return row ?? null;
}
