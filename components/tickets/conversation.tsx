import { fillMessage } from "@/lib/i18n/fill-message";
import type { PersonView, TicketView } from "@/lib/tickets/view-types";
import { EarlierMessages } from "./earlier-messages";
import { MessageCard } from "./message-card";
import { MessageShell } from "./message-shell";
import { PendingReply, PendingText } from "./pending-reply";
import { splitEarlier, type TimelineItem, timeline } from "./timeline";
import { type Reading, TimelineLines } from "./timeline-lines";

type Props = {
  ticket: TicketView;
  viewer: PersonView & { picture: string | null };
  reading: Reading;
  /** Whether its reader decides about a stranger's message. */
  works: boolean;
  attachmentHref: (id: number) => string;
};

/** The feed: grows upwards from the composer, so that the last message is the first thing seen, without a script. */
export function Conversation({ ticket, viewer, reading, works, attachmentHref }: Props) {
  const labels = reading.messages.tickets;
  const { earlier, recent } = splitEarlier(timeline(ticket.messages, ticket.lines, ticket.drafts));
  const hidden = earlier.filter(({ kind }) => kind === "message").length;
  const show = (item: TimelineItem) => {
    switch (item.kind) {
      case "lines":
        return <TimelineLines key={item.key} lines={item.lines} reading={reading} />;
      case "draft":
        return (
          <MessageShell
            key={item.key}
            id={`draft-${item.draft.id}`}
            name={labels.message.sendingNow}
            author={viewer}
            look="agent"
            meta={
              <span className="truncate text-muted-foreground text-xs">
                {fillMessage(labels.message.draftTo, { name: ticket.requester.name })}
              </span>
            }
            time={
              <PendingReply
                draft={item.draft}
                now={reading.now}
                labels={{
                  in: labels.message.sendingIn,
                  now: labels.message.sendingNow,
                  undo: reading.messages.app.undo,
                }}
              />
            }
          >
            <PendingText html={item.draft.html} />
          </MessageShell>
        );
      case "message":
        return (
          <MessageCard
            key={item.key}
            message={item.message}
            reading={reading}
            works={works}
            attachmentHref={attachmentHref}
            posinset={ticket.messages.indexOf(item.message) + 1}
            setsize={ticket.messages.length}
          />
        );
    }
  };
  return (
    <div
      role="feed"
      aria-label={labels.ticket.conversation}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="flex min-h-0 grow flex-col-reverse overflow-y-auto overscroll-contain focus-visible:-outline-offset-2"
    >
      <div className="px-6 pt-3.5 pb-3 touch:px-4 touch:pb-2">
        {hidden > 0 && (
          <EarlierMessages label={fillMessage(labels.message.earlier, { count: hidden }, reading.locale)}>
            {earlier.map(show)}
          </EarlierMessages>
        )}
        {recent.map(show)}
      </div>
    </div>
  );
}
