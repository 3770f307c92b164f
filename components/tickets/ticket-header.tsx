import ArrowLeft from "lucide-react/icons/arrow-left";
import { ButtonLink } from "@/components/ui/button-link";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { TicketView } from "@/lib/tickets/view-types";
import { MarkSolved } from "./mark-solved";
import { TicketActionsMenu } from "./ticket-actions-menu";

type Props = {
  ticket: TicketView;
  backHref: string;
  viewName: string;
  can: { work: boolean; setAside: boolean };
  messages: Messages;
};

/** Back, and what to do with the ticket; on phones it carries the subject too. */
export function TicketHeader({ ticket, backHref, viewName, can, messages }: Props) {
  const labels = messages.tickets.ticket;
  const back = fillMessage(labels.backTo, { view: viewName });
  const number = fillMessage(labels.number, { number: ticket.number });
  return (
    <header className="flex h-[52px] shrink-0 items-center gap-2.5 border-b px-5 touch:gap-1 touch:px-1">
      <ButtonLink
        href={backHref}
        variant="ghost"
        size="icon-sm"
        aria-label={back}
        title={`${back} (U)`}
        aria-keyshortcuts="u"
      >
        <ArrowLeft size={18} strokeWidth={1.75} className="rtl:-scale-x-100" aria-hidden />
      </ButtonLink>
      <span className="text-muted-foreground touch:hidden">{viewName}</span>
      <div aria-hidden className="flex min-w-0 grow flex-col md:hidden">
        <span dir="auto" className="truncate font-semibold text-md leading-5">
          {ticket.subject}
        </span>
        <span className="truncate text-muted-foreground text-xs">
          {number}, {ticket.requester.organisation ?? ticket.requester.name}
        </span>
      </div>
      <span className="grow touch:hidden" />
      {can.work && (
        <>
          <TicketActionsMenu
            label={labels.moreActions}
            access={messages.tickets.access.title}
            maySetAside={can.setAside}
            hasGuestLinks={ticket.hasGuestLinks}
          />
          <MarkSolved />
        </>
      )}
    </header>
  );
}
