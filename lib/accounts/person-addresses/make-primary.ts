import { eq } from "drizzle-orm";
import { userEmails } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { ensureSeen } from "@/lib/core/ensure-seen";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { lockPerson } from "../lock-person";
import { addressesOf } from "./addresses-of";
import { type MakePrimaryInput, makePrimaryInput } from "./inputs";

/**
 * The one of a customer's addresses to which answers and links go.
 * @throws AppError `forbidden`, `not_found`, for an address that is not his too, or `conflict` when another one is the
 *   primary one meanwhile
 */
export async function makePrimary(actor: Actor, raw: MakePrimaryInput): Promise<void> {
  ensureMay(actor, "customers.edit");
  const input = makePrimaryInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const { id } = await lockPerson(tx, actor, input.personId);
    const known = await addressesOf(tx, id);
    const chosen = known.find(({ address }) => address === input.address);
    if (!chosen) throw new AppError("not_found", "error.notFound");
    if (chosen.isPrimary) return;
    const before = known.find(({ isPrimary }) => isPrimary);
    ensureSeen(before?.address ?? "", input.fromAddress, input.address);
    if (before) await tx.update(userEmails).set({ isPrimary: false }).where(eq(userEmails.id, before.id));
    await tx.update(userEmails).set({ isPrimary: true }).where(eq(userEmails.id, chosen.id));
    await recordEvent(tx, actor, {
      name: accountEvents.primaryAddressChanged,
      at: now,
      subject: { kind: "user", id },
      details: { changes: [{ field: "email", from: before?.address ?? null, to: chosen.address }] },
    });
  });
}
