"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  person: { id: number; name: string };
  labels: Pick<Messages["settings"]["privacy"], "confirmation" | "final" | "eraseNamed">;
  networkError: string;
  erase: FormAction;
};

/** Typing whom it is about is the question "are you sure". */
export function EraseForm({ person, labels, networkError, erase }: Props) {
  const { form, field, values, busy, action, onSubmit } = useFormAction(
    ["confirmation"],
    erase,
    networkError,
  );
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      {form && <FormError key={form} title={form} />}
      <input type="hidden" name="personId" value={person.id} />
      <Field {...field("confirmation")} label={labels.confirmation} hint={labels.final}>
        {(control) => (
          <Input {...control} defaultValue={values.confirmation} autoComplete="off" spellCheck={false} />
        )}
      </Field>
      <Button type="submit" variant="danger" busy={busy} className="self-start">
        {fillMessage(labels.eraseNamed, { name: person.name })}
      </Button>
    </form>
  );
}
