"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  name: string;
  labels: Messages["settings"]["tags"];
  networkError: string;
  remove: FormAction;
};

export function DeleteForm({ name, labels, networkError, remove }: Props) {
  const { form, busy, action, onSubmit } = useFormAction([], remove, networkError);
  return (
    <form action={action} onSubmit={onSubmit} className="flex flex-col gap-3 border-t pt-5">
      <h2>{labels.delete}</h2>
      {form && <FormError key={form} title={form} />}
      <input type="hidden" name="name" value={name} />
      <p className="max-w-[68ch] text-muted-foreground">{labels.deleteText}</p>
      <Button type="submit" variant="danger" busy={busy} className="self-start">
        {fillMessage(labels.deleteNamed, { name })}
      </Button>
    </form>
  );
}
