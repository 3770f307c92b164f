"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field-error";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  mailboxId: number;
  labels: Messages["settings"]["mailboxes"];
  networkError: string;
  rotate: FormAction;
};

/** The secret is in the answer alone: whoever loads the page again does not see it. */
export function SecretForm({ mailboxId, labels, networkError, rotate }: Props) {
  const { form, data, busy, action, onSubmit } = useFormAction([], rotate, networkError);
  const secret = (data as { secret?: string } | undefined)?.secret;
  return (
    <form action={action} onSubmit={onSubmit} className="flex flex-col items-start gap-2">
      <input type="hidden" name="mailboxId" value={mailboxId} />
      <div role="alert">{form && <FieldError>{form}</FieldError>}</div>
      <div role="status" className="max-w-full">
        {secret && (
          <p className="rounded-md bg-muted px-3 py-2">
            {labels.rotated} <code className="select-all break-all font-mono text-xs">{secret}</code>
          </p>
        )}
      </div>
      <Button type="submit" size="sm" busy={busy}>
        {labels.rotate}
      </Button>
    </form>
  );
}
