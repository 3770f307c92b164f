import { getLocale, getMessages } from "next-intl/server";
import { SecondFactor } from "@/components/accounts/second-factor";
import { TitledSection } from "@/components/shell/titled-section";
import { getSecondFactor } from "@/lib/accounts/second-factor/get-second-factor";
import type { Actor } from "@/lib/core/actor";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDay } from "@/lib/i18n/time";
import { beginFactor, changeFactor, confirmFactor } from "./actions";

/** What signing in asks for besides the password. */
export async function SecondFactorSection({ actor }: { actor: Actor }) {
  const [view, { secondFactor, error }, locale] = await Promise.all([
    getSecondFactor(actor),
    getMessages(),
    getLocale(),
  ]);
  const standing =
    view.state === "on"
      ? fillMessage(
          secondFactor.standing,
          { date: formatDay(view.since, actor.timeZone, locale), count: view.codesLeft },
          locale,
        )
      : "";
  return (
    <TitledSection id="second-factor" title={secondFactor.title} text={secondFactor.text}>
      <SecondFactor
        view={view}
        standing={standing}
        labels={secondFactor}
        networkError={error.network}
        begin={beginFactor}
        confirm={confirmFactor}
        change={changeFactor}
      />
    </TitledSection>
  );
}
