import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { mayChangeProviders } from "@/lib/accounts/providers/list-providers";
import { pageActor } from "@/lib/web/page-guard";
import { add } from "../actions";
import { NewProviderForm } from "./new-provider-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.providers"))("new") };
}

export default async function NewProviderPage() {
  const actor = await pageActor("settings.security");
  const [mayAdd, { settings, error }] = await Promise.all([mayChangeProviders(actor), getMessages()]);
  const { providers: labels, security } = settings;
  return (
    <>
      <SettingsHeader title={labels.new} within={{ href: "/settings/security", title: security.title }} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{mayAdd ? labels.newText : labels.beyond}</p>
        {mayAdd && <NewProviderForm labels={labels} networkError={error.network} add={add} />}
      </div>
    </>
  );
}
