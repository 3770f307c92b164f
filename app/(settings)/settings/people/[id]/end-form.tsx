"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { toast } from "@/components/ui/toast";
import type { ColleaguePage } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  person: ColleaguePage;
  labels: Messages["settings"]["people"];
  networkError: string;
  locale: string;
  deactivate: FormAction;
  reactivate: FormAction;
};

/** Ends somebody's access and gives it back: one button, which keeps the focus when it changes what it does. */
export function EndForm({ person, labels, networkError, locale, deactivate, reactivate }: Props) {
  const active = person.status === "active";
  const of = (message: string) => fillMessage(message, { name: person.name }, locale);
  const { form, busy, action, onSubmit } = useFormAction([], active ? deactivate : reactivate, networkError, {
    onDone: () => toast({ title: of(active ? labels.deactivatedDone : labels.reactivatedDone) }),
  });
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      <input type="hidden" name="userId" value={person.id} />
      {form && <FormError key={form} title={form} />}
      <p className="text-secondary-text">{of(active ? labels.endText : labels.reactivateText)}</p>
      <Button type="submit" variant={active ? "danger" : "outline"} busy={busy} className="self-start">
        {active ? labels.deactivate : labels.reactivate}
      </Button>
    </form>
  );
}
