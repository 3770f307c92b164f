"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { buttonClass } from "@/components/ui/button-class";
import { FieldError } from "@/components/ui/field-error";
import { PlainButton } from "@/components/ui/plain-button";
import type { Messages } from "@/lib/i18n/load-messages";
import { type DeviceWords, throughDevice } from "./through-device";

type Props = {
  labels: DeviceWords & Pick<Messages["passkeys"], "signIn">;
  networkError: string;
  begin: FormAction<PublicKeyCredentialRequestOptionsJSON>;
  pass: FormAction;
};

/** Signs in by what a device says of its person. Not there without scripts, which alone can ask a device. */
export function PasskeySignIn({ labels, networkError, begin, pass }: Props) {
  const ask = throughDevice(
    begin,
    ({ startAuthentication }, optionsJSON) => startAuthentication({ optionsJSON }),
    pass,
    labels,
  );
  const { form, busy, action, onSubmit } = useFormAction([], ask, networkError);
  return (
    <form action={action} onSubmit={onSubmit} className="flex flex-col gap-1.5 noscript:hidden">
      <PlainButton type="submit" busy={busy} className={buttonClass({ size: "lg", block: true })}>
        {labels.signIn}
      </PlainButton>
      <div role="alert">{form && <FieldError>{form}</FieldError>}</div>
    </form>
  );
}
