import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { userEmails } from "@/db/schema";

/** What a person is reached by, in the order in which it came; of somebody who is held. */
export async function addressesOf(tx: Tx, userId: number) {
  return tx
    .select({ id: userEmails.id, address: userEmails.address, isPrimary: userEmails.isPrimary })
    .from(userEmails)
    .where(eq(userEmails.userId, userId))
    .orderBy(asc(userEmails.id));
}
