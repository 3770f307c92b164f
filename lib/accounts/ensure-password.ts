import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { passwords } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { consumeLimit, type Limit, resetLimit } from "@/lib/stores/rate-limit";
import { verifyPassword } from "./passwords";

// A session left open must not become a place to guess the password at.
const tries: Limit = { name: "password-change", points: 5, seconds: 600, blockSeconds: 600 };

/**
 * That it is the person himself who sits before the open session.
 * @param field of the form, in which it was typed
 * @throws AppError `invalid` (that field) for a wrong password, `rate_limited` after five of them
 */
export async function ensurePassword(actor: Actor, typed: string, field: string): Promise<void> {
  await consumeLimit(tries, String(actor.id));
  const [stored] = await db()
    .select({ hash: passwords.hash })
    .from(passwords)
    .where(eq(passwords.userId, actor.id));
  if (!(await verifyPassword(stored?.hash ?? null, typed))) {
    throw fieldError(field, "error.field.password.wrong");
  }
  await resetLimit(tries, String(actor.id));
}
