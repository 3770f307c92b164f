import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { listAccessChoices } from "@/lib/accounts/list-access-choices";
import { pageActor } from "@/lib/web/page-guard";
import { invite } from "../actions";
import { BackToPeople } from "../back-to-people";
import { InviteForm } from "./invite-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.people"))("inviteTitle") };
}

export default async function InvitePage() {
  const actor = await pageActor("settings.people");
  const [choices, { settings, error }] = await Promise.all([listAccessChoices(actor), getMessages()]);
  const labels = settings.people;
  return (
    <>
      <SettingsHeader title={labels.inviteTitle} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <BackToPeople label={labels.back} />
        <p className="mt-3 mb-4 max-w-[68ch] text-muted-foreground">{labels.inviteText}</p>
        <InviteForm choices={choices} labels={labels} networkError={error.network} invite={invite} />
      </div>
    </>
  );
}
