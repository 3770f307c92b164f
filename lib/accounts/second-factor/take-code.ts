import { and, eq, isNotNull, isNull, lt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { recoveryCodes, secondFactors } from "@/db/schema";
import { decryptSecret } from "@/lib/core/crypto";
import { fieldError } from "@/lib/core/errors";
import { consumeLimit, type Limit, resetLimit } from "@/lib/stores/rate-limit";
import { digitsOf, recoveryHash, stepOfCode } from "./authenticator";

// Three of a million codes are right at any moment; 720 tries a day find one in more than a year.
const tries: Limit = { name: "second-factor", points: 5, seconds: 600, blockSeconds: 600 };

/**
 * Runs `work`, which takes a code of this person's: wrong ones are counted, a right one makes them forgotten.
 * @throws AppError `rate_limited` after five wrong ones within ten minutes
 */
export async function countingTries<Result>(userId: number, work: () => Promise<Result>): Promise<Result> {
  await consumeLimit(tries, String(userId));
  const result = await work();
  await resetLimit(tries, String(userId));
  return result;
}

/**
 * Takes a code of the authenticator, or one for recovery, which is then used up.
 * @returns which it was
 * @throws AppError `invalid` (field code) for a wrong one, and for one that was taken before
 */
export async function takeCode(
  tx: Tx,
  userId: number,
  typed: string,
  now: Date,
): Promise<"authenticator" | "recovery"> {
  const digits = digitsOf(typed);
  if (digits) {
    if (await takeDigits(tx, userId, digits, now)) return "authenticator";
  } else if (await takeRecoveryCode(tx, userId, typed, now)) return "recovery";
  throw fieldError("code", "error.secondFactor.wrong");
}

async function takeDigits(tx: Tx, userId: number, code: string, now: Date): Promise<boolean> {
  const theirs = and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt));
  const [stored] = await tx
    .select({ secret: secondFactors.secret, lastStep: secondFactors.lastStep })
    .from(secondFactors)
    .where(theirs);
  if (!stored) return false;
  const step = stepOfCode(decryptSecret(stored.secret), code, now, stored.lastStep);
  if (step === null) return false;
  // Of two who send the same code at the same moment one is too late.
  const taken = await tx
    .update(secondFactors)
    .set({ lastStep: step })
    .where(and(theirs, lt(secondFactors.lastStep, step)));
  return taken.rowCount === 1;
}

async function takeRecoveryCode(tx: Tx, userId: number, typed: string, now: Date): Promise<boolean> {
  const unused = and(
    eq(recoveryCodes.userId, userId),
    eq(recoveryCodes.codeHash, recoveryHash(typed)),
    isNull(recoveryCodes.usedAt),
  );
  return (await tx.update(recoveryCodes).set({ usedAt: now }).where(unused)).rowCount === 1;
}
