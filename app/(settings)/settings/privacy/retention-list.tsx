import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { RetentionView } from "@/lib/privacy/view-types";
import { keep } from "./actions";
import { RetentionForm } from "./retention-form";

type Props = {
  rules: RetentionView[];
  labels: Messages["settings"]["privacy"];
  networkError: string;
  locale: string;
};

/** Each rule with what it takes, and how much that is now. */
export function RetentionList({ rules, labels, networkError, locale }: Props) {
  const { days, daysNamed, save, saveNamed, saved } = labels;
  return (
    <ul className="flex flex-col">
      {rules.map((rule) => {
        const { title, text } = labels.rules[rule.kind];
        return (
          <li key={rule.kind} className="flex flex-col gap-2 border-t py-3.5 last:border-b">
            <h3 className="font-medium tracking-normal">{title}</h3>
            <p id={`about-${rule.kind}`} className="text-muted-foreground">
              {text} {wouldText(rule, labels, locale)}
            </p>
            <RetentionForm
              rule={{ kind: rule.kind, days: rule.days }}
              labels={{
                days,
                daysNamed: fillMessage(daysNamed, { title }),
                save,
                saveNamed: fillMessage(saveNamed, { title }),
                saved,
              }}
              networkError={networkError}
              send={keep}
            />
          </li>
        );
      })}
    </ul>
  );
}

function wouldText(rule: RetentionView, labels: Props["labels"], locale: string): string {
  const { days, count, counted, more } = rule;
  const message = more
    ? days === null
      ? labels.wouldIfMany
      : labels.wouldNowMany
    : days === null
      ? labels.wouldIf
      : labels.wouldNow;
  return fillMessage(message, { count, days: counted }, locale);
}
