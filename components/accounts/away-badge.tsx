import { Badge } from "@/components/ui/badge";
import type { Away } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { awayText } from "./away-text";

type Props = { away: Away; labels: Messages["away"]; locale: string };

/** Beside the name of who is away, with what he tells his colleagues. */
export function AwayBadge({ away, labels, locale }: Props) {
  if (away === null) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Badge tone="info">{awayText(away, labels, new Date().toISOString(), locale)}</Badge>
      {away.note && (
        <span dir="auto" className="text-muted-foreground text-xs [overflow-wrap:anywhere]">
          {away.note}
        </span>
      )}
    </span>
  );
}
