import type { ReactNode } from "react";
import { OpeningLine } from "@/components/shell/opening-line";
import type { Opening } from "@/lib/business-time/view-types";
import { localName } from "@/lib/i18n/local-name";
import type { AssignableView, TeamView, TicketView } from "@/lib/tickets/view-types";
import { RequesterCard } from "./requester-card";
import { SlaCard } from "./sla-card";
import { TicketFacts } from "./ticket-facts";
import { TicketProperties } from "./ticket-properties";
import type { Reading } from "./timeline-lines";

type Props = {
  ticket: TicketView;
  opening: Opening;
  assignable: AssignableView[];
  teams: TeamView[];
  /** Else the values are shown, and changed nowhere. */
  works: boolean;
  reading: Reading;
  /** What other domains know of the ticket: its appointments. */
  children?: ReactNode;
};

/** What is promised, what the ticket is, who asks: at the side, or in a sheet on narrow screens. */
export function TicketPanel({ ticket, opening, assignable, teams, works, reading, children }: Props) {
  const labels = reading.messages.tickets.panel;
  return (
    <>
      <SlaCard clocks={ticket.clocks} now={reading.now} timeZone={reading.timeZone} />
      <section aria-label={labels.properties} className="border-b px-[18px] py-3.5">
        {works ? (
          <TicketProperties
            assignable={assignable}
            teams={teams}
            topic={ticket.topic && localName(ticket.topic, reading.locale)}
          />
        ) : (
          <TicketFacts ticket={ticket} reading={reading} />
        )}
        <OpeningLine
          opening={opening}
          now={reading.now}
          labels={reading.messages.help.opening}
          locale={reading.locale}
          className="mt-2 text-xs"
        />
      </section>
      {children}
      <RequesterCard requester={ticket.requester} linked={works} reading={reading} labels={labels} />
    </>
  );
}
