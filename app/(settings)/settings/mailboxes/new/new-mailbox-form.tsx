"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import type { Messages } from "@/lib/i18n/load-messages";

const names = ["name", "address"] as const;

type Props = { labels: Messages["settings"]["mailboxes"]; networkError: string; add: FormAction };

export function NewMailboxForm({ labels, networkError, add }: Props) {
  const { field, form, values, busy, action, onSubmit } = useFormAction(names, add, networkError);
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex max-w-120 flex-col gap-4">
      {form && <FormError key={form} title={form} />}
      {names.map((name) => (
        <Field key={name} {...field(name)} label={labels[name]} hint={labels[`${name}Hint`]}>
          {(control) => (
            <Input
              {...control}
              required
              autoComplete="off"
              inputMode={name === "address" ? "email" : undefined}
              defaultValue={values[name]}
            />
          )}
        </Field>
      ))}
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        {labels.add}
      </Button>
    </form>
  );
}
