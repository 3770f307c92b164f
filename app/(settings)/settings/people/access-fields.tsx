import { Field } from "@/components/ui/field";
import { FieldError } from "@/components/ui/field-error";
import { NativeSelect } from "@/components/ui/native-select";
import type { NamedView } from "@/lib/accounts/view-types";

type RoleProps = {
  label: string;
  hint?: string;
  error: string | undefined;
  roles: NamedView[];
  chosen: string | undefined;
  autoFocus: boolean;
};

export function RoleField({ roles, chosen, ...field }: RoleProps) {
  return (
    <Field name="roleId" {...field}>
      {(control) => (
        <NativeSelect {...control} defaultValue={chosen}>
          {roles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}

type TeamProps = {
  label: string;
  hint: string;
  error: string | undefined;
  teams: NamedView[];
  chosen: number[];
};

/** A box for each team; nothing where there is none. */
export function TeamBoxes({ label, hint, error, teams, chosen }: TeamProps) {
  if (teams.length === 0) return null;
  return (
    <fieldset aria-describedby={error ? "teams-error teams-hint" : "teams-hint"}>
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {teams.map(({ id, name }) => (
          <label key={id} className="flex min-h-7 items-center gap-2 touch:min-h-11">
            <input
              type="checkbox"
              name="teamIds"
              value={id}
              defaultChecked={chosen.includes(id)}
              className="size-4 shrink-0 accent-primary"
            />
            <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
              {name}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError id="teams-error">{error}</FieldError>}
      <p id="teams-hint" className="text-muted-foreground text-xs leading-[18px]">
        {hint}
      </p>
    </fieldset>
  );
}
