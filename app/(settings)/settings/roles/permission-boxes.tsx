import { FieldError } from "@/components/ui/field-error";
import type { PermissionGroup } from "./permission-groups";

type Props = {
  label: string;
  error: string | undefined;
  groups: PermissionGroup[];
  chosen: readonly string[];
  autoFocus: boolean;
};

/** A box for each permission, under its subject. */
export function PermissionBoxes({ label, error, groups, chosen, autoFocus }: Props) {
  return (
    <fieldset
      aria-describedby={error ? "permissions-error" : undefined}
      className="flex min-w-0 flex-col gap-3.5"
    >
      <legend className="mb-1.5 font-medium">{label}</legend>
      {error && <FieldError id="permissions-error">{error}</FieldError>}
      {groups.map((group, at) => (
        <fieldset key={group.label} className="min-w-0">
          <legend className="text-muted-foreground">{group.label}</legend>
          {group.permissions.map(({ key, text }, row) => (
            <label key={key} className="flex min-h-7 items-center gap-2 touch:min-h-11">
              <input
                type="checkbox"
                name="permissions"
                value={key}
                defaultChecked={chosen.includes(key)}
                // biome-ignore lint/a11y/noAutofocus: without scripts the page comes anew, at what is wrong
                autoFocus={autoFocus && at + row === 0}
                className="size-4 shrink-0 accent-primary"
              />
              <span className="min-w-0">{text}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </fieldset>
  );
}
