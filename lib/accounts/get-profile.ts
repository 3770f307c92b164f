import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import type { Theme } from "@/db/enums";
import { userEmails, users } from "@/db/schema";

/** How the person behind an address wants the screens: asked once, at sign-in, and kept in cookies from then on. */
export async function preferencesOf(
  address: string,
): Promise<{ theme: Theme; locale: string | null } | null> {
  const [row] = await db()
    .select({ theme: users.theme, locale: users.locale })
    .from(users)
    .innerJoin(userEmails, eq(userEmails.userId, users.id))
    .where(eq(userEmails.address, address.trim().toLowerCase()));
  return row ?? null;
}
