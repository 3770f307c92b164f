import { and, eq } from "drizzle-orm";
import { mailLedger } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { afterCommit, transact } from "@/lib/events/transact";
import { removeStored } from "@/lib/stores/storage";
import { mailEvents } from "./events";
import { type LedgerInput, ledgerInput } from "./inputs";

/**
 * Deletes a quarantined mail for good, source and row; the event that says so stays.
 * @throws AppError `forbidden`, or `conflict` when it is not in quarantine any more
 */
export async function deleteMail(actor: Actor, raw: LedgerInput): Promise<void> {
  ensureMay(actor, "settings.mail");
  const { ledgerId } = ledgerInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const [gone] = await tx
      .delete(mailLedger)
      .where(and(eq(mailLedger.id, ledgerId), eq(mailLedger.state, "quarantined")))
      .returning({ storageKey: mailLedger.storageKey, reason: mailLedger.reason });
    if (!gone) throw new AppError("conflict", "error.mail.notQuarantined");
    await recordEvent(tx, actor, {
      name: mailEvents.deleted,
      at: now,
      subject: { kind: "mail", id: ledgerId },
      payload: { reason: gone.reason },
    });
    // Should the process die here, a file without a row is left, never a row without its file.
    afterCommit(tx, () => removeStored(gone.storageKey));
  });
}
