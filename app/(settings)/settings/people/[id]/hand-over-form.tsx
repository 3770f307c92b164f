"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { NamedOptions } from "@/components/ui/named-options";
import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import type { ColleaguePage, NamedView } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { handOverLimits } from "@/lib/tickets/policy";

type Props = {
  person: ColleaguePage;
  count: number;
  takers: NamedView[];
  labels: Messages["settings"]["people"];
  networkError: string;
  locale: string;
  handOver: FormAction;
};

/** How many open tickets are this person's, and to whom they can go. */
export function HandOverForm({ person, count, takers, labels, networkError, locale, handOver }: Props) {
  const { field, form, values, busy, action, onSubmit } = useFormAction(
    ["toId"] as const,
    handOver,
    networkError,
    { onDone: () => toast({ title: labels.handedOver }) },
  );
  const { counted, atOnce } = handOverLimits;
  const message = count < counted ? labels.ticketsText : labels.ticketsMany;
  const text = fillMessage(message, { count, name: person.name }, locale);
  const waits = count > 0 && person.status === "deactivated";
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      <input type="hidden" name="userId" value={person.id} />
      {form && <FormError key={form} title={form} />}
      {waits ? (
        <Banner tone="warning">
          {text} {fillMessage(labels.ticketsLeft, { name: person.name }, locale)}
        </Banner>
      ) : (
        <p>{text}</p>
      )}
      {count > 0 && (
        <>
          <Field
            {...field("toId")}
            label={labels.handTo}
            hint={count > atOnce ? fillMessage(labels.handMany, { count: atOnce }, locale) : undefined}
          >
            {(control) => (
              <NativeSelect {...control} defaultValue={values.toId}>
                <NamedOptions none={labels.nobody} rows={takers} />
              </NativeSelect>
            )}
          </Field>
          <Button type="submit" busy={busy} className="self-start">
            {labels.handOver}
          </Button>
        </>
      )}
    </form>
  );
}
