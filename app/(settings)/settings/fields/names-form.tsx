"use client";

import { SavedLine } from "@/components/shell/saved-line";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  /** Tells its fields from those of the other forms of the page. */
  id: string;
  /** What it names, and as what that was seen. */
  hidden?: Record<string, string | number>;
  names: Record<string, string>;
  /** For something new: what else is said of it, once and for all. */
  choices?: { name: "owner" | "type"; label: string; hint?: string; options: Record<string, string> }[];
  labels: Messages["settings"]["fields"];
  submit: string;
  submitName?: string;
  said: string;
  networkError: string;
  send: FormAction;
};

const names = ["owner", "type", "en", "de"] as const;

/** The names of a field or an option, or those of a new one. Must get a new `key` when what it began with has changed. */
export function NamesForm({ id, hidden = {}, choices = [], labels, networkError, send, ...rest }: Props) {
  const { field, form, values, busy, saved, action, onSubmit } = useFormAction(names, send, networkError, {
    onDone: () => toast({ title: rest.said }),
  });
  // What was saved comes with the page.
  const typed = saved > 0 ? {} : values;
  const control = (name: (typeof names)[number], label: string) => ({
    ...field(name),
    name: `${name}-${id}`,
    label,
  });
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      {form && <FormError key={form} title={form} />}
      <HiddenFields fields={hidden} />
      <div className="grid items-start gap-3 md:grid-cols-2">
        {choices.map(({ name, label, hint, options }) => (
          <Field key={name} {...control(name, label)} hint={hint}>
            {(own) => (
              <NativeSelect {...own} name={name} defaultValue={typed[name]}>
                {Object.entries(options).map(([value, text]) => (
                  <option key={value} value={value}>
                    {text}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        ))}
        <Field {...control("en", labels.nameEn)}>
          {(own) => (
            <Input {...own} name="en" maxLength={60} defaultValue={typed.en ?? rest.names.en ?? ""} />
          )}
        </Field>
        <Field {...control("de", labels.nameDe)}>
          {(own) => (
            <Input {...own} name="de" maxLength={60} defaultValue={typed.de ?? rest.names.de ?? ""} />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <SavedLine text={saved > 0 && rest.said} />
        <Button type="submit" busy={busy} aria-label={rest.submitName}>
          {rest.submit}
        </Button>
      </div>
    </form>
  );
}
