import type { Route } from "next";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatDate } from "@/lib/i18n/time";
import type { TicketView } from "@/lib/tickets/view-types";
import { StatusIcon } from "./status-icon";
import type { Reading } from "./timeline-lines";

type Props = {
  requester: TicketView["requester"];
  /** Whether his own page is for the reader. */
  linked: boolean;
  reading: Reading;
  labels: Messages["tickets"]["panel"];
};

export function RequesterCard({ requester, linked, reading, labels }: Props) {
  const { status } = reading.messages;
  return (
    <section aria-label={labels.customer} className="border-b px-[18px] py-3.5">
      <h2 className="mb-2 font-semibold text-secondary-text text-xs">{labels.customer}</h2>
      <div className="flex items-center gap-2.5">
        <Avatar person={requester} size={36} />
        <div className="flex min-w-0 flex-col">
          {linked ? (
            <Link
              href={`/customers/${requester.id}` as Route}
              prefetch={false}
              dir="auto"
              className="truncate font-semibold hover:text-primary-text hover:underline touch:leading-[44px]"
            >
              {requester.name}
            </Link>
          ) : (
            <span dir="auto" className="truncate font-semibold">
              {requester.name}
            </span>
          )}
          {requester.address ? (
            <a
              href={`mailto:${requester.address}`}
              className="truncate text-muted-foreground text-xs hover:text-primary-text hover:underline touch:leading-[44px]"
            >
              {requester.address}
            </a>
          ) : (
            <span className="text-muted-foreground text-xs">{labels.noAddress}</span>
          )}
          {requester.phone && (
            <a
              href={`tel:${requester.phone.number}`}
              className="truncate text-muted-foreground text-xs tabular-nums hover:text-primary-text hover:underline touch:leading-[44px]"
            >
              {requester.phone.shown}
            </a>
          )}
          {requester.organisation && (
            <span dir="auto" className="truncate text-muted-foreground text-xs">
              {requester.organisation}
            </span>
          )}
        </div>
      </div>
      {requester.otherTickets.length > 0 && (
        <>
          <h3 className="sr-only">{labels.otherTickets}</h3>
          <ul className="mt-[9px]">
            {requester.otherTickets.map((ticket) => (
              <li key={ticket.number}>
                <Link
                  href={`/tickets/${ticket.number}` as Route}
                  prefetch={false}
                  className="flex min-h-[26px] items-center gap-2 rounded-xs text-secondary-text hover:text-primary-text touch:min-h-11"
                >
                  <StatusIcon status={ticket.status} />
                  <span className="sr-only">{status[ticket.status]}</span>
                  <span dir="auto" className="grow truncate">
                    {ticket.subject}
                  </span>
                  <span className="shrink-0 text-muted-foreground text-xs tabular-nums">
                    {formatDate(ticket.createdAt, reading.now, reading.timeZone, reading.locale)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
