import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { zonesWith } from "@/app/time-zones";
import { HoursEditor } from "@/components/business-time/hours-editor";
import { SettingsHeader } from "@/components/shell/settings-header";
import { getHours } from "@/lib/business-time/find-hours";
import { openState } from "@/lib/business-time/open-state";
import { pageActor } from "@/lib/web/page-guard";
import { save } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.hours"))("title") };
}

export default async function HoursPage() {
  const actor = await pageActor("settings.hours");
  const [hours, words, locale] = await Promise.all([getHours(actor), getMessages(), getLocale()]);
  const { hours: labels } = words.settings;
  const now = new Date();
  return (
    <>
      <SettingsHeader title={labels.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{labels.text}</p>
        <HoursEditor
          hours={hours}
          opening={{ ...openState(hours, now), timeZone: hours.timeZone }}
          now={now.toISOString()}
          timeZones={zonesWith(hours.timeZone)}
          words={words}
          locale={locale}
          save={save}
        />
      </div>
    </>
  );
}
