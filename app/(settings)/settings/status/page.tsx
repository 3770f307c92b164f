import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { ButtonLink } from "@/components/ui/button-link";
import type { Examination } from "@/lib/operations/doctor/examine";
import { examineInstallation } from "@/lib/operations/examine-installation";
import { pageActor } from "@/lib/web/page-guard";
import { Findings, Summary } from "./findings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.status"))("title") };
}

export default async function StatusPage() {
  const actor = await pageActor("settings.status");
  const [{ version, parts }, words, locale] = await Promise.all([
    examineInstallation(actor),
    getMessages(),
    getLocale(),
  ]);
  const { status } = words.settings;
  return (
    <>
      <SettingsHeader title={status.title} />
      <div className="flex min-h-0 grow flex-col gap-5 overflow-y-auto px-4 py-5 md:px-7">
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <p className="max-w-[68ch] basis-96 text-muted-foreground">{status.text}</p>
          <p className="text-muted-foreground md:ml-auto">
            {status.version} <span className="font-medium text-foreground">{version}</span>
          </p>
          <ButtonLink href="/settings/status">{status.again}</ButtonLink>
        </div>
        <Summary findings={Object.values(parts).flat()} labels={status} locale={locale} />
        {Object.entries(parts).map(([part, findings]) => (
          <section key={part} aria-labelledby={part} className="rounded-lg border bg-card">
            <h2 id={part} className="px-3.5 py-2.5">
              {status.groups[part as Examination]}
            </h2>
            <Findings findings={findings} words={words} locale={locale} />
          </section>
        ))}
      </div>
    </>
  );
}
