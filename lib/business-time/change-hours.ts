import { eq } from "drizzle-orm";
import { events, workspace } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { lastChanger } from "@/lib/events/last-changer";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { businessTimeEvents } from "./events";
import { findHours } from "./find-hours";
import { type ChangeHoursInput, changeHoursInput } from "./inputs";
import { renewOpening } from "./opening";
import { changesBetween, readTypedWeek, writeHours } from "./write-hours";

/**
 * Sets the workspace's week and its zone as a whole. A week without any hours is one: then nothing is said of them.
 * @throws AppError `forbidden`, `invalid` (fields as the form names them: "0.1.to"), or `conflict` (details name) when
 *   somebody else changed them since `seenVersion`
 */
export async function changeHours(actor: Actor, raw: ChangeHoursInput): Promise<void> {
  ensureMay(actor, "settings.hours");
  const input = changeHoursInput.parse(raw);
  const week = readTypedWeek(input.week);
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
    const { id, version } = current;
    const hoursId = await writeHours(tx, { ...to, id, version, teamId: null }, now);
    await recordEvent(tx, actor, {
      name: businessTimeEvents.hoursChanged,
      at: now,
      subject: { kind: "hours", id: hoursId },
      payload: { changes },
    });
    renewOpening(tx);
  });
}
