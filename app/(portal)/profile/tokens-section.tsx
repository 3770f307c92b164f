import { getMessages } from "next-intl/server";
import { TokenForm } from "@/components/accounts/token-form";
import { TokenList } from "@/components/accounts/token-list";
import { TitledSection } from "@/components/shell/titled-section";
import { listApiTokens } from "@/lib/accounts/list-api-tokens";
import { type Actor, may } from "@/lib/core/actor";
import { formatDay } from "@/lib/i18n/time";
import { createToken, revokeToken } from "./actions";

/** The keys that programs work with in one's name. */
export async function TokensSection({ actor }: { actor: Actor }) {
  const [tokens, { profile, error }] = await Promise.all([listApiTokens(actor), getMessages()]);
  const labels = profile.tokens;
  return (
    <TitledSection
      id="tokens"
      title={labels.title}
      text={
        <>
          {labels.text}{" "}
          <a href="/api/docs" className="text-primary-text underline">
            {labels.docs}
          </a>
        </>
      }
    >
      <TokenForm
        labels={labels}
        networkError={error.network}
        editsPeople={may(actor, "customers.edit")}
        create={createToken}
      />
      <h3 className="mt-2 font-semibold text-sm">{labels.list}</h3>
      <TokenList
        tokens={tokens}
        labels={labels}
        networkError={error.network}
        day={(at) => formatDay(at, actor.timeZone, actor.locale)}
        revoke={revokeToken}
      />
    </TitledSection>
  );
}
