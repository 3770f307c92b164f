import { ActButton } from "@/components/ui/act-button";
import type { ActionResult } from "@/components/ui/action-result";
import type { RevokeApiTokenInput } from "@/lib/accounts/inputs";
import type { ApiTokenView } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

type Words = Messages["profile"]["tokens"];
type Props = {
  tokens: ApiTokenView[];
  labels: Words;
  networkError: string;
  /** An instant as this reader reads days. */
  day: (at: string) => string;
  revoke: (input: RevokeApiTokenInput) => Promise<ActionResult<void>>;
};

/** One's own tokens: what each may, how long, and when it was last of use. */
export function TokenList({ tokens, labels, networkError, day, revoke }: Props) {
  if (tokens.length === 0) return <p className="text-muted-foreground">{labels.none}</p>;
  return (
    <ul className="flex flex-col" aria-label={labels.list}>
      {tokens.map((token) => (
        <li key={token.id} className="flex items-start gap-3 border-t py-3 last:border-b">
          <div className="flex min-w-0 grow flex-col gap-0.5">
            <p className="break-words font-medium">{token.name}</p>
            <p className="text-secondary-text">{scopesIn(token, labels)}</p>
            <p className="text-muted-foreground text-xs leading-[18px]">{factsOf(token, labels, day)}</p>
          </div>
          <ActButton
            name={fillMessage(labels.revokeNamed, { name: token.name })}
            label={labels.revoke}
            done={labels.revoked}
            networkError={networkError}
            input={{ tokenId: token.id }}
            act={revoke}
          />
        </li>
      ))}
    </ul>
  );
}

export function scopesIn({ scopes }: ApiTokenView, labels: Words): string {
  const words = {
    "tickets:read": labels.scopes.tickets_read,
    "tickets:write": labels.scopes.tickets_write,
    "people:read": labels.scopes.people_read,
    "people:write": labels.scopes.people_write,
  };
  return scopes.map((scope) => words[scope]).join(", ");
}

/** Which one it is, since and until when, and when it was last of use. */
export function factsOf(token: ApiTokenView, labels: Words, day: Props["day"]): string {
  const { expiresAt, lastUsedAt } = token;
  const until = token.expired ? labels.ranOut : labels.until;
  return [
    fillMessage(labels.ending, { ending: token.ending }),
    fillMessage(labels.since, { date: day(token.createdAt) }),
    expiresAt === null ? labels.forever : fillMessage(until, { date: day(expiresAt) }),
    lastUsedAt === null ? labels.unused : fillMessage(labels.used, { date: day(lastUsedAt) }),
  ].join(" · ");
}
