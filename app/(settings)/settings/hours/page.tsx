import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { zonesWith } from "@/app/time-zones";
import { OpeningLine } from "@/components/shell/opening-line";
import { SettingsHeader } from "@/components/shell/settings-header";
import { getHours } from "@/lib/business-time/find-hours";
import { openState } from "@/lib/business-time/open-state";
import { weekdayName } from "@/lib/i18n/time";
import { pageActor } from "@/lib/web/page-guard";
import { save } from "./actions";
import { HoursForm } from "./hours-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.hours"))("title") };
}

export default async function HoursPage() {
  const actor = await pageActor("settings.hours");
  const [hours, { settings, help, error }, locale] = await Promise.all([
    getHours(actor),
    getMessages(),
    getLocale(),
  ]);
  const { hours: words } = settings;
  const now = new Date();
  const opening = { ...openState(hours, now), timeZone: hours.timeZone };
  return (
    <>
      <SettingsHeader title={words.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{words.text}</p>
        <section aria-labelledby="seen" className="mb-5 max-w-200 rounded-lg border bg-canvas px-3.5 py-3">
          <h2 id="seen" className="mb-1">
            {words.seen}
          </h2>
          {opening.kind === "none" ? (
            <p className="text-muted-foreground">{words.seenNone}</p>
          ) : (
            <OpeningLine opening={opening} now={now.toISOString()} labels={help.opening} locale={locale} />
          )}
        </section>
        <HoursForm
          hours={hours}
          timeZones={zonesWith(hours.timeZone)}
          labels={words}
          submitLabel={settings.save}
          savedLabel={settings.saved}
          networkError={error.network}
          days={hours.week.map((_day, day) => weekdayName(day, locale))}
          save={save}
        />
      </div>
    </>
  );
}
