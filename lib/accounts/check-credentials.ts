import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { passwords, userEmails, users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { consumeLimit, type Limit, resetLimit } from "@/lib/stores/rate-limit";
import { type SignInInput, signInInput } from "./inputs";
import { verifyPassword } from "./passwords";

// Per address and network: somebody else's guesses from elsewhere must not lock a person out.
const tries: Limit = { name: "sign-in", points: 5, seconds: 600, blockSeconds: 600 };
// Per network alone: one guess at each of many addresses.
const guesses: Limit = { name: "sign-in-network", points: 50, seconds: 600 };

const triesOf = (address: string, network: string) => `${address}|${network}`;

/**
 * Who this address and password belong to. Unknown address, wrong password and deactivated person are one answer,
 * after the same time.
 * @param network the client's address, as the proxy setting gives it
 * @throws AppError `unauthenticated` with details.left tries, or `rate_limited` with details.minutes
 */
export async function checkCredentials(raw: SignInInput, network: string): Promise<{ userId: number }> {
  const input = signInInput.parse(raw);
  const key = triesOf(input.email, network);
  await consumeLimit(guesses, network);
  const left = await consumeLimit(tries, key);
  const [found] = await db()
    .select({ userId: users.id, hash: passwords.hash })
    .from(userEmails)
    .innerJoin(users, and(eq(users.id, userEmails.userId), eq(users.status, "active")))
    .innerJoin(passwords, eq(passwords.userId, users.id))
    .where(eq(userEmails.address, input.email));
  const right = await verifyPassword(found?.hash ?? null, input.password);
  if (!found || !right) throw new AppError("unauthenticated", "error.signIn.wrong", { details: { left } });
  await resetLimit(tries, key);
  return { userId: found.userId };
}

/** After a new password the wrong tries that led to it do not count any more. */
export async function forgiveTries(address: string, network: string): Promise<void> {
  await resetLimit(tries, triesOf(address, network));
}
