import { Field } from "@/components/ui/field";
import { FieldError } from "@/components/ui/field-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { Messages } from "@/lib/i18n/load-messages";
import { localName } from "@/lib/i18n/local-name";
import type { FieldView } from "@/lib/settings/view-types";

export type FieldWords = Messages["customers"]["fields"];

type Props = {
  field: FieldView;
  /** What was typed, where the page came anew with it; several between commas. */
  typed: string | undefined;
  error: string | undefined;
  autoFocus: boolean;
  words: FieldWords;
  locale: string;
};

/** What a form calls the control of a custom field, and its error. */
export const controlName = ({ key }: FieldView) => `customFields.${key}`;

/** All that a form showed of its custom fields, for its one hidden input that says so. */
export function shownValues(fields: FieldView[]): string {
  return JSON.stringify(Object.fromEntries(fields.map(({ key, value }) => [key, value])));
}

/** The control of a custom field, which works without scripts. */
export function FieldControl(props: Props) {
  const { field, typed, error, autoFocus, words, locale } = props;
  if (field.type === "multi_select") return <Boxes {...props} />;
  const shown = typed ?? writtenOut(field);
  const options =
    field.type === "boolean"
      ? [
          { key: "yes", text: words.yes },
          { key: "no", text: words.no },
        ]
      : field.options.map(({ key, name }) => ({ key, text: localName(name, locale) }));
  return (
    <Field
      name={controlName(field)}
      label={localName(field.name, locale)}
      error={error}
      autoFocus={autoFocus}
    >
      {(control) =>
        field.type === "select" || field.type === "boolean" ? (
          <NativeSelect {...control} defaultValue={shown}>
            <option value="">{words.unset}</option>
            {options.map(({ key, text }) => (
              <option key={key} value={key}>
                {text}
              </option>
            ))}
          </NativeSelect>
        ) : (
          <Input {...control} {...kinds[field.type]} autoComplete="off" defaultValue={shown} />
        )
      }
    </Field>
  );
}

/** Typed as text wherever a browser would drop what it does not understand, so that it can be said what is wrong with it. */
const kinds = {
  text: {},
  number: { inputMode: "decimal", dir: "ltr" },
  date: { type: "date" },
  url: { inputMode: "url", dir: "ltr" },
  // Boxes stand in their place.
  multi_select: {},
} as const;

const plain = new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 10 });

/** As the verb reads it again. */
function writtenOut({ value }: FieldView): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? plain.format(value) : String(value);
}

function Boxes({ field, typed, error, autoFocus, locale }: Props) {
  const name = controlName(field);
  const chosen = typed === undefined ? [field.value].flat() : typed.split(",");
  return (
    <fieldset aria-describedby={error ? `field-${name}-error` : undefined} className="min-w-0">
      <legend className="mb-1 font-medium">{localName(field.name, locale)}</legend>
      {field.options.map((option, at) => (
        <label key={option.key} className="flex min-h-7 items-center gap-2 touch:min-h-11">
          <input
            type="checkbox"
            name={name}
            value={option.key}
            defaultChecked={chosen.includes(option.key)}
            // biome-ignore lint/a11y/noAutofocus: without scripts the page comes anew, at what is wrong
            autoFocus={autoFocus && at === 0}
            className="size-4 shrink-0 accent-primary"
          />
          <span dir="auto" className="min-w-0">
            {localName(option.name, locale)}
          </span>
        </label>
      ))}
      {error && <FieldError id={`field-${name}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
