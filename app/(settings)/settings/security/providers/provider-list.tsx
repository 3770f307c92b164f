import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import type { ProviderRow } from "@/lib/accounts/providers/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = { providers: ProviderRow[]; labels: Messages["settings"]["providers"]; locale: string };

/** Through whom people sign in. */
export function ProviderList({ providers, labels, locale }: Props) {
  if (providers.length === 0) return <p>{labels.none}</p>;
  return (
    <ul aria-label={labels.list} className="flex flex-col">
      {providers.map(({ id, name, issuer, audience, isOn, people }) => (
        <li key={id} className="flex flex-wrap items-center gap-3 border-t py-3 last:border-b">
          <div className="flex min-w-0 grow flex-col gap-0.5">
            <p className="flex flex-wrap items-center gap-x-2 font-medium">
              <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
                {name}
              </span>
              <Badge tone={isOn ? "ok" : "plain"}>{isOn ? labels.on : labels.off}</Badge>
              <Badge>{labels.audiences[audience]}</Badge>
            </p>
            <p className="text-muted-foreground text-xs leading-[18px] [overflow-wrap:anywhere]">{issuer}</p>
            <p className="text-muted-foreground text-xs leading-[18px]">
              {fillMessage(labels.people, { people }, locale)}
            </p>
          </div>
          <ButtonLink
            href={`/settings/security/providers/${id}`}
            size="sm"
            aria-label={fillMessage(labels.changeNamed, { name })}
          >
            {labels.change}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
