"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import type { AccessChoices } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { RoleField, TeamBoxes } from "../access-fields";

const names = ["email", "name", "roleId", "teamIds"] as const;

type Props = {
  choices: AccessChoices;
  labels: Messages["settings"]["people"];
  networkError: string;
  invite: FormAction;
};

export function InviteForm({ choices, labels, networkError, invite }: Props) {
  const { field, fields, form, values, wrong, busy, action, onSubmit } = useFormAction(
    names,
    invite,
    networkError,
  );
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex max-w-120 flex-col gap-4">
      {form && <FormError key={form} title={form} />}
      <Field {...field("email")} label={labels.email} hint={labels.emailHint}>
        {(control) => (
          <Input {...control} type="email" autoComplete="off" required defaultValue={values.email} />
        )}
      </Field>
      <Field {...field("name")} label={labels.name} hint={labels.nameHint}>
        {(control) => <Input {...control} autoComplete="off" required defaultValue={values.name} />}
      </Field>
      <RoleField
        label={labels.role}
        error={fields.roleId}
        roles={choices.roles}
        chosen={values.roleId}
        autoFocus={wrong === "roleId"}
      />
      <TeamBoxes
        label={labels.teams}
        hint={labels.teamsHint}
        error={fields.teamIds}
        teams={choices.teams}
        chosen={[]}
      />
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        {labels.submitInvite}
      </Button>
    </form>
  );
}
