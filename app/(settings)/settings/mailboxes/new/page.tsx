import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { pageActor } from "@/lib/web/page-guard";
import { add } from "../actions";
import { NewMailboxForm } from "./new-mailbox-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.mailboxes"))("newTitle") };
}

export default async function NewMailboxPage() {
  await pageActor("settings.mailboxes");
  const { settings, error } = await getMessages();
  const labels = settings.mailboxes;
  return (
    <>
      <SettingsHeader title={labels.newTitle} within={{ href: "/settings/mailboxes", title: labels.title }} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{labels.newText}</p>
        <NewMailboxForm labels={labels} networkError={error.network} add={add} />
      </div>
    </>
  );
}
