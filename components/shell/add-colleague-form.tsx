"use client";

import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { NamedOptions } from "@/components/ui/named-options";
import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import { useFormAction } from "./use-form-action";

const names = ["userId"] as const;

type Props = {
  /** To what somebody is added, as the action wants to know. */
  to: { ticketId: number } | { teamId: number };
  candidates: { id: number; name: string }[];
  labels: { colleague: string; choose: string; added: string };
  /** What stands on the button: it says what the addition brings. */
  submit: string;
  networkError: string;
  add: FormAction;
};

/** Adds one colleague of a list. Who is added is no choice any more: the list begins anew by itself. */
export function AddColleagueForm({ to, candidates, labels, submit, networkError, add }: Props) {
  const { field, form, values, saved, busy, action, onSubmit } = useFormAction(names, add, networkError, {
    onDone: () => toast({ title: labels.added }),
  });
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      <HiddenFields fields={to} />
      {form && <FormError key={form} title={form} />}
      <Field {...field("userId")} label={labels.colleague}>
        {(control) => (
          <NativeSelect {...control} defaultValue={saved > 0 ? "" : values.userId}>
            <NamedOptions none={labels.choose} rows={candidates} />
          </NativeSelect>
        )}
      </Field>
      <Button type="submit" busy={busy} className="self-start">
        {submit}
      </Button>
    </form>
  );
}
