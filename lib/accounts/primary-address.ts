import { and, eq } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { userEmails } from "@/db/schema";

/** The address that a person signs in with and is written to; null where there is none. */
export async function primaryAddress(userId: number, reader: Reader): Promise<string | null> {
  const [row] = await reader
    .select({ address: userEmails.address })
    .from(userEmails)
    .where(and(eq(userEmails.userId, userId), eq(userEmails.isPrimary, true)));
  return row?.address ?? null;
}
