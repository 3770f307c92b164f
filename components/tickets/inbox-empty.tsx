import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { ViewKey } from "@/lib/tickets/inputs";
import type { ViewCounts } from "@/lib/tickets/view-types";

type Props = { view: ViewKey; counts: ViewCounts; views: ViewKey[]; messages: Messages; locale: string };

/** With one next step for who works on tickets: what waits for somebody, else all that is open, else a ticket of one's own. */
export function InboxEmpty({ view, counts, views, messages, locale }: Props) {
  const labels = messages.tickets.empty;
  const works = views.includes("open");
  const waiting = view === "mine" && counts.unassigned > 0;
  const more = waiting ? ` ${fillMessage(labels.mineUnassigned, { count: counts.unassigned }, locale)}` : "";
  return (
    <EmptyState title={labels[`${view}Title`]} text={labels[`${view}Text`] + more}>
      {waiting && (
        <ButtonLink href="/inbox/unassigned" variant="primary">
          {labels.seeUnassigned}
        </ButtonLink>
      )}
      {works && !waiting && view !== "open" && counts.open > 0 && (
        <ButtonLink href="/inbox/open">{messages.views.open}</ButtonLink>
      )}
      {works && !waiting && (view === "open" || counts.open === 0) && (
        <ButtonLink href="/tickets/new">{messages.customers.new.title}</ButtonLink>
      )}
    </EmptyState>
  );
}
