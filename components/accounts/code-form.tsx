"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { buttonClass } from "@/components/ui/button-class";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PlainButton } from "@/components/ui/plain-button";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = { labels: Messages["secondFactor"]; networkError: string; pass: FormAction };

/** The second step of signing in. */
export function CodeForm({ labels, networkError, pass }: Props) {
  const { fields, form, values, busy, action, onSubmit } = useFormAction(["code"], pass, networkError, {
    fallback: "code",
  });
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3.5">
      <div role="alert" className="contents">
        {/* What one comes for, and what to correct. */}
        <Field name="code" label={labels.code} hint={labels.codeHint} error={fields.code ?? form} autoFocus>
          {(control) => (
            <Input
              {...control}
              scale="lg"
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              required
            />
          )}
        </Field>
      </div>
      <label className="flex min-h-7 items-center gap-2 touch:min-h-11">
        <input
          type="checkbox"
          name="remember"
          defaultChecked={values.remember === "on"}
          className="size-4 shrink-0 accent-primary"
        />
        {labels.remember}
      </label>
      <PlainButton
        type="submit"
        busy={busy}
        className={buttonClass({ variant: "primary", size: "lg", block: true })}
      >
        {labels.pass}
      </PlainButton>
    </form>
  );
}
