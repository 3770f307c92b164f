import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { userEmails } from "@/db/schema";

/** Somebody used a link that was mailed to his first address: it is his. */
export async function verifyAddress(tx: Tx, userId: number, now: Date, only?: SQL): Promise<void> {
  await tx
    .update(userEmails)
    .set({ verifiedAt: now })
    .where(
      and(eq(userEmails.userId, userId), eq(userEmails.isPrimary, true), isNull(userEmails.verifiedAt), only),
    );
}

/** The same for a link that was mailed to whichever of his addresses was typed: of several it proves none. */
export async function verifyOnlyAddress(tx: Tx, userId: number, now: Date): Promise<void> {
  const others = sql`select 1 from user_emails other where other.user_id = ${userId} and not other.is_primary`;
  await verifyAddress(tx, userId, now, sql`not exists (${others})`);
}
