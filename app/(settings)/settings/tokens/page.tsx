import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Pages } from "@/components/accounts/pages";
import { TokenForm } from "@/components/accounts/token-form";
import { factsOf, scopesIn } from "@/components/accounts/token-list";
import { ActForm } from "@/components/shell/act-form";
import { SettingsHeader } from "@/components/shell/settings-header";
import { TitledSection } from "@/components/shell/titled-section";
import { Badge } from "@/components/ui/badge";
import { listAllTokens } from "@/lib/accounts/list-all-tokens";
import { may } from "@/lib/core/actor";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDay } from "@/lib/i18n/time";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { create, revoke } from "./actions";

type Props = { searchParams: Promise<{ cursor?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tokens"))("title") };
}

export default async function TokensPage({ searchParams }: Props) {
  const actor = await pageActor("settings.tokens");
  const { cursor } = await searchParams;
  const after = typeof cursor === "string" ? cursor : undefined;
  const [tokens, { settings, profile, customers, error }, locale] = await Promise.all([
    orNotFound(listAllTokens(actor, { cursor: after })),
    getMessages(),
    getLocale(),
  ]);
  const labels = settings.tokens;
  const day = (at: string) => formatDay(at, actor.timeZone, locale);
  return (
    <>
      <SettingsHeader title={labels.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="flex max-w-160 flex-col gap-8">
          <TitledSection id="service" title={labels.service} text={labels.serviceText}>
            <TokenForm
              labels={profile.tokens}
              networkError={error.network}
              editsPeople={may(actor, "customers.edit")}
              which={{ ...labels.which, mayGiveEvery: may(actor, "tickets.all") }}
              create={create}
            />
          </TitledSection>
          <section aria-labelledby="all">
            <h2 id="all" tabIndex={-1} className="mb-3 text-md">
              {labels.all}
            </h2>
            {tokens.rows.length === 0 && <p className="text-muted-foreground">{labels.none}</p>}
            <ul aria-labelledby="all">
              {tokens.rows.map((token) => (
                <li key={token.id} className="flex flex-wrap items-start gap-3 border-t py-3 last:border-b">
                  <div className="flex min-w-0 grow basis-60 flex-col gap-0.5">
                    <p className="flex flex-wrap items-center gap-x-2 font-medium">
                      <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
                        {token.name}
                      </span>
                      <Badge tone={token.owner === null ? "ok" : "plain"}>
                        {token.owner ?? labels.isService}
                      </Badge>
                    </p>
                    <p className="text-secondary-text">
                      {scopesIn(token, profile.tokens)}
                      {token.everyTicket && `, ${labels.which.everyShort}`}
                    </p>
                    <p className="text-muted-foreground text-xs leading-[18px]">
                      {token.ownerLeft && `${labels.ownerLeft} · `}
                      {factsOf(token, profile.tokens, day)}
                    </p>
                  </div>
                  <ActForm
                    size="sm"
                    fields={{ tokenId: token.id }}
                    name={fillMessage(profile.tokens.revokeNamed, { name: token.name })}
                    label={profile.tokens.revoke}
                    done=""
                    gone={{ said: profile.tokens.revoked, focus: "all" }}
                    networkError={error.network}
                    act={revoke}
                  />
                </li>
              ))}
            </ul>
            <Pages path="/settings/tokens" isFirst={!after} next={tokens.next} labels={customers} />
          </section>
        </div>
      </div>
    </>
  );
}
