"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { NamedOptions } from "@/components/ui/named-options";
import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import type { NamedView } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { handOverLimits } from "@/lib/tickets/policy";

type Props = {
  teamId: number;
  count: number;
  takers: NamedView[];
  labels: Messages["settings"]["teams"];
  networkError: string;
  locale: string;
  move: FormAction;
};

/** How many tickets are in the team, and to which team they can go. */
export function MoveForm({ teamId, count, takers, labels, networkError, locale, move }: Props) {
  const { field, form, values, busy, action, onSubmit } = useFormAction(
    ["toId"] as const,
    move,
    networkError,
    { onDone: () => toast({ title: labels.moved }) },
  );
  const { counted, atOnce } = handOverLimits;
  const hint = count > atOnce ? fillMessage(labels.moveMany, { count: atOnce }, locale) : labels.moveHint;
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      <input type="hidden" name="teamId" value={teamId} />
      {form && <FormError key={form} title={form} />}
      <p>{count < counted ? fillMessage(labels.ticketsText, { count }, locale) : labels.ticketsMany}</p>
      {count > 0 && takers.length === 0 && <p className="text-muted-foreground">{labels.noOther}</p>}
      {count > 0 && takers.length > 0 && (
        <>
          <Field {...field("toId")} label={labels.moveTo} hint={hint}>
            {(control) => (
              <NativeSelect {...control} defaultValue={values.toId}>
                <NamedOptions none={labels.choose} rows={takers} />
              </NativeSelect>
            )}
          </Field>
          <Button type="submit" busy={busy} className="self-start">
            {labels.move}
          </Button>
        </>
      )}
    </form>
  );
}
