import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Section } from "@/components/accounts/detail-page";
import { SettingsHeader } from "@/components/shell/settings-header";
import { ButtonLink } from "@/components/ui/button-link";
import { getRole } from "@/lib/accounts/list-roles";
import { may } from "@/lib/core/actor";
import { allPermissions, keptByAdmins } from "@/lib/core/permissions";
import { fillMessage } from "@/lib/i18n/fill-message";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { change, remove } from "../actions";
import { permissionGroups } from "../permission-groups";
import { PermissionList } from "../permission-list";
import { holdersText } from "../role-card";
import { RoleForm } from "../role-form";
import { DeleteForm } from "./delete-form";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.roles"))("title") };
}

export default async function RolePage({ params }: Props) {
  const actor = await pageActor("settings.roles");
  const [role, { settings, error }, locale] = await Promise.all([
    orNotFound(getRole(actor, pageId((await params).id))),
    getMessages(),
    getLocale(),
  ]);
  const { roles: words } = settings;
  const kept = role.isOwn ? role.permissions : role.isAdmins ? keptByAdmins : [];
  const offered = allPermissions.filter((one) => may(actor, one) && !kept.includes(one));
  const holders = holdersText(role, words, locale);
  const shared = { labels: words, networkError: error.network };
  const inUse = role.active + role.deactivated + role.invited > 0;
  return (
    <>
      <SettingsHeader within={{ href: "/settings/roles", title: words.title }} title={role.name} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="flex max-w-160 flex-col gap-8">
          {role.mayChange ? (
            <RoleForm
              key={`${role.name} ${role.permissions}`}
              {...shared}
              existing={role}
              permissions={role.permissions}
              offered={role.isOwn ? [] : permissionGroups(offered, words)}
              kept={
                kept.length === 0
                  ? undefined
                  : {
                      title: role.isOwn ? words.permissions : words.kept,
                      text: role.isOwn ? words.ownText : words.keptText,
                      groups: permissionGroups(kept, words),
                    }
              }
              send={change}
            />
          ) : (
            <>
              <PermissionList groups={permissionGroups(role.permissions, words)} />
              <p className="text-muted-foreground">{words.beyond}</p>
            </>
          )}
          {role.mayChange && (
            <Section title={words.delete}>
              {role.isAdmins && <p className="text-muted-foreground">{words.adminStays}</p>}
              {!role.isAdmins && inUse && (
                <>
                  <p className="mb-3 text-muted-foreground">{fillMessage(words.inUse, { holders })}</p>
                  {may(actor, "settings.people") && (
                    <ButtonLink href="/settings/people">{words.people}</ButtonLink>
                  )}
                </>
              )}
              {!role.isAdmins && !inUse && <DeleteForm {...shared} roleId={role.id} remove={remove} />}
            </Section>
          )}
        </div>
      </div>
    </>
  );
}
