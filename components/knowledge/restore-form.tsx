"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import type { Messages } from "@/lib/i18n/load-messages";
import type { RestoreVersionInput } from "@/lib/knowledge/inputs";

type Props = {
  version: RestoreVersionInput;
  labels: Messages["knowledge"];
  networkError: string;
  restore: FormAction;
};

/** Nothing is lost by it: the newest text stays a version too, and readers see no change until it is published. */
export function RestoreForm({ version, labels, networkError, restore }: Props) {
  const { form, busy, action, onSubmit } = useFormAction([], restore, networkError);
  return (
    <form action={action} onSubmit={onSubmit} className="flex flex-wrap items-center gap-3">
      {Object.entries(version).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
      {form && <FormError key={form} title={form} />}
      <Button type="submit" busy={busy}>
        {labels.restoreVersion}
      </Button>
      <span className="text-muted-foreground text-xs">{labels.restoreHint}</span>
    </form>
  );
}
