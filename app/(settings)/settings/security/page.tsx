import Plus from "lucide-react/icons/plus";
import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ActForm } from "@/components/shell/act-form";
import { SettingsHeader } from "@/components/shell/settings-header";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { listSignInRules } from "@/lib/accounts/list-sign-in-rules";
import { listProviders, mayChangeProviders } from "@/lib/accounts/providers/list-providers";
import { fillMessage } from "@/lib/i18n/fill-message";
import { pageActor } from "@/lib/web/page-guard";
import { change } from "./actions";
import { ProviderList } from "./providers/provider-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.security"))("title") };
}

type Props = { searchParams: Promise<{ removed?: string | string[] }> };

export default async function SecurityPage({ searchParams }: Props) {
  const actor = await pageActor("settings.security");
  const [rules, providers, mayAdd, { removed }, { settings, error }, locale] = await Promise.all([
    listSignInRules(actor),
    listProviders(actor),
    mayChangeProviders(actor),
    searchParams,
    getMessages(),
    getLocale(),
  ]);
  const { security: labels, providers: words } = settings;
  return (
    <>
      <SettingsHeader title={labels.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <section aria-labelledby="second-factor" className="max-w-160">
          <h2 id="second-factor" className="text-md">
            {labels.secondFactor}
          </h2>
          <p className="mt-1 mb-4 text-muted-foreground">{labels.text}</p>
          <ul className="flex flex-col">
            {rules.map(({ roleId, name, required, people, withFactor }) => (
              <li key={roleId} className="flex flex-wrap items-center gap-3 border-t py-3 last:border-b">
                <div className="flex min-w-0 grow flex-col gap-0.5">
                  <p className="flex flex-wrap items-center gap-x-2 font-medium">
                    <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
                      {name}
                    </span>
                    <Badge tone={required ? "ok" : "plain"}>{required ? labels.required : labels.free}</Badge>
                  </p>
                  <p className="text-muted-foreground text-xs leading-[18px]">
                    {fillMessage(labels.count, { people, withFactor }, locale)}
                  </p>
                </div>
                <ActForm
                  size="sm"
                  fields={{ roleId, required: required ? "no" : "yes" }}
                  name={fillMessage(required ? labels.releaseNamed : labels.requireNamed, { name })}
                  label={required ? labels.release : labels.require}
                  done=""
                  networkError={error.network}
                  act={change}
                />
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="providers" className="mt-8 max-w-160">
          <h2 id="providers" className="text-md">
            {words.title}
          </h2>
          <p className="mt-1 mb-4 text-muted-foreground">{words.text}</p>
          {removed !== undefined && (
            <Banner tone="ok" role="status" className="mb-4">
              {words.removed}
            </Banner>
          )}
          <ProviderList providers={providers} labels={words} locale={locale} />
          {mayAdd ? (
            <ButtonLink href="/settings/security/providers/new" className="mt-4">
              <Plus size={16} strokeWidth={1.75} aria-hidden />
              {words.new}
            </ButtonLink>
          ) : (
            <p className="mt-4 text-muted-foreground">{words.beyond}</p>
          )}
        </section>
      </div>
    </>
  );
}
