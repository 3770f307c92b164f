import { and, eq, gt, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { addressChanges, userEmails } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { revokeLinksOf, useLink } from "../links";
import { loadActor } from "../load-actor";
import { takeAddress } from "../take-address";
import { purposeOf } from "./address-links";
import type { AddressSide } from "./inputs";

/**
 * The button behind a link that was mailed to one of the two addresses. With the second of them the new address takes
 * the old one's place; links for a new password that went to the old one die.
 * @returns whether the change is done, or waits for the other address
 * @throws AppError `conflict` for a link that was used, or (field email) when somebody has the address meanwhile: the
 *   link stays as it was then; `not_found` for a link that is dead, or whose person is deactivated
 */
export async function confirmAddress(
  actor: Actor,
  side: AddressSide,
  token: string,
): Promise<"done" | "waiting"> {
  return transact(actor, async (tx, now) => {
    const { userId } = await useLink(tx, purposeOf(side), token, now);
    const person = userId === null ? null : await loadActor(userId, tx);
    if (person?.kind !== "staff") throw new AppError("not_found", "error.link.dead");
    const [change] = await tx
      .update(addressChanges)
      .set({ [`${side}ConfirmedAt`]: now })
      .where(and(eq(addressChanges.userId, person.id), gt(addressChanges.expiresAt, now)))
      .returning();
    if (!change) throw new AppError("not_found", "error.link.dead");
    if (!change.oldConfirmedAt || !change.newConfirmedAt) return "waiting";
    const before = await replaceAddress(tx, person.id, change.address, change.newConfirmedAt);
    await tx.delete(addressChanges).where(eq(addressChanges.userId, person.id));
    await revokeLinksOf(tx, person.id, "reset", now);
    await recordEvent(
      tx,
      { ...person, requestId: actor.requestId },
      {
        name: accountEvents.addressChanged,
        at: now,
        subject: { kind: "user", id: person.id },
        details: { changes: [{ field: "email", from: before, to: change.address }] },
      },
    );
    return "done";
  });
}

/** @returns the address that was */
async function replaceAddress(
  tx: Tx,
  userId: number,
  address: string,
  verifiedAt: Date,
): Promise<string | null> {
  await takeAddress(tx, address, userId);
  const gone = await tx
    .delete(userEmails)
    .where(
      and(eq(userEmails.userId, userId), or(eq(userEmails.isPrimary, true), eq(userEmails.address, address))),
    )
    .returning({ address: userEmails.address, isPrimary: userEmails.isPrimary });
  await tx.insert(userEmails).values({ userId, address, isPrimary: true, verifiedAt });
  return gone.find(({ isPrimary }) => isPrimary)?.address ?? null;
}
