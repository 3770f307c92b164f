"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { tokenLifetimes } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";

const names = ["purpose", "tickets", "people", "everyTicket", "expires"] as const;
const levels = ["none", "read", "write"] as const;

type Props = {
  labels: Messages["profile"]["tokens"];
  /** Text when the server does not answer: `error.network`. */
  networkError: string;
  /** Whether one may give on to change customers. */
  editsPeople: boolean;
  /** For a service, which has no role that would say so: whose tickets it sees. */
  which?: Pick<Messages["settings"]["tokens"]["which"], "label" | "open" | "every"> & {
    mayGiveEvery: boolean;
  };
  create: FormAction<{ token: string }>;
};

/** Makes a token, and shows it the one time that it is known. */
export function TokenForm({ labels, networkError, editsPeople, which, create }: Props) {
  const {
    field: refusal,
    form,
    values,
    data,
    busy,
    saved,
    action,
    onSubmit,
  } = useFormAction(names, create, networkError);
  const field = (name: (typeof names)[number], label: string, hint?: string) => ({
    ...refusal(name),
    label,
    hint,
  });
  const area = (name: "tickets" | "people", most: number, first: string) => (
    <Field {...field(name, labels[name], name === "tickets" ? labels.ticketsHint : undefined)}>
      {(control) => (
        <NativeSelect {...control} defaultValue={values[name] ?? first}>
          {levels.slice(0, most).map((level) => (
            <option key={level} value={level}>
              {labels.levels[level]}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
  return (
    <>
      <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3.5">
        {form && <FormError key={form} title={form} />}
        {/* Empty again once there is a token. */}
        <Field key={`purpose ${saved}`} {...field("purpose", labels.name, labels.nameHint)}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              required
              defaultValue={data ? "" : values.purpose}
              autoComplete="off"
            />
          )}
        </Field>
        <div className="grid gap-3.5 sm:grid-cols-2">
          {area("tickets", 3, "read")}
          {area("people", editsPeople ? 3 : 2, "none")}
        </div>
        <div className="grid gap-3.5 sm:grid-cols-2">
          {which && (
            <Field {...field("everyTicket", which.label)}>
              {(control) => (
                <NativeSelect {...control} defaultValue={values.everyTicket ?? "open"}>
                  <option value="open">{which.open}</option>
                  {which.mayGiveEvery && <option value="every">{which.every}</option>}
                </NativeSelect>
              )}
            </Field>
          )}
          <Field {...field("expires", labels.expires)}>
            {(control) => (
              <NativeSelect {...control} defaultValue={values.expires ?? "90"}>
                {tokenLifetimes.map((days) => (
                  <option key={days} value={days}>
                    {labels.lifetimes[days]}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        </div>
        <div>
          <Button type="submit" busy={busy}>
            {labels.create}
          </Button>
        </div>
      </form>
      <div role="status">
        {data && (
          <CopyField
            name="new-token"
            label={labels.new}
            hint={labels.once}
            value={data.token}
            words={labels}
          />
        )}
      </div>
    </>
  );
}
