import { FieldError } from "@/components/ui/field-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  labels: Messages["settings"]["providers"];
  error: string | undefined;
  rows: { group: string; roleId: number | string }[];
  roles: { id: number; name: string }[];
};

/** A group and its role in each row, in the order in which they count. */
export function GroupRows({ labels, error, rows, roles }: Props) {
  return (
    <fieldset data-field="groupRoles" aria-describedby="groups-hint" className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium">{labels.groups}</legend>
      <p id="groups-hint" className="text-muted-foreground text-xs leading-[18px]">
        {labels.groupsHint}
      </p>
      {error && <FieldError id="groupRoles-error">{error}</FieldError>}
      {rows.map(({ group, roleId }, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div key={row} className="grid gap-2 md:grid-cols-2">
          <Input
            name={`group-${row}`}
            aria-label={fillMessage(labels.group, { row: row + 1 })}
            aria-describedby={error ? "groupRoles-error" : undefined}
            autoComplete="off"
            maxLength={300}
            defaultValue={group}
          />
          <NativeSelect
            name={`role-${row}`}
            aria-label={fillMessage(labels.groupRole, { row: row + 1 })}
            defaultValue={roleId}
          >
            <option value="" />
            {roles.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </div>
      ))}
    </fieldset>
  );
}
