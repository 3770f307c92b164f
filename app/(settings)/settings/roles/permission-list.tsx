import type { PermissionGroup } from "./permission-groups";

/** What a role may do, to read. */
export function PermissionList({ groups }: { groups: PermissionGroup[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1.5 md:grid-cols-[110px_minmax(0,1fr)]">
      {groups.map(({ label, permissions }) => (
        <div key={label} className="contents">
          <dt className="text-muted-foreground">{label}</dt>
          {permissions.map(({ key, text }) => (
            <dd key={key} className="md:col-start-2">
              {text}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
