import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { userEmails } from "@/db/schema";

/** Somebody used a link that was mailed to him: the address that he is written to is his. */
export async function verifyAddress(tx: Tx, userId: number, now: Date): Promise<void> {
  await tx
    .update(userEmails)
    .set({ verifiedAt: now })
    .where(and(eq(userEmails.userId, userId), eq(userEmails.isPrimary, true), isNull(userEmails.verifiedAt)));
}
