import type { Metadata } from "next";
import { TicketAppointments } from "@/components/calendar/ticket-appointments";
import { UpTo } from "@/components/shell/live-updates";
import { TicketScreen } from "@/components/tickets/ticket-screen";
import { openingAt } from "@/lib/business-time/opening";
import { nextAppointments } from "@/lib/calendar/agenda";
import { may } from "@/lib/core/actor";
import { getTicketOf } from "@/lib/tickets/get-ticket";
import { viewKey } from "@/lib/tickets/inputs";
import { listChoices } from "@/lib/tickets/list-choices";
import { currentSignedIn } from "@/lib/web/current-actor";
import { pageActor } from "@/lib/web/page-guard";
import { pagePosition } from "@/lib/web/page-position";
import { pageTicket } from "@/lib/web/page-ticket";
import * as actions from "./actions";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ view?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `#${(await params).number}` };
}

export default async function TicketPage({ params, searchParams }: Props) {
  const actor = await pageActor("tickets.note");
  const head = await pageTicket(actor, (await params).number);
  const now = new Date();
  const works = may(actor, "tickets.work");
  const [ticket, signedIn, { assignable, teams }, opening, appointments] = await Promise.all([
    getTicketOf(actor, head),
    currentSignedIn(),
    listChoices(actor),
    openingAt(now, head.team?.id ?? null),
    works ? nextAppointments(actor, head.id, now) : [],
  ]);
  return (
    <>
      <TicketScreen
        ticket={ticket}
        viewer={{
          id: actor.id,
          name: actor.name,
          picture: signedIn?.picture ?? null,
          timeZone: actor.timeZone,
        }}
        opening={opening}
        assignable={assignable}
        teams={teams}
        view={viewKey.catch(works ? "open" : "followed").parse((await searchParams).view)}
        now={now.toISOString()}
        besides={
          works && (
            <TicketAppointments number={head.number} appointments={appointments} timeZone={actor.timeZone} />
          )
        }
        can={{ work: works, setAside: may(actor, "tickets.delete"), act: !actor.viewedBy }}
        actions={{
          reply: actions.reply,
          undoReply: actions.undo,
          saveDraft: actions.draft,
          addNote: actions.note,
          changeStatus: actions.status,
          changePriority: actions.priority,
          assign: actions.assign,
          assignTeam: actions.team,
          changeTags: actions.tags,
          setAside: actions.aside,
          restore: actions.restore,
          acceptClaim: actions.accept,
          splitClaim: actions.split,
          markRead: actions.read,
          revokeLinks: actions.revoke,
        }}
        following={{ follow: actions.follow, unfollow: actions.unfollow }}
      />
      <UpTo position={pagePosition()} />
    </>
  );
}
