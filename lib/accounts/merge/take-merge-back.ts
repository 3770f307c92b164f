import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mergedRows, merges, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { ensureSeesPeople } from "../scope";
import { giveRowsBack } from "./give-rows-back";
import { type TakeMergeBackInput, takeMergeBackInput } from "./inputs";
import { heirPhone, partWords } from "./join-words";
import { lockPeople } from "./lock-people";
import { giveFieldsBack } from "./take-fields";

/**
 * Two people again: what the merge moved goes back to the one who had it, where it still is as the merge left it. What came
 * since stays. Once: the merge is over then. Merges into the same person may be taken back in any order; one whose person
 * was merged further waits for that one.
 * @returns who is there again
 * @throws AppError `forbidden`, `not_found`, or `conflict` for one that is over, or waits for a later one
 */
export async function takeMergeBack(actor: Actor, raw: TakeMergeBackInput): Promise<{ personId: number }> {
  ensureMay(actor, "customers.edit");
  ensureSeesPeople(actor);
  const { mergeId } = takeMergeBackInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const { personId, intoId, tookPhone } = await findMerge(tx, mergeId);
    const people = await lockPeople(tx, [personId, intoId]);
    // Read again: somebody else may have taken it back while this one waited.
    if ((await findMerge(tx, mergeId)).undoneAt) throw new AppError("conflict", "error.merge.over");
    const [person, into] = [people.get(personId), people.get(intoId)];
    if (!person || !into || into.erasedAt) throw new AppError("not_found", "error.notFound");
    if (into.mergedIntoId !== null)
      throw new AppError("conflict", "error.merge.later", { details: { name: into.name } });
    if (into.kind !== "customer") throw new AppError("forbidden", "error.merge.colleague");
    await tx.update(users).set({ mergedIntoId: null, status: "active" }).where(eq(users.id, personId));
    const stayed = await giveRowsBack(tx, { mergeId, personId, intoId });
    await giveFieldsBack(tx, { mergeId, personId, intoId });
    await tx.delete(mergedRows).where(eq(mergedRows.mergeId, mergeId));
    await tx
      .update(merges)
      .set({ undoneAt: now, ...stayed })
      .where(eq(merges.id, mergeId));
    const left = partWords(into, person, tookPhone);
    const phone = left.phone ?? (into.phone && (await heirPhone(tx, intoId)));
    await tx
      .update(users)
      .set({ ...left, phone })
      .where(eq(users.id, intoId));
    await recordEvent(tx, actor, {
      name: accountEvents.mergeTakenBack,
      at: now,
      subject: { kind: "user", id: intoId },
      payload: { mergeId, personId, ...stayed },
      details: {
        changes: [
          { field: "merged", from: person.name, to: null },
          ...(phone !== into.phone ? [{ field: "phone", from: into.phone, to: phone }] : []),
          ...(left.notes !== into.notes
            ? [{ field: "notes", from: into.notes, to: left.notes || null }]
            : []),
        ],
      },
    });
    announceAccess(tx, "everybody");
    return { personId };
  });
}

async function findMerge(tx: Tx, mergeId: number) {
  const [row] = await tx
    .select({
      personId: merges.personId,
      intoId: merges.intoId,
      tookPhone: merges.tookPhone,
      undoneAt: merges.undoneAt,
    })
    .from(merges)
    .where(eq(merges.id, mergeId));
  if (!row) throw new AppError("not_found", "error.notFound");
  return row;
}
