import { getLocale, getMessages } from "next-intl/server";
import { PasskeyForm } from "@/components/accounts/passkey-form";
import { ActForm } from "@/components/shell/act-form";
import { TitledSection } from "@/components/shell/titled-section";
import { listPasskeys } from "@/lib/accounts/passkeys/list-passkeys";
import { agentName } from "@/lib/accounts/session-name";
import type { PasskeyView } from "@/lib/accounts/view-types";
import type { Actor } from "@/lib/core/actor";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatDay } from "@/lib/i18n/time";
import { addOwnPasskey, beginOwnPasskey, removeOwnPasskey } from "./actions";

/** What one's devices sign in by. */
export async function PasskeysSection({ actor }: { actor: Actor }) {
  const [passkeys, { passkeys: labels, profile, error }, locale] = await Promise.all([
    listPasskeys(actor),
    getMessages(),
    getLocale(),
  ]);
  const day = (at: string) => formatDay(at, actor.timeZone, locale);
  return (
    <TitledSection id="passkeys" title={labels.title} text={labels.text}>
      {passkeys.length > 0 && (
        <ul className="flex flex-col" aria-label={labels.title}>
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="flex items-start gap-3 border-t py-3 last:border-b">
              <div className="flex min-w-0 grow flex-col gap-0.5">
                <p dir="auto" className="break-words font-medium">
                  {passkey.name}
                </p>
                <p className="text-muted-foreground text-xs leading-[18px]">
                  {factsOf(passkey, labels, day)}
                </p>
              </div>
              <ActForm
                size="sm"
                fields={{ passkeyId: passkey.id }}
                name={fillMessage(labels.removeNamed, { name: passkey.name })}
                label={labels.remove}
                done=""
                gone={{ said: labels.removed, focus: "passkeys" }}
                networkError={error.network}
                act={removeOwnPasskey}
              />
            </li>
          ))}
        </ul>
      )}
      <PasskeyForm
        suggested={agentName(actor.origin?.agent ?? "")}
        labels={labels}
        password={profile}
        networkError={error.network}
        begin={beginOwnPasskey}
        add={addOwnPasskey}
      />
      <p className="hidden text-muted-foreground noscript:block">{labels.needsScripts}</p>
    </TitledSection>
  );
}

function factsOf(
  { isBackedUp, createdAt, lastUsedAt }: PasskeyView,
  labels: Messages["passkeys"],
  day: (at: string) => string,
): string {
  return [
    isBackedUp ? labels.backedUp : labels.onDevice,
    fillMessage(labels.since, { date: day(createdAt) }),
    lastUsedAt === null ? labels.unused : fillMessage(labels.used, { date: day(lastUsedAt) }),
  ].join(" · ");
}
