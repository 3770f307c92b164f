import { eq, sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { mailLedger } from "@/db/schema";
import { removeStored } from "@/lib/stores/storage";

/**
 * A mail's source and envelope go, its bytes before its row says so. The row stays, with what tells the same mail when it
 * is delivered again. One that waited in quarantine waits no more: there is nothing left to look at.
 */
export async function eraseSource(
  { id, storageKey }: { id: number; storageKey: string },
  writer: Reader = db(),
): Promise<void> {
  if (storageKey !== "") await removeStored(storageKey);
  await writer
    .update(mailLedger)
    .set({
      envelopeFrom: "",
      envelopeTo: [],
      sha256: "",
      storageKey: "",
      messageId: null,
      lastError: null,
      state: sql`case ${mailLedger.state} when 'quarantined' then 'ignored' else ${mailLedger.state} end`,
      reason: sql`case ${mailLedger.state} when 'quarantined' then 'erased' else ${mailLedger.reason} end`,
    })
    .where(eq(mailLedger.id, id));
}
