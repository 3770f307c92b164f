import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { secondFactors } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { decryptSecret } from "@/lib/core/crypto";
import { AppError, fieldError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { endSessionsOf } from "../sessions";
import { digitsOf, stepOfCode } from "./authenticator";
import { type CodeInput, codeInput } from "./inputs";
import { raiseSession } from "./raise-session";
import { countingTries } from "./take-code";
import { writeRecoveryCodes } from "./write-recovery-codes";

/**
 * Makes the authenticator that was begun one's second factor. Every other session ends; this one goes on under a new
 * token, whoever knew the old one.
 * @returns the recovery codes, this one time, and the session's new token
 * @throws AppError `invalid` (field code), `rate_limited`, or `conflict` where nothing was begun
 */
export async function confirmSecondFactor(
  actor: Actor,
  raw: CodeInput,
  token: string,
): Promise<{ codes: string[]; token: string }> {
  const { code } = codeInput.parse(raw);
  return countingTries(actor.id, () =>
    transact(actor, async (tx, now) => {
      await confirm(tx, actor.id, code, now);
      const codes = await writeRecoveryCodes(tx, actor.id);
      await endSessionsOf(tx, actor.id, token);
      await recordEvent(tx, actor, {
        name: accountEvents.secondFactorSetUp,
        at: now,
        subject: { kind: "user", id: actor.id },
      });
      return { codes, token: await raiseSession(tx, actor, token, now) };
    }),
  );
}

async function confirm(tx: Tx, userId: number, code: string, now: Date): Promise<void> {
  const begun = and(eq(secondFactors.userId, userId), isNull(secondFactors.confirmedAt));
  const [stored] = await tx
    .select({ secret: secondFactors.secret })
    .from(secondFactors)
    .where(begun)
    .for("update");
  if (!stored) throw new AppError("conflict", "error.secondFactor.already");
  const digits = digitsOf(code);
  const lastStep = digits && stepOfCode(decryptSecret(stored.secret), digits, now, 0);
  if (!lastStep) throw fieldError("code", "error.secondFactor.wrong");
  await tx.update(secondFactors).set({ confirmedAt: now, lastStep }).where(begun);
}
