"use client";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { SavedLine } from "@/components/shell/saved-line";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { PasswordField } from "@/components/ui/password-field";
import type { Messages } from "@/lib/i18n/load-messages";
import { type DeviceWords, throughDevice } from "./through-device";

type Words = DeviceWords & Pick<Messages["passkeys"], "name" | "nameHint" | "current" | "add" | "added">;
type Props = {
  /** The browser that asks: most add a passkey on the device that they sit at. */
  suggested: string;
  labels: Words;
  password: Pick<Messages["profile"], "showPassword" | "hidePassword">;
  networkError: string;
  begin: FormAction<PublicKeyCredentialCreationOptionsJSON>;
  add: FormAction;
};

/** A new passkey: password, then the device, then its answer. */
export function PasskeyForm({ suggested, labels, password, networkError, begin, add }: Props) {
  const ask = throughDevice(
    begin,
    ({ startRegistration }, optionsJSON) => startRegistration({ optionsJSON }),
    add,
    labels,
  );
  const { field, form, busy, saved, action, onSubmit } = useFormAction(
    ["passkeyName", "passkeyPassword"],
    ask,
    networkError,
  );
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3.5 noscript:hidden">
      {form && <FormError key={form} title={form} />}
      <Field key={`name ${saved}`} {...field("passkeyName")} label={labels.name} hint={labels.nameHint}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={suggested} required />}
      </Field>
      <PasswordField
        key={`password ${saved}`}
        {...field("passkeyPassword")}
        kind="current-password"
        label={labels.current}
        words={password}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" busy={busy}>
          {labels.add}
        </Button>
        <SavedLine text={saved > 0 && !form && labels.added} />
      </div>
    </form>
  );
}
