import { nameWithAway } from "@/components/accounts/away-text";
import { localName } from "@/lib/i18n/local-name";
import type { TicketView } from "@/lib/tickets/view-types";
import type { Reading } from "./timeline-lines";

/** The panel's values for who changes none of them. */
export function TicketFacts({ ticket, reading }: { ticket: TicketView; reading: Reading }) {
  const { tickets, customers, status, priority, away } = reading.messages;
  const { panel } = tickets;
  const { assignee } = ticket;
  const assigneeText = assignee && nameWithAway(assignee, away, reading.now, reading.locale);
  const facts: [string, string | null][] = [
    [panel.status, status[ticket.status]],
    [panel.priority, priority[ticket.priority]],
    [panel.assignee, assigneeText ?? panel.nobody],
    [customers.team.label, ticket.team?.name ?? null],
    [panel.topic, ticket.topic && localName(ticket.topic, reading.locale)],
    [panel.tags, ticket.tags.join(", ") || null],
  ];
  return (
    <dl>
      {facts.map(
        ([label, value]) =>
          value !== null && (
            <div
              key={label}
              className="grid min-h-[30px] grid-cols-[94px_minmax(0,1fr)] items-center gap-x-1.5"
            >
              <dt className="text-muted-foreground">{label}</dt>
              <dd dir="auto" className="min-w-0 break-words font-medium">
                {value}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
