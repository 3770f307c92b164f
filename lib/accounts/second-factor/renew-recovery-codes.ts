import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { type CodeInput, codeInput } from "./inputs";
import { countingTries, takeCode } from "./take-code";
import { writeRecoveryCodes } from "./write-recovery-codes";

/**
 * New recovery codes against a code of the second factor; those of before are void.
 * @returns them, this one time
 * @throws AppError `invalid` (field code), `rate_limited`
 */
export async function renewRecoveryCodes(actor: Actor, raw: CodeInput): Promise<{ codes: string[] }> {
  const { code } = codeInput.parse(raw);
  return countingTries(actor.id, () =>
    transact(actor, async (tx, now) => {
      await takeCode(tx, actor.id, code, now);
      const codes = await writeRecoveryCodes(tx, actor.id);
      await recordEvent(tx, actor, {
        name: accountEvents.recoveryCodesRenewed,
        at: now,
        subject: { kind: "user", id: actor.id },
      });
      return { codes };
    }),
  );
}
