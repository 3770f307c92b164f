import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { may } from "@/lib/core/actor";
import { getMailbox } from "@/lib/email/get-mailbox";
import { mailSystem } from "@/lib/email/mail-system";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { save } from "../actions";
import { HealthLine } from "../mailbox-list";
import { MailboxState } from "../mailbox-state";
import { Problems } from "../problems";
import { MailboxForm } from "./mailbox-form";
import { More } from "./more";
import { Receiving } from "./receiving";
import { Tests } from "./tests";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.mailboxes"))("title") };
}

export default async function MailboxPage({ params }: Props) {
  const actor = await pageActor("settings.mailboxes");
  const [box, words, locale] = await Promise.all([
    orNotFound(getMailbox(actor, pageId((await params).id))),
    getMessages(),
    getLocale(),
  ]);
  const { mailboxes: labels, save: submit, saved } = words.settings;
  const shared = { words, locale, timeZone: actor.timeZone, now: new Date() };
  const system = mailSystem();
  return (
    <>
      <SettingsHeader title={box.address} within={{ href: "/settings/mailboxes", title: labels.title }}>
        <MailboxState state={box.state} labels={labels.states} />
      </SettingsHeader>
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="flex max-w-[1064px] flex-col gap-5">
          <Problems own boxes={[box]} system={system} mayReadMail={may(actor, "settings.mail")} {...shared} />
          <HealthLine box={box} {...shared} />
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_400px]">
            <section aria-labelledby="details" className="rounded-lg border bg-card">
              <h2 id="details" className="px-4 py-2.5">
                {labels.details}
              </h2>
              <div className="border-t px-4 py-3.5">
                <MailboxForm
                  box={box}
                  labels={{ ...labels, submit, saved }}
                  networkError={words.error.network}
                  save={save}
                />
              </div>
            </section>
            <div className="flex flex-col gap-5">
              <Tests box={box} system={system} {...shared} />
              <Receiving box={box} system={system} {...shared} />
              <More box={box} {...shared} />
            </div>
          </div>
        </div>
      </div>
    </>
  );
}
