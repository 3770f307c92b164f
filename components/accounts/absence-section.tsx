import { ActForm } from "@/components/shell/act-form";
import { TitledSection } from "@/components/shell/titled-section";
import type { FormAction } from "@/components/ui/action-result";
import type { AbsenceView } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatCalendarDay } from "@/lib/i18n/time";
import { AbsenceForm } from "./absence-form";

type Props = {
  /** Of whom; nothing for oneself. */
  person?: { id: number; name: string };
  absence: AbsenceView;
  words: Messages;
  locale: string;
  save: FormAction;
  end: FormAction;
};

/** When somebody is away: says it, changes it and ends it. */
export function AbsenceSection({ person, absence, words, locale, save, end }: Props) {
  const { away: labels, error } = words;
  const fields: Record<string, number> = person ? { userId: person.id } : {};
  const { days } = absence;
  return (
    <TitledSection
      id="away"
      title={labels.title}
      text={person ? fillMessage(labels.textNamed, { name: person.name }) : labels.text}
    >
      {days && (
        <div className="flex flex-col gap-2">
          <p className="font-medium">{daysText(days, labels, locale)}</p>
          <ActForm
            fields={fields}
            label={days.running ? labels.endNow : labels.giveUp}
            done=""
            gone={{ said: labels.ended, focus: "away" }}
            networkError={error.network}
            act={end}
          />
        </div>
      )}
      <AbsenceForm
        key={absence.seen}
        fields={fields}
        absence={absence}
        labels={labels}
        networkError={error.network}
        save={save}
      />
    </TitledSection>
  );
}

function daysText(
  { firstDay, lastDay }: NonNullable<AbsenceView["days"]>,
  labels: Messages["away"],
  locale: string,
): string {
  const now = new Date().toISOString();
  const from = formatCalendarDay(firstDay, now, locale);
  if (lastDay === null) return fillMessage(labels.fromOpen, { from });
  return fillMessage(labels.fromTo, { from, to: formatCalendarDay(lastDay, now, locale) });
}
