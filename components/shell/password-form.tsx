"use client";

import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { PasswordField } from "@/components/ui/password-field";
import type { Messages } from "@/lib/i18n/load-messages";
import { SavedLine } from "./saved-line";
import { useFormAction } from "./use-form-action";

const names = ["current", "password"] as const;
const kinds = { current: "current-password", password: "new-password" } as const;

type Props = {
  labels: Messages["profile"];
  /** Text when the server does not answer: `error.network`. */
  networkError: string;
  save: FormAction;
};

export function PasswordForm({ labels, networkError, save }: Props) {
  const { field, form, busy, saved, action, onSubmit } = useFormAction(names, save, networkError);
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3.5">
      <h2 className="text-md">{labels.passwordTitle}</h2>
      {form && <FormError key={form} title={form} />}
      {names.map((name) => (
        <PasswordField
          // Empty again once it is saved.
          key={`${name} ${saved}`}
          {...field(name)}
          kind={kinds[name]}
          label={labels[name]}
          hint={name === "password" ? labels.passwordHint : undefined}
          words={labels}
        />
      ))}
      <div className="flex items-center gap-3">
        <Button type="submit" busy={busy}>
          {labels.passwordSave}
        </Button>
        <SavedLine text={saved > 0 && labels.passwordSaved} />
      </div>
    </form>
  );
}
