import type { FieldView } from "@/lib/settings/view-types";
import { controlName, FieldControl, type FieldWords, shownValues } from "./field-control";

type Props = {
  fields: FieldView[];
  words: FieldWords;
  locale: string;
  /** What was typed, where the page came anew with an answer; nothing before there was one. */
  values: Record<string, string>;
  /** What a `Field` is told of one. */
  field: (name: string) => { error: string | undefined; autoFocus: boolean };
};

/** The custom fields of a form, with what they showed. */
export function FieldControls({ fields, words, locale, values, field }: Props) {
  const isAnswered = Object.keys(values).length > 0;
  return (
    <>
      <input type="hidden" name="fromCustomFields" value={shownValues(fields)} />
      {fields.map((one) => {
        const { error, autoFocus } = field(controlName(one));
        return (
          <FieldControl
            key={one.key}
            field={one}
            // Boxes of which none was ticked came back as nothing.
            typed={values[controlName(one)] ?? (isAnswered ? "" : undefined)}
            error={error}
            autoFocus={autoFocus}
            words={words}
            locale={locale}
          />
        );
      })}
    </>
  );
}
