import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { resetRequests, userEmails, users } from "@/db/schema";
import { accountEvents } from "@/lib/accounts/events";
import { createLink } from "@/lib/accounts/links";
import { primaryAddress } from "@/lib/accounts/primary-address";
import { revokeResets } from "@/lib/accounts/reset-password";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { isClosing } from "@/lib/jobs/closing";
import { mailColleague } from "./mail-colleague";

const minutesValid = 60;
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
  const person = await findColleague(tx, asked.address);
  if (person) await mailReset(tx, actor, { ...person, locale: person.locale ?? asked.locale }, now);
  return true;
}

/** By any address of his; the mail goes to the one he signs in with. */
async function findColleague(tx: Tx, address: string) {
  const [found] = await tx
    .select({ id: users.id, name: users.name, locale: users.locale })
    .from(userEmails)
    .innerJoin(users, eq(users.id, userEmails.userId))
    .where(and(eq(userEmails.address, address), eq(users.kind, "staff"), eq(users.status, "active")));
  if (!found) return null;
  const primary = await primaryAddress(found.id, tx);
  return primary ? { ...found, address: primary } : null;
}

type Colleague = { id: number; name: string; address: string; locale: string };

async function mailReset(tx: Tx, actor: Actor, person: Colleague, now: Date): Promise<void> {
  await revokeResets(tx, person.id, now);
  const expiresAt = new Date(now.getTime() + minutesValid * 60_000);
  const token = await createLink(tx, { purpose: "reset", userId: person.id, expiresAt }, now);
  const locale = toLocale(person.locale);
  const words = (await loadMessages(locale)).mail.reset;
  await mailColleague(
    tx,
    {
      purpose: "link",
      to: { name: person.name, address: person.address },
      locale,
      words: (workspace) => ({
        subject: fillMessage(words.subject, { workspace }, locale),
        paragraphs: [fillMessage(words.text, { workspace }, locale), words.valid],
        footnote: words.notYou,
      }),
      link: { label: words.open, url: new URL(`/reset/${token}`, env().APP_URL).href },
    },
    now,
  );
  await recordEvent(tx, actor, {
    name: accountEvents.resetMailed,
    at: now,
    subject: { kind: "user", id: person.id },
  });
}
