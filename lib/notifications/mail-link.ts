import type { Tx } from "@/db/client";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { mailColleague } from "./mail-colleague";

type Person = { name: string; address: string; locale: string };

/**
 * Mails somebody a link that lets him in.
 * @param about what the link is for: under this name its words stand among the mails' (subject, text, open, valid, notYou)
 * @param values what its text names besides the workspace
 */
export async function mailLink(
  tx: Tx,
  { name, address, ...person }: Person,
  about: "reset" | "signIn" | "addressOld" | "addressNew",
  url: string,
  now: Date,
  values: Record<string, string> = {},
): Promise<void> {
  const locale = toLocale(person.locale);
  const words = (await loadMessages(locale)).mail[about];
  await mailColleague(
    tx,
    {
      purpose: "link",
      to: { name, address },
      locale,
      words: (workspace) => ({
        subject: fillMessage(words.subject, { workspace }, locale),
        paragraphs: [fillMessage(words.text, { workspace, ...values }, locale), words.valid],
        footnote: words.notYou,
      }),
      link: { label: words.open, url },
    },
    now,
  );
}
