import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { ButtonLink } from "@/components/ui/button-link";
import { may } from "@/lib/core/actor";
import { listPrivacyJobs } from "@/lib/privacy/list-privacy-jobs";
import { listRetention } from "@/lib/privacy/retention/list-retention";
import { pageActor } from "@/lib/web/page-guard";
import { JobList } from "./job-list";
import { RetentionList } from "./retention-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.privacy"))("title") };
}

export default async function PrivacyPage() {
  const actor = await pageActor("settings.privacy");
  const [jobs, rules, { settings, error }, locale] = await Promise.all([
    listPrivacyJobs(actor),
    listRetention(actor),
    getMessages(),
    getLocale(),
  ]);
  const { privacy: labels } = settings;
  return (
    <>
      <SettingsHeader title={labels.title} />
      <div className="flex min-h-0 grow flex-col gap-8 overflow-y-auto px-4 py-5 md:px-7">
        <div className="max-w-160">
          <p className="mb-3 text-muted-foreground">{labels.text}</p>
          <p className="flex flex-wrap gap-2">
            {may(actor, "tickets.work") && <ButtonLink href="/customers">{labels.customers}</ButtonLink>}
            {may(actor, "settings.people") && (
              <ButtonLink href="/settings/people">{labels.colleagues}</ButtonLink>
            )}
          </p>
        </div>
        <section aria-labelledby="recent" className="max-w-160">
          <h2 id="recent" className="mb-2.5 text-md">
            {labels.recent}
          </h2>
          <JobList
            jobs={jobs}
            path="/settings/privacy"
            named
            label={labels.recent}
            labels={labels}
            reading={{ timeZone: actor.timeZone, locale }}
          />
        </section>
        <section aria-labelledby="retention" className="max-w-160">
          <h2 id="retention" className="text-md">
            {labels.retention}
          </h2>
          <p className="mt-1 mb-4 text-muted-foreground">{labels.retentionText}</p>
          <RetentionList rules={rules} labels={labels} networkError={error.network} locale={locale} />
        </section>
      </div>
    </>
  );
}
