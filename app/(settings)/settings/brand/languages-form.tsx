"use client";

import { SavedLine } from "@/components/shell/saved-line";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field-error";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { type Locale, locales } from "@/lib/i18n/locales";

type Props = {
  offered: Locale[];
  /** Articles that readers have in each language, once it is offered. */
  published: Partial<Record<Locale, number>>;
  labels: Messages["settings"]["brand"] & { submit: string; saved: string };
  languageNames: Record<Locale, string>;
  locale: string;
  networkError: string;
  save: FormAction;
};

/** In which languages the help centre speaks, and beside each what hangs on it. */
export function LanguagesForm({
  offered,
  published,
  labels,
  languageNames,
  locale,
  networkError,
  save,
}: Props) {
  const { fields, form, values, details, busy, saved, action, onSubmit } = useFormAction(
    locales,
    save,
    networkError,
    { fallback: locales[0] },
  );
  const cameBack = form !== null || fields.languages !== undefined;
  return (
    <form action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      <input type="hidden" name="from" value={String(details.seen ?? offered.join())} />
      <div role="alert">{form && <FieldError>{form}</FieldError>}</div>
      <p className="text-muted-foreground">{labels.languagesText}</p>
      <fieldset aria-describedby={fields.languages && "languages-error"} className="flex flex-col gap-1.5">
        <legend className="sr-only">{labels.languages}</legend>
        {locales.map((one) => (
          <div key={one} className="flex flex-wrap items-center gap-x-3">
            <label className="flex items-center gap-2 font-medium touch:min-h-11">
              <input
                type="checkbox"
                name={one}
                defaultChecked={
                  cameBack && Object.keys(values).length > 0 ? values[one] === "on" : offered.includes(one)
                }
                className="size-4 shrink-0 accent-primary"
              />
              {languageNames[one]}
            </label>
            <span className="text-muted-foreground">
              {fillMessage(
                offered.includes(one) ? labels.shownArticles : labels.keptArticles,
                { count: published[one] ?? 0 },
                locale,
              )}
            </span>
          </div>
        ))}
      </fieldset>
      {fields.languages && <FieldError id="languages-error">{fields.languages}</FieldError>}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" busy={busy}>
          {labels.submit}
        </Button>
        <SavedLine text={saved > 0 && !cameBack && labels.saved} />
      </div>
    </form>
  );
}
