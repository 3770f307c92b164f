"use client";

import type { HTMLInputAutoCompleteAttribute } from "react";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { Messages } from "@/lib/i18n/load-messages";
import { NewPasswordField } from "./new-password-field";
import { TimeZoneOptions } from "./time-zone-options";
import { useFormAction } from "./use-form-action";

const names = ["workspaceName", "supportAddress", "timeZone", "name", "email", "password"] as const;
type Name = (typeof names)[number];

type Props = {
  labels: Messages["setup"];
  /** Text when the server does not answer: `error.network`. */
  networkError: string;
  timeZones: string[];
  defaultTimeZone: string;
  /** Of the link that leads here. */
  token: string;
  setUp: FormAction;
};

export function SetupForm({ labels, networkError, timeZones, defaultTimeZone, token, setUp }: Props) {
  const {
    field: refusal,
    fields,
    form,
    values,
    wrong,
    busy,
    action,
    onSubmit,
  } = useFormAction(names, setUp, networkError);
  const hints: Partial<Record<Name, string>> = {
    workspaceName: labels.workspaceNameHint,
    supportAddress: labels.supportAddressHint,
    timeZone: labels.timeZoneHint,
  };
  const field = (name: Name) => ({
    ...refusal(name),
    label: labels[name],
    hint: hints[name],
  });
  const text = (name: Name, type: "text" | "email", autoComplete: HTMLInputAutoCompleteAttribute) => (
    <Field {...field(name)}>
      {(control) => (
        <Input
          {...control}
          scale="lg"
          type={type}
          autoComplete={autoComplete}
          required
          defaultValue={values[name]}
        />
      )}
    </Field>
  );
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3.5">
      <input type="hidden" name="token" value={token} />
      {form && <FormError key={form} title={form} />}
      <h2 className="text-base">{labels.workspace}</h2>
      {text("workspaceName", "text", "organization")}
      {text("supportAddress", "email", "off")}
      <Field {...field("timeZone")}>
        {(control) => (
          <NativeSelect
            {...control}
            ref={values.timeZone ? undefined : chooseOwnZone}
            scale="lg"
            defaultValue={values.timeZone ?? defaultTimeZone}
          >
            <TimeZoneOptions zones={timeZones} />
          </NativeSelect>
        )}
      </Field>
      <h2 className="mt-2 text-base">{labels.you}</h2>
      {text("name", "text", "name")}
      {text("email", "email", "username")}
      <NewPasswordField
        label={labels.password}
        words={labels}
        error={fields.password}
        autoFocus={wrong === "password"}
      />
      <Button type="submit" variant="primary" size="lg" block busy={busy} className="mt-2">
        {labels.submit}
      </Button>
    </form>
  );
}

/** The server's zone is a guess; the browser knows where its person is. */
function chooseOwnZone(select: HTMLSelectElement | null): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (select && [...select.options].some((option) => option.value === zone)) select.value = zone;
}
