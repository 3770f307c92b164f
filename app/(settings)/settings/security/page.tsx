import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ActForm } from "@/components/shell/act-form";
import { SettingsHeader } from "@/components/shell/settings-header";
import { Badge } from "@/components/ui/badge";
import { listSignInRules } from "@/lib/accounts/list-sign-in-rules";
import { fillMessage } from "@/lib/i18n/fill-message";
import { pageActor } from "@/lib/web/page-guard";
import { change } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.security"))("title") };
}

export default async function SecurityPage() {
  const actor = await pageActor("settings.security");
  const [rules, { settings, error }, locale] = await Promise.all([
    listSignInRules(actor),
    getMessages(),
    getLocale(),
  ]);
  const labels = settings.security;
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
      </div>
    </>
  );
}
