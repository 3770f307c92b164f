import { accountEvents } from "@/lib/accounts/events";
import { type AskByMailInput, askByMailInput } from "@/lib/accounts/inputs";
import { findCustomer, makeSignInLink } from "@/lib/accounts/sign-in-links";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { consumeLimit, type Limit } from "@/lib/stores/rate-limit";
import { mailLink } from "./mail-link";

// Each mail ends the link of the one before: who asks for somebody else's address must not go on for ever.
const asked: Limit = { name: "sign-in-link-for", points: 5, seconds: 3600 };

/**
 * Mails a customer the link by which he signs in; to all other addresses nothing comes. For when the answer has gone
 * out already: how long this takes tells whose address it was.
 * @throws AppError `rate_limited`
 */
export async function mailSignIn(actor: Actor, raw: AskByMailInput): Promise<void> {
  const { email: address, locale } = askByMailInput.parse(raw);
  await consumeLimit(asked, address);
  await transact(actor, async (tx, now) => {
    const person = await findCustomer(tx, address);
    if (!person) return;
    const url = await makeSignInLink(tx, person.id, now);
    await mailLink(tx, { ...person, address, locale: person.locale ?? locale }, "signIn", url, now);
    await recordEvent(tx, actor, {
      name: accountEvents.signInMailed,
      at: now,
      subject: { kind: "user", id: person.id },
    });
  });
}
