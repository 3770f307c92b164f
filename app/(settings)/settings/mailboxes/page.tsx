import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { ButtonLink } from "@/components/ui/button-link";
import { may } from "@/lib/core/actor";
import { listMailboxes } from "@/lib/email/list-mailboxes";
import { mailSystem } from "@/lib/email/mail-system";
import { pageActor } from "@/lib/web/page-guard";
import { MailboxList } from "./mailbox-list";
import { Problems } from "./problems";
import { Travel } from "./travel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.mailboxes"))("title") };
}

export default async function MailboxesPage() {
  const actor = await pageActor("settings.mailboxes");
  const [boxes, words, locale] = await Promise.all([listMailboxes(actor), getMessages(), getLocale()]);
  const labels = words.settings.mailboxes;
  const shared = { words, locale, timeZone: actor.timeZone, now: new Date() };
  const system = mailSystem();
  return (
    <>
      <SettingsHeader title={labels.title}>
        <ButtonLink href="/settings/mailboxes/new" variant="primary">
          {labels.add}
        </ButtonLink>
      </SettingsHeader>
      <div className="flex min-h-0 grow flex-col gap-4 overflow-y-auto px-4 py-5 md:px-7">
        <p className="max-w-[68ch] text-muted-foreground">{labels.text}</p>
        <Problems boxes={boxes} system={system} mayReadMail={may(actor, "settings.mail")} {...shared} />
        <MailboxList boxes={boxes} {...shared} />
        <Travel system={system} {...shared} />
      </div>
    </>
  );
}
