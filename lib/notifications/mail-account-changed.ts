import type { Tx } from "@/db/client";
import { accountEvents } from "@/lib/accounts/events";
import { loadActor } from "@/lib/accounts/load-actor";
import { primaryAddress } from "@/lib/accounts/primary-address";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import type { HeardEvent } from "@/lib/events/drain-lane";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { formatMoment } from "@/lib/i18n/time";
import { mailColleague } from "./mail-colleague";

/** Under which name the words about an event stand among the mails'. */
const aboutOf = {
  [accountEvents.passwordChanged]: "passwordChanged",
  [accountEvents.passwordReset]: "passwordChanged",
  [accountEvents.secondFactorSetUp]: "secondFactorOn",
  [accountEvents.secondFactorRemoved]: "secondFactorOff",
  [accountEvents.recoveryCodesRenewed]: "recoveryCodes",
  [accountEvents.passkeyAdded]: "passkeyAdded",
  [accountEvents.passkeyRemoved]: "passkeyRemoved",
  [accountEvents.identityLinked]: "identityLinked",
} as const;

/** Listener: whoever's password, second factor, passkey or sign-in provider was changed is told by mail, and what to do if it was not he. */
export async function mailAccountChanged(tx: Tx, _actor: Actor, now: Date, event: HeardEvent): Promise<void> {
  const about = aboutOf[event.name as keyof typeof aboutOf];
  const person = await loadActor(event.subjectId, tx);
  if (!about || person?.kind !== "staff") return;
  const address = await primaryAddress(person.id, tx);
  if (!address) return;
  const locale = toLocale(person.locale);
  const { [about]: words, accountChanged } = (await loadMessages(locale)).mail;
  const at = formatMoment(event.at.toISOString(), person.timeZone, locale);
  await mailColleague(
    tx,
    {
      purpose: "notice",
      to: { name: person.name, address },
      locale,
      words: (workspace) => ({
        subject: fillMessage(words.subject, { workspace }, locale),
        paragraphs: [fillMessage(words.text, { workspace, at }, locale), words.more],
        footnote: fillMessage(accountChanged.notYou, { url: new URL("/reset", env().APP_URL).href }, locale),
      }),
    },
    now,
  );
}
