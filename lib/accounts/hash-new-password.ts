import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { userEmails, users } from "@/db/schema";
import { fieldError } from "@/lib/core/errors";
import { hashPassword } from "./passwords";

/** What is looked at of a long one, for the time that it takes: a few milliseconds. */
const longestJudged = 64;
/** Of 0 to 4, by guesses: below are those found within a million, which a breaker at the sign-in does not stop for good. */
const leastScore = 2;

/**
 * The hash of a password that somebody chooses. One of the 49,000 commonest of past breaches, or made of one, of a
 * keyboard's rows, a sequence, a repetition or what everybody knows of its owner, is refused; how it is composed is his
 * own affair (NIST SP 800-63B-4, 3.1.1.2).
 * @param known what a guesser tries first: names and addresses
 * @throws AppError `invalid` (field password)
 */
export async function hashNewPassword(password: string, known: string[]): Promise<string> {
  estimator ??= loadEstimator();
  const { score } = (await estimator).check(password.slice(0, longestJudged), known.flatMap(wordsOf));
  if (score < leastScore) throw fieldError("password", "error.field.password.common");
  return hashPassword(password);
}

/** Of somebody who has an account. */
export async function knownOf(userId: number): Promise<string[]> {
  const rows = await db()
    .select({ name: users.name, address: userEmails.address })
    .from(users)
    .leftJoin(userEmails, eq(userEmails.userId, users.id))
    .where(eq(users.id, userId));
  return rows.flatMap(({ name, address }) => [name, address ?? ""]);
}

function wordsOf(text: string): string[] {
  return [text, ...text.split(/[^\p{L}\p{N}]+/u)].filter(({ length }) => length > 2);
}

let estimator: Promise<ZxcvbnFactory> | undefined;

// With its lists it is half a megabyte, and few processes are ever asked for it.
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Estimator }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new Estimator({ dictionary, graphs: adjacencyGraphs });
}
