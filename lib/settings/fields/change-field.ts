import type { Tx } from "@/db/client";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import type { FieldRow } from "./fields-of";
import { lockFields } from "./lock-fields";

type Change = { field: string; from: string | number | null; to: string | number | null };

/**
 * The frame of every verb about a field that is there: finds it among those of its owner, lets `work` change it, and
 * records what it says has changed. An answer of null means that all was so already.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function changeField(
  actor: Actor,
  fieldId: number,
  event: string,
  work: (tx: Tx, field: FieldRow, siblings: FieldRow[], now: Date) => Promise<Change[] | null>,
): Promise<void> {
  ensureMay(actor, "settings.fields");
  await transact(actor, async (tx, now) => {
    const all = await lockFields(tx);
    const field = all.find(({ id }) => id === fieldId);
    if (!field) throw new AppError("not_found", "error.notFound");
    const siblings = all.filter(({ owner }) => owner === field.owner);
    const changes = await work(tx, field, siblings, now);
    if (changes === null) return;
    await recordEvent(tx, actor, {
      name: event,
      at: now,
      subject: { kind: "field", id: fieldId },
      payload: { changes },
    });
  });
}
