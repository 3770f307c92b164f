import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Facts, Section } from "@/components/accounts/detail-page";
import { ActForm } from "@/components/shell/act-form";
import { SettingsHeader } from "@/components/shell/settings-header";
import { Badge } from "@/components/ui/badge";
import { getProvider, listMappableRoles, mayChangeProviders } from "@/lib/accounts/providers/list-providers";
import { fillMessage } from "@/lib/i18n/fill-message";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { change, remove, test, turn } from "../actions";
import { ProviderForm } from "./provider-form";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.providers"))("title") };
}

export default async function ProviderPage({ params }: Props) {
  const actor = await pageActor("settings.security");
  const [provider, roles, mayChange, { settings, error }, locale] = await Promise.all([
    orNotFound(getProvider(actor, pageId((await params).id))),
    listMappableRoles(actor),
    mayChangeProviders(actor),
    getMessages(),
    getLocale(),
  ]);
  const { providers: labels, security } = settings;
  const { id, isOn, people } = provider;
  const act = { fields: { providerId: id }, done: "", networkError: error.network };
  return (
    <>
      <SettingsHeader title={provider.name} within={{ href: "/settings/security", title: security.title }}>
        <Badge tone={isOn ? "ok" : "plain"}>{isOn ? labels.on : labels.off}</Badge>
      </SettingsHeader>
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="flex max-w-160 flex-col gap-8">
          <div>
            <Facts
              facts={[
                { label: labels.audience, value: labels.audiences[provider.audience] },
                { label: labels.issuer, value: provider.issuer },
                {
                  label: labels.redirect,
                  value: <code className="font-mono text-xs">{provider.redirectUri}</code>,
                },
              ]}
            />
            <p className="mt-2 text-muted-foreground text-xs">{labels.redirectHint}</p>
            <p className="mt-2 text-muted-foreground text-xs">
              {fillMessage(labels.people, { people }, locale)}
            </p>
          </div>
          <Section title={labels.test}>
            <p className="mb-3 text-secondary-text">{labels.testText}</p>
            <ActForm {...act} label={labels.test} done={labels.tested} act={test} />
          </Section>
          {mayChange ? (
            <>
              <Section title={isOn ? labels.turnOff : labels.turnOn}>
                <p className="mb-3 text-secondary-text">{labels.turnText}</p>
                <ActForm
                  {...act}
                  fields={{ providerId: id, to: isOn ? "off" : "on" }}
                  label={isOn ? labels.turnOff : labels.turnOn}
                  act={turn}
                />
              </Section>
              <Section title={labels.change}>
                <ProviderForm
                  key={provider.version}
                  provider={provider}
                  roles={roles}
                  labels={labels}
                  networkError={error.network}
                  save={change}
                />
              </Section>
              <Section title={labels.remove}>
                <p className="mb-3 text-secondary-text">{labels.removeText}</p>
                <ActForm {...act} variant="danger" label={labels.remove} act={remove} />
              </Section>
            </>
          ) : (
            <p className="text-muted-foreground">{labels.beyond}</p>
          )}
        </div>
      </div>
    </>
  );
}
