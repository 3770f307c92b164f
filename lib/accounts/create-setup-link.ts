import { db } from "@/db/client";
import { setupTokens } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { hashToken, secretToken } from "@/lib/core/ids";
import { transact } from "@/lib/events/transact";
import { isSetUp } from "./set-up-workspace";

const hoursValid = 24;

/**
 * A fresh one-time link for first run; earlier ones die. null once the workspace is set up.
 * Valid for 24 hours; only its hash is kept.
 */
export async function createSetupLink(actor: Actor): Promise<string | null> {
  if (await isSetUp(db())) return null;
  const token = secretToken();
  await transact(actor, async (tx, now) => {
    await tx.delete(setupTokens);
    await tx.insert(setupTokens).values({
      tokenHash: hashToken(token),
      expiresAt: new Date(now.getTime() + hoursValid * 3_600_000),
    });
  });
  return new URL(`/setup?token=${token}`, env().APP_URL).href;
}
