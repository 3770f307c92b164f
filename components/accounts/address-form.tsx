"use client";

import { SavedLine } from "@/components/shell/saved-line";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { Input } from "@/components/ui/input";
import { PasswordField } from "@/components/ui/password-field";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  /** Whose address it is, as the action wants to know; one's own asks for one's password instead. */
  fields?: Record<string, number>;
  labels: Pick<Messages["address"], "email" | "current" | "save">;
  password: Pick<Messages["profile"], "showPassword" | "hidePassword">;
  /** What happens next, once it is asked for. */
  done: string;
  networkError: string;
  ask: FormAction;
};

/** Another e-mail address for oneself or for somebody else. */
export function AddressForm({ fields, labels, password, done, networkError, ask }: Props) {
  const own = fields === undefined;
  const names = own ? (["email", "ownPassword"] as const) : (["email"] as const);
  const { field, form, values, busy, saved, action, onSubmit } = useFormAction(names, ask, networkError);
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3.5">
      {form && <FormError key={form} title={form} />}
      <HiddenFields fields={fields ?? {}} />
      {/* Empty again once it is asked for. */}
      <Field key={`email ${saved}`} {...field("email")} label={labels.email}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete={own ? "email" : "off"}
            defaultValue={values.email}
            required
          />
        )}
      </Field>
      {own && (
        <PasswordField
          key={`password ${saved}`}
          {...field("ownPassword")}
          kind="current-password"
          label={labels.current}
          words={password}
        />
      )}
      <div className="flex items-center gap-3">
        <Button type="submit" busy={busy}>
          {labels.save}
        </Button>
        <SavedLine text={saved > 0 && done} />
      </div>
    </form>
  );
}
