"use client";

import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useFound } from "@/components/ui/use-found";
import type { NamedView } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

export type CustomerChoice = {
  id: number;
  name: string;
  address: string | null;
  organisation: NamedView | null;
};

type Props = {
  given: CustomerChoice | null;
  /** What stood there when the page came anew. */
  typed: { address?: string; name?: string };
  errors: { address?: string; name?: string };
  wrong: boolean;
  labels: Messages["customers"]["new"];
  locale: string;
};

/**
 * For whom: somebody known, found while one types, or an address with a name for somebody new. It is one field, so that
 * an address does without scripts.
 */
export function CustomerField({ given, typed, errors, wrong, labels, locale }: Props) {
  const [chosen, setChosen] = useState(given);
  const [text, setText] = useState(given?.name ?? typed.address ?? "");
  const found = useFound<CustomerChoice>("/api/portal/customers", chosen ? "" : text);
  const count = found?.length ?? 0;
  const status = !found
    ? ""
    : count === 0
      ? labels.customerNone
      : fillMessage(labels.customerFound, { count }, locale);
  return (
    <>
      <input type="hidden" name="customerId" value={chosen?.id ?? ""} />
      <Field
        name="address"
        label={labels.customer}
        hint={chosen ? aboutOf(chosen) : labels.customerHint}
        error={errors.address}
        autoFocus={wrong}
      >
        {(control) => (
          <Combobox
            control={control}
            text={text}
            onText={(next) => {
              setText(next);
              setChosen(null);
            }}
            options={(found ?? []).map((one) => ({
              key: String(one.id),
              label: one.name,
              detail: aboutOf(one),
            }))}
            listLabel={labels.customer}
            status={status}
            firstIsActive
            onChoose={({ key }) => {
              const one = found?.find(({ id }) => String(id) === key);
              if (!one) return;
              setChosen(one);
              setText(one.name);
            }}
          />
        )}
      </Field>
      {!chosen && (
        <Field name="name" label={labels.name} hint={labels.nameHint} error={errors.name}>
          {(control) => <Input {...control} autoComplete="off" defaultValue={typed.name} />}
        </Field>
      )}
    </>
  );
}

function aboutOf({ address, organisation }: CustomerChoice): string {
  return [address, organisation?.name].filter(Boolean).join(" · ");
}
