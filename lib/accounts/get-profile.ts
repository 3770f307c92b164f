import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { userEmails } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";

/** One's own address, for the account menu. */
export async function ownAddress(actor: Actor): Promise<string> {
  const [row] = await db()
    .select({ address: userEmails.address })
    .from(userEmails)
    .where(and(eq(userEmails.userId, actor.id), eq(userEmails.isPrimary, true)));
  return row?.address ?? "";
}

/** How one wants the screens: read at sign-in, then kept in cookies. */
export async function ownPreferences(userId: number) {
  return db().query.users.findFirst({
    columns: { theme: true, locale: true },
    where: (users) => eq(users.id, userId),
  });
}
