import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { ViewKey } from "@/lib/tickets/inputs";
import type { ViewCounts } from "@/lib/tickets/view-types";

type Props = { view: ViewKey; counts: ViewCounts; labels: Messages["tickets"]["empty"]; locale: string };

export function InboxEmpty({ view, counts, labels, locale }: Props) {
  const waiting = view === "mine" && counts.unassigned > 0;
  const more = waiting ? ` ${fillMessage(labels.mineUnassigned, { count: counts.unassigned }, locale)}` : "";
  return (
    <EmptyState title={labels[`${view}Title`]} text={labels[`${view}Text`] + more}>
      {waiting && (
        <ButtonLink href="/inbox/unassigned" variant="primary">
          {labels.seeUnassigned}
        </ButtonLink>
      )}
    </EmptyState>
  );
}
