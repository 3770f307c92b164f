import type { Route } from "next";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import type { Messages } from "@/lib/i18n/load-messages";
import type { TicketView } from "@/lib/tickets/view-types";
import { type FollowActions, FollowButton } from "./follow-button";

type Props = {
  ticket: TicketView;
  viewerId: number;
  /** `work`: add colleagues and take them out, on a page of its own. `act`: follow it oneself. */
  can: { work: boolean; act: boolean };
  messages: Messages;
  actions: FollowActions;
};

/** In a ticket's panel: who is told of its notes, and the button to be one of them. */
export function FollowersCard({ ticket, viewerId, can, messages, actions }: Props) {
  const labels = messages.tickets.followers;
  return (
    <section aria-label={labels.title} className="border-b px-[18px] py-3.5">
      <h2 className="mb-2 font-semibold text-secondary-text text-xs">{labels.title}</h2>
      {ticket.followers.length === 0 ? (
        <p className="text-muted-foreground">{labels.nobody}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {ticket.followers.map((person) => (
            <li key={person.id} className="flex min-w-0 items-center gap-2">
              <Avatar person={person} size={20} />
              <span dir="auto" className="truncate">
                {person.name}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-2.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {can.act && (
          <FollowButton
            ticketId={ticket.id}
            followers={ticket.followers}
            viewerId={viewerId}
            messages={messages}
            actions={actions}
          />
        )}
        {can.work && (
          <Link
            href={`/tickets/${ticket.number}/access#followers` as Route}
            prefetch={false}
            className="inline-flex min-h-[26px] items-center font-medium text-primary-text hover:underline touch:min-h-11"
          >
            {labels.change}
          </Link>
        )}
      </div>
    </section>
  );
}
