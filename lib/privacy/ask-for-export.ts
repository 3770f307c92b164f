import { and, eq } from "drizzle-orm";
import { privacyJobs } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { afterCommit, transact } from "@/lib/events/transact";
import { nudge } from "@/lib/jobs/queue";
import { storageKey } from "@/lib/stores/storage";
import { countHeld } from "./count-held";
import { privacyEvents } from "./events";
import { addressesOf, lockSubject } from "./find-subject";
import { type PersonInput, personInput } from "./inputs";
import { privacyJob } from "./jobs";

/**
 * Has all that is held on a person written to a file, by a job. While one is being written a second is not begun.
 * @throws AppError `forbidden`, `not_found`, or `conflict` for who is erased, or is somebody else by now
 */
export async function askForExport(actor: Actor, raw: PersonInput): Promise<void> {
  ensureMay(actor, "settings.privacy");
  const { personId } = personInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const person = await lockSubject(tx, actor, personId);
    if (person.erasedAt) throw new AppError("conflict", "error.privacy.erased");
    if (person.mergedIntoId !== null) throw new AppError("conflict", "error.privacy.merged");
    const own = and(eq(privacyJobs.userId, personId), eq(privacyJobs.kind, "export"));
    const [open] = await tx
      .select({ id: privacyJobs.id })
      .from(privacyJobs)
      .where(and(own, eq(privacyJobs.state, "open")));
    if (open) return;
    const counts = await countHeld(tx, personId, await addressesOf(tx, personId));
    await tx.insert(privacyJobs).values({
      kind: "export",
      userId: personId,
      askedById: actor.id,
      state: "open",
      total: counts.asked + counts.partIn + counts.mailsFrom,
      // One key for every try: what a worker left that died is written over.
      storageKey: storageKey("files"),
      nextAt: now,
      createdAt: now,
    });
    await recordEvent(tx, actor, {
      name: privacyEvents.exportAsked,
      at: now,
      subject: { kind: "user", id: personId },
    });
    afterCommit(tx, () => nudge(privacyJob, {}));
  });
}
