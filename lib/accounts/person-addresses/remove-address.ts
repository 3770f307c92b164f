import { eq } from "drizzle-orm";
import { links, userEmails } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { revokeLinks } from "../links";
import { lockPerson } from "../lock-person";
import { endSessionsOf } from "../sessions";
import { addressesOf } from "./addresses-of";
import { type PersonAddressInput, personAddressInput } from "./inputs";

/**
 * Takes an address from a customer: what is written from it is a stranger's from now on. Whoever reads that mailbox sees
 * no request of his any more: all his links and sessions end, for nobody knows which came by it.
 * @throws AppError `forbidden`, `not_found`, for an address that is not his too, or `conflict` for the primary one
 */
export async function removeAddress(actor: Actor, raw: PersonAddressInput): Promise<void> {
  ensureMay(actor, "customers.edit");
  const { personId, address } = personAddressInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const { id } = await lockPerson(tx, actor, personId);
    const gone = (await addressesOf(tx, id)).find((one) => one.address === address);
    if (!gone) throw new AppError("not_found", "error.notFound");
    if (gone.isPrimary) throw new AppError("conflict", "error.customers.primary");
    await tx.delete(userEmails).where(eq(userEmails.id, gone.id));
    await revokeLinks(tx, eq(links.userId, id), now);
    await endSessionsOf(tx, id);
    await recordEvent(tx, actor, {
      name: accountEvents.addressRemoved,
      at: now,
      subject: { kind: "user", id },
      details: { changes: [{ field: "email", from: address, to: null }] },
    });
  });
}
