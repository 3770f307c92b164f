"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import type { Messages } from "@/lib/i18n/load-messages";
import type { PersonView } from "@/lib/tickets/view-types";

const names = ["userId"] as const;

type Props = {
  ticketId: number;
  candidates: PersonView[];
  restricted: boolean;
  labels: Messages["tickets"]["followers"];
  networkError: string;
  add: FormAction;
};

/** Of a restricted team's ticket the button says what it does: somebody may see it who does not. */
export function AddFollowerForm({ ticketId, candidates, restricted, labels, networkError, add }: Props) {
  const { field, form, values, saved, busy, action, onSubmit } = useFormAction(names, add, networkError, {
    onDone: () => toast({ title: labels.added }),
  });
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      <input type="hidden" name="ticketId" value={ticketId} />
      {form && <FormError key={form} title={form} />}
      <Field {...field("userId")} label={labels.colleague}>
        {(control) => (
          <NativeSelect {...control} defaultValue={saved > 0 ? "" : values.userId}>
            <option value="">{labels.choose}</option>
            {candidates.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Button type="submit" busy={busy} className="self-start">
        {restricted ? labels.addRestricted : labels.add}
      </Button>
    </form>
  );
}
