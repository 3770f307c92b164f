"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  roleId: number;
  labels: Messages["settings"]["roles"];
  networkError: string;
  remove: FormAction;
};

export function DeleteForm({ roleId, labels, networkError, remove }: Props) {
  const { form, busy, action, onSubmit } = useFormAction([], remove, networkError);
  return (
    <form action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      {form && <FormError key={form} title={form} />}
      <input type="hidden" name="roleId" value={roleId} />
      <p className="text-secondary-text">{labels.deleteText}</p>
      <Button type="submit" variant="danger" busy={busy} className="self-start">
        {labels.delete}
      </Button>
    </form>
  );
}
