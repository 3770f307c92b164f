"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { toast } from "@/components/ui/toast";
import type { AccessChoices, ColleaguePage } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { RoleField, TeamBoxes } from "../access-fields";

const names = ["roleId", "teamIds"] as const;

type Props = {
  person: ColleaguePage;
  choices: AccessChoices;
  labels: Messages["settings"]["people"];
  networkError: string;
  save: FormAction;
};

/** Must get a new `key` when what it began with has changed: its fields carry what was seen. */
export function AccessForm({ person, choices, labels, networkError, save }: Props) {
  const { fields, form, values, wrong, busy, action, onSubmit } = useFormAction(names, save, networkError, {
    onDone: () => toast({ title: labels.saved }),
  });
  const own = person.teams.map(({ id }) => id);
  const shown = choices.teams.filter(({ id }) => own.includes(id)).map(({ id }) => id);
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-4">
      <input type="hidden" name="userId" value={person.id} />
      <input type="hidden" name="fromRoleId" value={person.role.id} />
      {shown.map((id) => (
        <input key={id} type="hidden" name="fromTeamIds" value={id} />
      ))}
      {form && <FormError key={form} title={form} />}
      {person.isSelf ? (
        <p>
          <input type="hidden" name="roleId" value={person.role.id} />
          {labels.role}: {person.role.name}
          <span className="block text-muted-foreground text-xs leading-[18px]">{labels.ownRole}</span>
        </p>
      ) : (
        <RoleField
          label={labels.role}
          error={fields.roleId}
          roles={choices.roles}
          chosen={values.roleId ?? String(person.role.id)}
          autoFocus={wrong === "roleId"}
        />
      )}
      <TeamBoxes
        label={labels.teams}
        hint={labels.teamsHint}
        error={fields.teamIds}
        teams={choices.teams}
        chosen={own}
      />
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        {labels.save}
      </Button>
    </form>
  );
}
