import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import type { RoleHolders, RoleView } from "@/lib/accounts/view-types";
import { allPermissions } from "@/lib/core/permissions";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { permissionGroups } from "./permission-groups";
import { PermissionList } from "./permission-list";

type Words = Messages["settings"]["roles"];
type Props = { role: RoleView; words: Words; locale: string };

/** A role among the others: who has it, and what it may. */
export function RoleCard({ role, words, locale }: Props) {
  const { id, name, permissions, isOwn, mayChange } = role;
  const everything = permissions.length === allPermissions.length;
  return (
    <li className="flex flex-col gap-3 rounded-lg border bg-card p-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 grow">
          <h2 className="flex flex-wrap items-center gap-2">
            <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
              {name}
            </span>
            {isOwn && <Badge>{words.own}</Badge>}
          </h2>
          <p className="text-muted-foreground text-xs">{holdersText(role, words, locale)}</p>
        </div>
        {mayChange && (
          <div className="flex gap-2">
            <ButtonLink
              href={`/settings/roles/new?from=${id}`}
              variant="ghost"
              aria-label={fillMessage(words.copyNamed, { name })}
            >
              {words.copy}
            </ButtonLink>
            <ButtonLink href={`/settings/roles/${id}`} aria-label={fillMessage(words.changeNamed, { name })}>
              {words.change}
            </ButtonLink>
          </div>
        )}
      </div>
      {everything ? (
        <p>{words.everything}</p>
      ) : (
        <PermissionList groups={permissionGroups(permissions, words)} />
      )}
      {!mayChange && <p className="text-muted-foreground text-xs">{words.beyond}</p>}
    </li>
  );
}

/** "3 people, and one who is deactivated, one open invitation" */
export function holdersText({ active, deactivated, invited }: RoleHolders, words: Words, locale: string) {
  return fillMessage(words.holders, { active, deactivated, invited }, locale);
}
