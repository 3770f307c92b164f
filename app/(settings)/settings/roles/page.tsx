import Plus from "lucide-react/icons/plus";
import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { listRoles } from "@/lib/accounts/list-roles";
import { fillMessage } from "@/lib/i18n/fill-message";
import { pageActor } from "@/lib/web/page-guard";
import { RoleCard } from "./role-card";

type Props = { searchParams: Promise<{ made?: string | string[]; deleted?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.roles"))("title") };
}

export default async function RolesPage({ searchParams }: Props) {
  const actor = await pageActor("settings.roles");
  const [roles, { made, deleted }, { settings }, locale] = await Promise.all([
    listRoles(actor),
    searchParams,
    getMessages(),
    getLocale(),
  ]);
  const { roles: words } = settings;
  const newest = roles.find(({ id }) => String(id) === made);
  const done = newest
    ? fillMessage(words.made, { name: newest.name })
    : deleted !== undefined && words.deleted;
  return (
    <>
      <SettingsHeader title={words.title}>
        <ButtonLink href="/settings/roles/new" variant="primary">
          <Plus size={16} strokeWidth={1.75} aria-hidden />
          {words.new}
        </ButtonLink>
      </SettingsHeader>
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{words.text}</p>
        {done && (
          <Banner tone="ok" role="status" className="mb-4 max-w-[760px]">
            {done}
          </Banner>
        )}
        <ul aria-label={words.list} className="flex max-w-[760px] flex-col gap-3">
          {roles.map((role) => (
            <RoleCard key={role.id} role={role} words={words} locale={locale} />
          ))}
        </ul>
      </div>
    </>
  );
}
