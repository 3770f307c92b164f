import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { PriorityIcon } from "@/components/tickets/priority-icon";
import { Banner } from "@/components/ui/banner";
import { getPolicy } from "@/lib/sla/get-policy";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { save } from "./actions";
import { PolicyForm } from "./policy-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.sla"))("title") };
}

export default async function PolicyPage() {
  const actor = await pageActor("settings.sla");
  const [policy, { settings, app, error, priority, tickets }, locale] = await Promise.all([
    orNotFound(getPolicy(actor)),
    getMessages(),
    getLocale(),
  ]);
  const { firstReply, nextReply, solve } = tickets.panel;
  return (
    <>
      <SettingsHeader title={settings.sla.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{settings.sla.text}</p>
        {policy.applying && (
          <Banner tone="info" className="mb-4 max-w-160">
            {settings.sla.applying}
          </Banner>
        )}
        <PolicyForm
          policy={policy}
          labels={{
            ...settings.sla,
            metrics: { first_response: firstReply, next_response: nextReply, resolution: solve },
            priorities: priority,
            minutesWrong: error.settings.minutes,
            network: error.network,
            submit: settings.save,
            saved: settings.saved,
            unchanged: settings.unchanged,
            time: app,
          }}
          icons={{
            low: <PriorityIcon priority="low" />,
            normal: <PriorityIcon priority="normal" />,
            high: <PriorityIcon priority="high" />,
            urgent: <PriorityIcon priority="urgent" />,
          }}
          locale={locale}
          save={save}
        />
      </div>
    </>
  );
}
