import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { Button } from "@/components/ui/button";
import { NamedOptions } from "@/components/ui/named-options";
import { NativeSelect } from "@/components/ui/native-select";
import { listRoles } from "@/lib/accounts/list-roles";
import { may } from "@/lib/core/actor";
import { allPermissions } from "@/lib/core/permissions";
import { pageActor } from "@/lib/web/page-guard";
import { add } from "../actions";
import { permissionGroups } from "../permission-groups";
import { RoleForm } from "../role-form";

type Props = { searchParams: Promise<{ from?: string | string[] }> };

const path = "/settings/roles/new";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.roles"))("new") };
}

export default async function NewRolePage({ searchParams }: Props) {
  const actor = await pageActor("settings.roles");
  const [roles, { from }, { settings, error }] = await Promise.all([
    listRoles(actor),
    searchParams,
    getMessages(),
  ]);
  const { roles: words } = settings;
  const begins = roles.filter(({ mayChange }) => mayChange);
  const model = begins.find(({ id }) => String(id) === from);
  const offered = allPermissions.filter((one) => may(actor, one));
  return (
    <>
      <SettingsHeader within={{ href: "/settings/roles", title: words.title }} title={words.new} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="flex max-w-160 flex-col gap-5">
          <p className="text-muted-foreground">{words.newText}</p>
          <form
            // Another address is another form: it shows what the boxes below began with.
            key={`copied ${model?.id}`}
            action={path}
            aria-label={words.begin}
            className="flex items-end gap-2"
          >
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is the child */}
            <label className="flex min-w-0 grow flex-col gap-1 font-medium md:max-w-80">
              {words.begin}
              <NativeSelect name="from" defaultValue={model?.id ?? ""}>
                <NamedOptions none={words.beginEmpty} rows={begins} />
              </NativeSelect>
            </label>
            <Button type="submit">{words.copy}</Button>
          </form>
          <RoleForm
            key={model?.id}
            permissions={model?.permissions ?? []}
            offered={permissionGroups(offered, words)}
            labels={words}
            networkError={error.network}
            send={add}
          />
        </div>
      </div>
    </>
  );
}
