import { and, eq, gt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { addressChanges } from "@/db/schema";
import { endAddressLinks, makeAddressLink } from "@/lib/accounts/address-change/address-links";
import { loadActor } from "@/lib/accounts/load-actor";
import { primaryAddress } from "@/lib/accounts/primary-address";
import type { Actor } from "@/lib/core/actor";
import type { HeardEvent } from "@/lib/events/drain-lane";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { mailColleague } from "./mail-colleague";
import { mailLink } from "./mail-link";

/**
 * Listener: mails both addresses of a change a link each; the present one only word of it where somebody who manages
 * people has stood for it. Links that were mailed before die.
 */
export async function mailAddressChange(tx: Tx, _actor: Actor, now: Date, event: HeardEvent): Promise<void> {
  const person = await loadActor(event.subjectId, tx);
  if (person?.kind !== "staff") return;
  await endAddressLinks(tx, person.id, now);
  const [change] = await tx
    .select()
    .from(addressChanges)
    .where(and(eq(addressChanges.userId, person.id), gt(addressChanges.expiresAt, now)))
    .for("update");
  if (!change) return;
  const { name, locale } = person;
  const present = await primaryAddress(person.id, tx);
  const values = { from: present ?? "", to: change.address };
  const send = async (side: "old" | "new", address: string) => {
    const url = await makeAddressLink(tx, side, change, now);
    await mailLink(
      tx,
      { name, address, locale },
      side === "old" ? "addressOld" : "addressNew",
      url,
      now,
      values,
    );
  };
  await send("new", change.address);
  if (!present) return;
  if (change.oldConfirmedAt) await tell(tx, { name, address: present, locale }, values, now);
  else await send("old", present);
}

type Person = { name: string; address: string; locale: string };

async function tell(tx: Tx, person: Person, values: { from: string; to: string }, now: Date): Promise<void> {
  const locale = toLocale(person.locale);
  const words = (await loadMessages(locale)).mail.addressGiven;
  await mailColleague(
    tx,
    {
      purpose: "notice",
      to: { name: person.name, address: person.address },
      locale,
      words: (workspace) => ({
        subject: fillMessage(words.subject, { workspace }, locale),
        paragraphs: [fillMessage(words.text, { workspace, ...values }, locale)],
        footnote: words.notYou,
      }),
    },
    now,
  );
}
