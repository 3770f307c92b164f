import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import type { Opening } from "@/lib/business-time/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { ViewKey } from "@/lib/tickets/inputs";
import type { AssignableView, TeamView, TicketView } from "@/lib/tickets/view-types";
import type { TicketActions } from "./actions";
import { Composer } from "./composer";
import { Conversation } from "./conversation";
import type { FollowActions } from "./follow-button";
import { FollowersCard } from "./followers-card";
import { ticketLabels } from "./labels";
import { leadingClock } from "./latest-clocks";
import { MarkRead } from "./mark-read";
import { PanelSheet } from "./panel-sheet";
import { PropertyChips } from "./property-chips";
import { SetAsideNotice } from "./set-aside-notice";
import { TicketHeader } from "./ticket-header";
import { TicketKeys } from "./ticket-keys";
import { TicketPanel } from "./ticket-panel";
import { TicketState } from "./ticket-state";
import { TicketTitle } from "./ticket-title";

type Props = {
  ticket: TicketView;
  viewer: { id: number; name: string; picture: string | null; timeZone: string };
  /** Whether somebody of its team is there. */
  opening: Opening;
  assignable: AssignableView[];
  teams: TeamView[];
  /** The view it was opened from: where Back leads. */
  view: ViewKey;
  /** ISO instant of the request. */
  now: string;
  /** `work`: else he writes notes, and changes nothing. `act`: not for who looks as somebody else, of whom nothing is to be found afterwards. */
  can: { work: boolean; setAside: boolean; act: boolean };
  actions: TicketActions;
  following: FollowActions;
  attachmentHref?: (id: number) => string;
  /** Beside what the ticket says of itself, in its panel. */
  besides?: ReactNode;
};

export async function TicketScreen({
  ticket,
  viewer,
  opening,
  assignable,
  teams,
  view,
  now,
  can,
  actions,
  following,
  attachmentHref,
  besides,
}: Props) {
  const [messages, locale] = await Promise.all([getMessages(), getLocale()]);
  const { tickets, views, app } = messages;
  const reading = { now, timeZone: viewer.timeZone, locale, messages };
  const backHref = `/inbox/${view}`;
  const newest = ticket.messages.at(-1);
  const draft =
    ticket.drafts.find(({ state }) => state === "held") ??
    ticket.drafts.find(({ state }) => state === "editing");
  const panel = (
    <TicketPanel
      ticket={ticket}
      opening={opening}
      assignable={assignable}
      teams={teams}
      works={can.work}
      reading={reading}
    >
      {besides}
      <FollowersCard ticket={ticket} viewerId={viewer.id} can={can} messages={messages} actions={following} />
    </TicketPanel>
  );
  return (
    <TicketState
      id={ticket.id}
      number={ticket.number}
      requesterName={ticket.requester.name}
      actions={actions}
      labels={ticketLabels(messages)}
      locale={locale}
      now={now}
      saved={{
        status: ticket.status,
        priority: ticket.priority,
        assignee: ticket.assignee,
        team: ticket.team,
        tags: ticket.tags,
      }}
    >
      <TicketHeader
        ticket={ticket}
        backHref={backHref}
        viewName={views[view]}
        can={can}
        messages={messages}
      />
      <PropertyChips
        works={can.work}
        assignable={assignable}
        clock={leadingClock(ticket.clocks)}
        now={now}
        details={
          <PanelSheet
            labels={{ open: tickets.ticket.showDetails, title: tickets.panel.label, close: app.close }}
          >
            {panel}
          </PanelSheet>
        }
      />
      <div className="grid min-h-0 grow lg:grid-cols-[minmax(0,1fr)_304px] xl:grid-cols-[minmax(0,1fr)_336px]">
        <div className="flex min-h-0 min-w-0 flex-col">
          <TicketTitle ticket={ticket} reading={reading} />
          {ticket.unverified && (
            <Banner tone="warning" className="mx-4 mt-3 shrink-0 md:mx-6">
              {fillMessage(messages.requests.unverified, {
                address: ticket.requester.address ?? ticket.requester.name,
              })}
            </Banner>
          )}
          {ticket.claims && (
            <Banner tone="warning" className="mx-4 mt-3 shrink-0 md:mx-6">
              {fillMessage(tickets.ticket.claims, ticket.claims)}
            </Banner>
          )}
          <SetAsideNotice
            mayRestore={can.setAside}
            texts={{
              spam: tickets.ticket.inSpam,
              trash: tickets.ticket.inTrash,
              closed: tickets.ticket.isClosed,
              merged: tickets.ticket.isMerged,
              restore: tickets.ticket.restore,
            }}
          />
          <Conversation
            ticket={ticket}
            viewer={viewer}
            reading={reading}
            works={can.work}
            attachmentHref={attachmentHref ?? ((id) => `/api/attachments/${id}`)}
          />
          {can.act && (
            <Composer
              to={can.work ? ticket.requester : { ...ticket.requester, address: null }}
              draft={draft}
              messages={ticket.messages.map(({ id, kind, author }) => ({
                id,
                byOthers: kind === "public" && author.id !== viewer.id,
              }))}
            />
          )}
        </div>
        <aside aria-label={tickets.panel.label} className="hidden min-h-0 overflow-y-auto border-s lg:block">
          {panel}
        </aside>
      </div>
      {can.act && (
        <MarkRead
          lastMessageId={newest?.id ?? null}
          arrived={fillMessage(tickets.message.arrived, { name: newest?.author.name ?? "" })}
        />
      )}
      <TicketKeys backHref={backHref} works={can.work} />
    </TicketState>
  );
}
