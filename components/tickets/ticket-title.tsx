import { fillMessage } from "@/lib/i18n/fill-message";
import { formatWhen } from "@/lib/i18n/time";
import type { TicketView } from "@/lib/tickets/view-types";
import { timeLabels } from "./labels";
import type { Reading } from "./timeline-lines";

/** Number, origin and subject; on phones the subject stands in the header, and this is for screen readers. */
export function TicketTitle({ ticket, reading }: { ticket: TicketView; reading: Reading }) {
  const { now, timeZone, locale, messages } = reading;
  const labels = messages.tickets.ticket;
  const when = formatWhen(ticket.createdAt, now, timeZone, locale, timeLabels(messages), true);
  return (
    <div className="shrink-0 border-b px-6 pt-3.5 pb-3 touch:sr-only">
      <p className="mb-[5px] flex items-center gap-1.5 text-muted-foreground text-xs leading-5">
        <span className="tabular-nums">{fillMessage(labels.number, { number: ticket.number })}</span>
        <span aria-hidden>·</span>
        <span>{fillMessage(labels.openedBy, { when, source: ticket.source })}</span>
      </p>
      <h1 dir="auto" tabIndex={-1} className="text-xl tracking-tighter">
        {ticket.subject}
      </h1>
    </div>
  );
}
