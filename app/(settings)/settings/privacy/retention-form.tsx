"use client";

import { SavedLine } from "@/components/shell/saved-line";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field-error";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import type { RetentionView } from "@/lib/privacy/view-types";

type Props = {
  rule: Pick<RetentionView, "kind" | "days">;
  labels: { days: string; daysNamed: string; save: string; saveNamed: string; saved: string };
  networkError: string;
  send: FormAction;
};

/** After how many days; nothing for never. */
export function RetentionForm({ rule, labels, networkError, send }: Props) {
  const { kind, days } = rule;
  const { fields, form, values, wrong, busy, saved, action, onSubmit } = useFormAction(
    ["days"],
    send,
    networkError,
  );
  const error = fields.days;
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-1.5">
      {form && <FormError key={form} title={form} />}
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="fromDays" value={days ?? ""} />
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={`days-${kind}`}>{labels.days}</label>
        <div className="w-24">
          <Input
            id={`days-${kind}`}
            name="days"
            inputMode="numeric"
            autoComplete="off"
            aria-label={labels.daysNamed}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `days-${kind}-error` : `about-${kind}`}
            autoFocus={wrong === "days"}
            defaultValue={values.days ?? days ?? ""}
          />
        </div>
        <Button type="submit" busy={busy} aria-label={labels.saveNamed}>
          {labels.save}
        </Button>
        <SavedLine text={!form && !error && saved > 0 && labels.saved} />
      </div>
      {error && <FieldError id={`days-${kind}-error`}>{error}</FieldError>}
    </form>
  );
}
