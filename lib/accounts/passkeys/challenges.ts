import { createHmac } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { passkeyChallenges } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { hashToken, secretToken } from "@/lib/core/ids";

/** How long somebody may take at his device. */
export const challengeSeconds = 300;

type Challenge = { token: string; challenge: Uint8Array<ArrayBuffer> };

/**
 * Something new for a device to sign.
 * @param userId whose new passkey it is about; null to sign in
 * @returns besides, the token that this browser alone keeps until the answer is there
 */
export async function makeChallenge(userId: number | null): Promise<Challenge> {
  const token = secretToken();
  await db()
    .insert(passkeyChallenges)
    .values({
      tokenHash: hashToken(token),
      userId,
      expiresAt: sql`now() + make_interval(secs => ${challengeSeconds}::int)`,
    });
  return { token, challenge: challengeOf(token) };
}

/**
 * Takes a challenge that this browser was given: one try each, whatever comes of it.
 * @returns what the device has signed if it answers to that
 * @throws AppError `conflict` for one that was used, is too old, is another person's or was for something else
 */
export async function takeChallenge(token: string, userId: number | null): Promise<string> {
  const taken = await db()
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.tokenHash, hashToken(token)),
        userId === null ? isNull(passkeyChallenges.userId) : eq(passkeyChallenges.userId, userId),
        gt(passkeyChallenges.expiresAt, sql`now()`),
      ),
    );
  if (taken.rowCount !== 1) throw new AppError("conflict", "error.passkey.stale");
  return Buffer.from(challengeOf(token)).toString("base64url");
}

/** Made of the token: who reads the database learns neither. */
function challengeOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac("sha256", token).update("passkey challenge").digest());
}
