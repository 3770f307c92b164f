import type { Tx } from "@/db/client";
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

/** Listener: whoever's password was changed is told by mail, and what to do if it was not he. */
export async function mailPasswordChanged(
  tx: Tx,
  _actor: Actor,
  now: Date,
  event: HeardEvent,
): Promise<void> {
  const person = await loadActor(event.subjectId, tx);
  if (person?.kind !== "staff") return;
  const address = await primaryAddress(person.id, tx);
  if (!address) return;
  const locale = toLocale(person.locale);
  const words = (await loadMessages(locale)).mail.passwordChanged;
  const at = formatMoment(event.at.toISOString(), person.timeZone, locale);
  await mailColleague(
    tx,
    {
      purpose: "notice",
      to: { name: person.name, address },
      locale,
      words: (workspace) => ({
        subject: fillMessage(words.subject, { workspace }, locale),
        paragraphs: [fillMessage(words.text, { workspace, at }, locale), words.sessions],
        footnote: fillMessage(words.notYou, { url: new URL("/reset", env().APP_URL).href }, locale),
      }),
    },
    now,
  );
}
