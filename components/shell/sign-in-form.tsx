"use client";

import type { ReactNode } from "react";
import type { FormAction } from "@/components/ui/action-result";
import { buttonClass } from "@/components/ui/button-class";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordField } from "@/components/ui/password-field";
import { PlainButton } from "@/components/ui/plain-button";
import type { Messages } from "@/lib/i18n/load-messages";
import { useFormAction } from "./use-form-action";

type Props = {
  labels: Messages["signIn"];
  /** Text when the server does not answer: `error.network`. */
  networkError: string;
  signIn: FormAction;
  /** Beside the password's label, for who forgot it. */
  forgot: ReactNode;
};

const names = ["email", "password"] as const;

export function SignInForm({ labels, networkError, signIn, forgot }: Props) {
  const { field, fields, form, values, wrong, busy, action, onSubmit } = useFormAction(
    names,
    signIn,
    networkError,
    {
      fallback: "password",
    },
  );
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3.5">
      <Field {...field("email")} label={labels.email}>
        {(control) => (
          <Input
            {...control}
            scale="lg"
            type="email"
            autoComplete="username"
            required
            defaultValue={values.email}
          />
        )}
      </Field>
      <div role="alert" className="contents">
        <PasswordField
          name="password"
          kind="current-password"
          scale="lg"
          label={labels.password}
          error={fields.password ?? form}
          autoFocus={wrong === "password"}
          aside={forgot}
          words={labels}
        />
      </div>
      <PlainButton
        type="submit"
        busy={busy}
        className={buttonClass({ variant: "primary", size: "lg", block: true })}
      >
        {labels.submit}
      </PlainButton>
    </form>
  );
}
