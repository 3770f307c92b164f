import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { signInProviders } from "@/db/schema";

export type Provider = typeof signInProviders.$inferSelect;

/** A provider that people sign in through; null for one that is off or is none. */
export async function findProvider(providerId: number): Promise<Provider | null> {
  const [row] = await db()
    .select()
    .from(signInProviders)
    .where(and(eq(signInProviders.id, providerId), eq(signInProviders.isOn, true)));
  return row ?? null;
}
