import Copy from "lucide-react/icons/copy";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
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

const icon = { size: 14, strokeWidth: 1.75, "aria-hidden": true };

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
          icons={{ copy: <Copy {...icon} />, add: <Plus {...icon} />, remove: <X {...icon} /> }}
          scale={<Scale />}
        >
          {/* The first of a form is what Enter presses. */}
          <button type="submit" name="act" value="save" tabIndex={-1} aria-hidden className="hidden" />
          <input type="hidden" name="seenVersion" value={hours.version} />
        </HoursForm>
      </div>
    </>
  );
}

/** What stands above the bars. */
function Scale() {
  return (
    <div aria-hidden className="hidden gap-x-4 pt-2 md:grid md:grid-cols-[92px_minmax(0,1fr)_236px]">
      <span />
      <span className="flex justify-between text-2xs text-muted-foreground tabular-nums">
        {["00", "04", "08", "12", "16", "20", "24"].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </span>
    </div>
  );
}
