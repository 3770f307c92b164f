"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { Messages } from "@/lib/i18n/load-messages";
import { PermissionBoxes } from "./permission-boxes";
import type { PermissionGroup } from "./permission-groups";
import { PermissionList } from "./permission-list";

type Props = {
  /** The one that is changed; a new one is none yet. */
  existing?: { id: number; name: string };
  /** What is ticked at first. */
  permissions: readonly string[];
  offered: PermissionGroup[];
  /** What the role has and keeps: to read, and why. */
  kept?: Kept;
  labels: Messages["settings"]["roles"];
  networkError: string;
  send: FormAction;
};

type Kept = { title: string; text: string; groups: PermissionGroup[] };

const names = ["name", "permissions"] as const;

/** Must get a new `key` when what it began with has changed: its fields carry what was seen. */
export function RoleForm(props: Props) {
  const { existing, permissions, offered, kept, labels, networkError, send } = props;
  const { field, fields, form, values, wrong, busy, action, onSubmit } = useFormAction(
    names,
    send,
    networkError,
    // A new one leads away.
    { onDone: () => existing && toast({ title: labels.saved }) },
  );
  // Sent without scripts and refused: what was ticked then.
  const chosen = values.name === undefined ? permissions : (values.permissions?.split(",") ?? []);
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-5">
      {form && <FormError key={form} title={form} />}
      {existing && (
        <>
          <input type="hidden" name="roleId" value={existing.id} />
          <input type="hidden" name="fromName" value={existing.name} />
          {permissions.map((key) => (
            <input key={key} type="hidden" name="fromPermissions" value={key} />
          ))}
        </>
      )}
      <Field {...field("name")} label={labels.name}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={60}
            required
            defaultValue={values.name ?? existing?.name}
            className="max-w-80"
          />
        )}
      </Field>
      {kept && <KeptList {...kept} />}
      {offered.length > 0 && (
        <PermissionBoxes
          label={labels.permissions}
          error={fields.permissions}
          groups={offered}
          chosen={chosen}
          autoFocus={wrong === "permissions"}
        />
      )}
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        {existing ? labels.save : labels.add}
      </Button>
    </form>
  );
}

function KeptList({ title, text, groups }: Kept) {
  return (
    <section aria-labelledby="kept">
      <h2 id="kept" className="mb-1.5">
        {title}
      </h2>
      {groups.flatMap(({ permissions }) =>
        permissions.map(({ key }) => <input key={key} type="hidden" name="permissions" value={key} />),
      )}
      <div className="flex flex-col gap-2 rounded-lg border bg-card p-3.5">
        <PermissionList groups={groups} />
        <p className="text-muted-foreground text-xs leading-[18px]">{text}</p>
      </div>
    </section>
  );
}
