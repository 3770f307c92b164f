"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NamedOptions } from "@/components/ui/named-options";
import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import { mostGroups, type ProviderView } from "@/lib/accounts/providers/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { GroupRows } from "./group-rows";
import { Tick } from "./tick";

type Props = {
  provider: ProviderView;
  roles: { id: number; name: string }[];
  labels: Messages["settings"]["providers"];
  networkError: string;
  save: FormAction;
};

const names = [
  "name",
  "clientId",
  "clientSecret",
  "domains",
  "defaultRoleId",
  "groupClaim",
  "groupRoles",
] as const;
const emptyRows = 3;

/** Must get a new `key` with another version: its fields begin with what was saved. */
export function ProviderForm({ provider, roles, labels, networkError, save }: Props) {
  const { field, fields, form, values, busy, action, onSubmit } = useFormAction(names, save, networkError, {
    onDone: () => toast({ title: labels.saved }),
  });
  // Sent without scripts and refused: what was typed and ticked then.
  const isBack = values.name !== undefined;
  const text = (name: "name" | "clientId" | "domains" | "groupClaim", saved: string, hint?: string) => (
    <Field {...field(name)} label={labels[name]} {...(hint ? { hint } : {})}>
      {(control) => <Input {...control} autoComplete="off" defaultValue={values[name] ?? saved} />}
    </Field>
  );
  const ticked = (name: "createsPeople" | "givesSecondFactor") => ({
    name,
    ticked: isBack ? values[name] === "on" : provider[name],
  });
  const empty = Array.from({ length: emptyRows }, () => ({ group: "", roleId: "" }));
  const rows = [...provider.groupRoles, ...empty].slice(0, mostGroups);
  const isForStaff = provider.audience === "staff";
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-4">
      {form && <FormError key={form} title={form} />}
      <input type="hidden" name="providerId" value={provider.id} />
      <input type="hidden" name="seenVersion" value={provider.version} />
      {text("name", provider.name, labels.nameHint)}
      {text("clientId", provider.clientId)}
      <Field {...field("clientSecret")} label={labels.clientSecret} hint={labels.secretHint}>
        {(control) => <Input {...control} type="password" autoComplete="off" />}
      </Field>
      {text("domains", provider.domains.join(", "), labels.domainsHint)}
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium">{labels.newPeople}</legend>
        <Tick
          {...ticked("createsPeople")}
          label={isForStaff ? labels.createsStaff : labels.createsCustomer}
        />
      </fieldset>
      {isForStaff && (
        <>
          <Field {...field("defaultRoleId")} label={labels.defaultRole}>
            {(control) => (
              <NativeSelect {...control} defaultValue={values.defaultRoleId ?? provider.defaultRoleId ?? ""}>
                <NamedOptions none={labels.noRole} rows={roles} />
              </NativeSelect>
            )}
          </Field>
          {text("groupClaim", provider.groupClaim, labels.groupClaimHint)}
          <GroupRows
            labels={labels}
            error={fields.groupRoles}
            roles={roles}
            rows={rows.map(({ group, roleId }, row) => ({
              group: values[`group-${row}`] ?? group,
              roleId: values[`role-${row}`] ?? roleId,
            }))}
          />
          <fieldset className="min-w-0">
            <legend className="mb-1 font-medium">{labels.factor}</legend>
            <Tick {...ticked("givesSecondFactor")} label={labels.givesFactor} hint={labels.factorHint} />
          </fieldset>
        </>
      )}
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        {labels.save}
      </Button>
    </form>
  );
}
