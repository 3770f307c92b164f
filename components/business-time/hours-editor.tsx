import Copy from "lucide-react/icons/copy";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { OpeningLine } from "@/components/shell/opening-line";
import type { FormAction } from "@/components/ui/action-result";
import { HiddenFields } from "@/components/ui/hidden-fields";
import type { HoursView, Opening } from "@/lib/business-time/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { weekdayName } from "@/lib/i18n/time";
import { HoursForm } from "./hours-form";

type Props = {
  hours: HoursView;
  /** What customers are told now. */
  opening: Opening;
  now: string;
  /** Whose hours they are, as the action wants to know; nothing for the workspace's. */
  fields?: Record<string, number>;
  timeZones: string[];
  words: Messages;
  locale: string;
  save: FormAction;
};

const icon = { size: 14, strokeWidth: 1.75, "aria-hidden": true };

/** A week of opening hours: what customers see of it, and the form that changes it. */
export function HoursEditor({ hours, opening, now, fields = {}, timeZones, words, locale, save }: Props) {
  const { settings, help, error } = words;
  const labels = settings.hours;
  return (
    <>
      <section aria-labelledby="seen" className="mb-5 max-w-200 rounded-lg border bg-canvas px-3.5 py-3">
        <h2 id="seen" className="mb-1">
          {labels.seen}
        </h2>
        {opening.kind === "none" ? (
          <p className="text-muted-foreground">{labels.seenNone}</p>
        ) : (
          <OpeningLine opening={opening} now={now} labels={help.opening} locale={locale} />
        )}
      </section>
      <HoursForm
        hours={hours}
        timeZones={timeZones}
        labels={labels}
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
        <HiddenFields fields={fields} />
      </HoursForm>
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
