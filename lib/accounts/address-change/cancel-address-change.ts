import { eq } from "drizzle-orm";
import { addressChanges } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { endAddressLinks } from "./address-links";

/** One's own change that waits is given up, and its links are dead; once it is done nothing happens. */
export async function cancelAddressChange(actor: Actor): Promise<void> {
  await transact(actor, async (tx, now) => {
    await endAddressLinks(tx, actor.id, now);
    const gone = await tx.delete(addressChanges).where(eq(addressChanges.userId, actor.id));
    if (gone.rowCount === 0) return;
    await recordEvent(tx, actor, {
      name: accountEvents.addressChangeCancelled,
      at: now,
      subject: { kind: "user", id: actor.id },
    });
  });
}
