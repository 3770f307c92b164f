"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { providerAudiences } from "@/db/enums";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = { labels: Messages["settings"]["providers"]; networkError: string; add: FormAction };

const names = ["name", "audience", "issuer", "clientId", "clientSecret", "domains"] as const;

export function NewProviderForm({ labels, networkError, add }: Props) {
  const { field, form, values, busy, action, onSubmit } = useFormAction(names, add, networkError);
  const text = (name: "name" | "issuer" | "clientId" | "domains", hint?: string) => (
    <Field {...field(name)} label={labels[name]} {...(hint ? { hint } : {})}>
      {(control) => <Input {...control} required autoComplete="off" defaultValue={values[name]} />}
    </Field>
  );
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex max-w-120 flex-col gap-4">
      {form && <FormError key={form} title={form} />}
      {text("name", labels.nameHint)}
      <Field {...field("audience")} label={labels.audience} hint={labels.audienceHint}>
        {(control) => (
          <NativeSelect {...control} defaultValue={values.audience}>
            {providerAudiences.map((one) => (
              <option key={one} value={one}>
                {labels.audiences[one]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {text("issuer", labels.issuerHint)}
      {text("clientId")}
      <Field {...field("clientSecret")} label={labels.clientSecret}>
        {(control) => <Input {...control} type="password" required autoComplete="off" />}
      </Field>
      {text("domains", labels.domainsHint)}
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        {labels.add}
      </Button>
    </form>
  );
}
