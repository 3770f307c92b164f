import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { userEmails } from "@/db/schema";
import { AppError, fieldError } from "@/lib/core/errors";
import { ourMailboxes } from "@/lib/settings/find-mailbox";
import { claimAddress } from "./find-or-create-person";

/**
 * Keeps an address for somebody until the transaction ends: of two who take it at once the second finds the first one's.
 * @param address lower-cased
 * @param userId who may have it already
 * @throws AppError `conflict` (field email) when somebody else has it, or `invalid` (field email) for one of our own
 */
export async function takeAddress(tx: Tx, address: string, userId?: number): Promise<void> {
  const ours = await ourMailboxes(tx);
  if (ours.some((mailbox) => mailbox.address === address)) {
    throw fieldError("email", "error.customers.ownAddress");
  }
  await claimAddress(tx, address);
  const [known] = await tx
    .select({ userId: userEmails.userId })
    .from(userEmails)
    .where(eq(userEmails.address, address));
  if (!known || known.userId === userId) return;
  throw new AppError("conflict", "error.field.taken", { fields: { email: "error.field.taken" } });
}
