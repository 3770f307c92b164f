import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { resetRequests } from "@/db/schema";
import { accountEvents } from "@/lib/accounts/events";
import { findActiveColleague, makeResetLink } from "@/lib/accounts/reset-links";
import type { Actor } from "@/lib/core/actor";
import { isClosing } from "@/lib/core/closing";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { mailLink } from "./mail-link";

const requestsPerRun = 500;

/**
 * Mails a link for a new password to whoever asked for one and is an active colleague; of all other addresses nothing
 * comes. A new link ends those before it. Each request is deleted in the transaction that mails, so that one which
 * fails waits for the next run.
 * @returns how many requests were looked at
 */
export async function mailResets(actor: Actor): Promise<number> {
  let done = 0;
  while (
    done < requestsPerRun &&
    !isClosing() &&
    (await transact(actor, (tx, now) => takeOne(tx, actor, now)))
  ) {
    done++;
  }
  return done;
}

async function takeOne(tx: Tx, actor: Actor, now: Date): Promise<boolean> {
  const [asked] = await tx
    .select({ address: resetRequests.address, locale: resetRequests.locale })
    .from(resetRequests)
    .orderBy(asc(resetRequests.askedAt), asc(resetRequests.address))
    .limit(literalLimit(1))
    .for("update", { skipLocked: true });
  if (!asked) return false;
  await tx.delete(resetRequests).where(eq(resetRequests.address, asked.address));
  const person = await findActiveColleague(tx, asked.address);
  if (person) await mailReset(tx, actor, { ...person, locale: person.locale ?? asked.locale }, now);
  return true;
}

type Colleague = { id: number; name: string; address: string; locale: string };

async function mailReset(tx: Tx, actor: Actor, person: Colleague, now: Date): Promise<void> {
  const url = await makeResetLink(tx, person.id, now);
  await mailLink(tx, person, "reset", url, now);
  await recordEvent(tx, actor, {
    name: accountEvents.resetMailed,
    at: now,
    subject: { kind: "user", id: person.id },
  });
}
