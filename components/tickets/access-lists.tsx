import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatWhen } from "@/lib/i18n/time";
import type { Shown, TicketAccess } from "@/lib/tickets/access/view-types";
import { accessLimits } from "@/lib/tickets/policy";
import type { PersonView } from "@/lib/tickets/view-types";
import { timeLabels } from "./labels";
import type { Reading } from "./timeline-lines";

/** Who sees a ticket, and why: colleagues, customers, and whoever has a link. */
export function AccessLists({ access, reading }: { access: TicketAccess; reading: Reading }) {
  const { now, timeZone, locale, messages } = reading;
  const labels = messages.tickets.access;
  const { colleagues, services, customers, guests, isAside } = access;
  const reasons = (all: (keyof typeof labels.reasons)[]) =>
    all.map((reason) => <Badge key={reason}>{labels.reasons[reason]}</Badge>);
  return (
    <div className="flex max-w-180 flex-col gap-7">
      <p className="text-secondary-text">{labels.text}</p>
      <List title={labels.colleagues} shown={colleagues} none="" more={labels.more}>
        {colleagues.rows.map(({ reasons: all, role, ...person }) => (
          <Row key={person.id} person={person} beside={role}>
            {reasons(all)}
          </Row>
        ))}
      </List>
      {services.total > 0 && (
        <List title={labels.services} shown={services} none="" more={labels.more}>
          {services.rows.map(({ reasons: all, ...service }) => (
            <Row key={service.id} person={service} beside={labels.byToken}>
              {reasons(all)}
            </Row>
          ))}
        </List>
      )}
      {isAside && <Banner>{labels.aside}</Banner>}
      {!isAside && (
        <>
          <List title={labels.customers} shown={customers} none={labels.noCustomers} more={labels.more}>
            {customers.rows.map(({ reasons: all, address, ...person }) => (
              <Row key={person.id} person={person} beside={address}>
                {reasons(all)}
              </Row>
            ))}
          </List>
          <List title={labels.guests} shown={guests} none={labels.noGuests} more={labels.moreLinks}>
            {guests.rows.map(({ linkId, person, expiresAt, used }) => {
              const when = formatWhen(expiresAt, now, timeZone, locale, timeLabels(messages));
              return (
                <Row key={linkId} person={person} beside={fillMessage(labels.until, { when })}>
                  <Badge>{used ? labels.used : labels.unused}</Badge>
                </Row>
              );
            })}
          </List>
        </>
      )}
    </div>
  );
}

type ListProps = { title: string; shown: Shown<unknown>; none: string; more: string; children: ReactNode };

function List({ title, shown, none, more, children }: ListProps) {
  const { rows, total } = shown;
  const beyond = total - rows.length;
  // Whoever is not counted any more is among those who are not shown.
  const count = total >= accessLimits.counted ? `${beyond}+` : beyond;
  return (
    <section aria-label={title}>
      <h2 className="mb-2.5 text-md">
        {title} <span className="font-normal text-muted-foreground tabular-nums">{total || ""}</span>
      </h2>
      {rows.length === 0 ? (
        <p className="text-muted-foreground">{none}</p>
      ) : (
        <ul aria-label={title} className="divide-y rounded-lg border bg-card">
          {children}
        </ul>
      )}
      {beyond > 0 && <p className="mt-2 text-muted-foreground">{fillMessage(more, { count })}</p>}
    </section>
  );
}

type RowProps = { person: PersonView; beside: string | null; children: ReactNode };

function Row({ person, beside, children }: RowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-2.5 gap-y-2 px-4 py-2">
      <Avatar person={person} size={28} />
      <span className="flex min-w-0 flex-col">
        <span dir="auto" className="font-medium [overflow-wrap:anywhere]">
          {person.name}
        </span>
        <span dir="auto" className="text-muted-foreground text-xs [overflow-wrap:anywhere]">
          {beside}
        </span>
      </span>
      <span className="ms-auto flex flex-wrap justify-end gap-1.5">{children}</span>
    </li>
  );
}
