import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TicketScreen } from "@/components/tickets/ticket-screen";
import { may } from "@/lib/core/actor";
import { getTicket, listAssignable } from "@/lib/tickets/get-ticket";
import { viewKey } from "@/lib/tickets/inputs";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import * as actions from "./actions";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ view?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `#${(await params).number}` };
}

export default async function TicketPage({ params, searchParams }: Props) {
  const actor = await pageActor("tickets.work");
  const { number } = await params;
  if (!/^\d{1,15}$/.test(number)) notFound();
  const [ticket, assignable] = await Promise.all([
    orNotFound(getTicket(actor, Number(number))),
    listAssignable(actor),
  ]);
  return (
    <TicketScreen
      ticket={ticket}
      viewer={{ id: actor.id, name: actor.name, timeZone: actor.timeZone }}
      assignable={assignable}
      view={viewKey.catch("open").parse((await searchParams).view)}
      now={new Date().toISOString()}
      can={{ setAside: may(actor, "tickets.delete") }}
      actions={{
        reply: actions.reply,
        undoReply: actions.undo,
        saveDraft: actions.draft,
        addNote: actions.note,
        changeStatus: actions.status,
        changePriority: actions.priority,
        assign: actions.assign,
        setAside: actions.aside,
        restore: actions.restore,
        acceptClaim: actions.accept,
        splitClaim: actions.split,
        markRead: actions.read,
      }}
    />
  );
}
