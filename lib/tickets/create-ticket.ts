import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Person } from "@/lib/accounts/find-or-create-person";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { hashToken } from "@/lib/core/ids";
import { cleanLine } from "@/lib/email/clean-line";
import { textToHtml } from "@/lib/email/text-to-html";
import { transact } from "@/lib/events/transact";
import { defaultMailboxId } from "@/lib/settings/find-mailbox";
import type { Body } from "./add-message";
import { ensureTeam, teamName } from "./assign-team";
import { ensureAssignable } from "./assignable";
import { recordTicketEvent } from "./events";
import { findRequester } from "./find-requester";
import { htmlBody } from "./html-body";
import { type CreateTicketInput, createTicketInput } from "./inputs";
import { actedBefore, rememberActed } from "./once";
import { type OpenedTicket, openTicket } from "./open-ticket";
import { queueTicketMail, ticketMailbox } from "./queue-ticket-mail";
import { replyRecipients } from "./recipients";
import { rememberRead } from "./remember-read";
import { rememberTags } from "./remember-tags";
import { renderAgentMail } from "./render-agent-mail";
import { giveTurn } from "./take-turns";
import { takeMailedUploads, takeUploads } from "./take-uploads";

/** How it comes: by an agent's form, or by a program of his. */
type How = {
  source: "agent" | "api";
  /** The words are the requester's own, passed on by a program: his message, which owes a first response. */
  passedOn?: boolean;
  uploadIds?: number[];
};

/**
 * An agent opens a ticket for a customer: by mail, which carries the first message to him, or after a call, which is
 * kept as a note. It owes a solution, but no first response. The mail leaves at once: a ticket that waited for its
 * undo time would be one without a message. The same `onceKey` with the same words makes one ticket.
 * @returns the ticket's number
 * @throws AppError `forbidden`, or `invalid` (fields address, html, teamId, assigneeId, uploadIds)
 */
export async function createTicket(
  actor: Actor,
  raw: CreateTicketInput,
  how: How = { source: "agent" },
): Promise<{ number: number }> {
  ensureMay(actor, "tickets.work");
  const input = createTicketInput.parse(raw);
  const body = htmlBody(input.html.trim() ? input.html : textToHtml(input.text));
  return transact(actor, async (tx, now) => {
    const key = keyOf(input);
    const earlier = await actedBefore(tx, actor.id, key);
    if (earlier) return earlier;
    const requester = await findRequester(tx, actor, input, now);
    const team = input.teamId === null ? null : await teamName(tx, input.teamId);
    ensureTeam(actor, input.teamId, team, "teamId");
    await ensureAssignable(tx, input.assigneeId, input.teamId);
    const mailboxId = await defaultMailboxId(tx);
    const isMail = input.channel === "email" && !how.passedOn;
    const author = how.passedOn
      ? ({ authorId: requester.id, side: "customer" } as const)
      : ({ authorId: actor.id, side: "agent" } as const);
    const take = isMail ? takeMailedUploads : takeUploads;
    const files = await take(tx, actor, how.uploadIds ?? [], now);
    const opened = await openTicket(tx, actor, now, {
      subject: cleanLine(input.subject, 250),
      requester,
      mailboxId,
      source: how.source,
      message: { ...body, ...author, automatic: false, files },
      byAgent: {
        kind: isMail || how.passedOn ? "public" : "note",
        // As a reply or an assignee opens one that a customer began.
        status: isMail || input.assigneeId !== null ? "open" : "new",
        priority: input.priority,
        teamId: input.teamId,
        assigneeId: input.assigneeId,
        tags: input.tags,
      },
    });
    await rememberActed(tx, actor.id, opened.ticketId, key, now);
    await rememberTags(tx, input.tags, now);
    if (input.assigneeId !== null) {
      const payload = { from: null, to: input.assigneeId };
      await recordTicketEvent(tx, actor, now, opened.ticketId, "ticket.assigned", payload);
    }
    if (!how.passedOn) await rememberRead(tx, actor.id, opened.ticketId, opened.messageId);
    if (isMail)
      await mailOut(tx, actor, now, { ...opened, subject: input.subject, requester, mailboxId }, body);
    await giveTurn(tx, actor, now, {
      id: opened.ticketId,
      teamId: input.teamId,
      assigneeId: input.assigneeId,
      status: isMail ? "open" : "new",
      eventId: opened.eventId,
    });
    return { number: opened.number };
  });
}

/** With all that was typed: who goes back to a sent form and writes another ticket gets another ticket. */
function keyOf(input: z.output<typeof createTicketInput>): string {
  return hashToken(JSON.stringify(input));
}

type Opened = OpenedTicket & {
  subject: string;
  requester: Person;
  mailboxId: number | null;
};

/** @throws AppError `invalid` (field address) when nobody would get it */
async function mailOut(tx: Tx, actor: Actor, now: Date, opened: Opened, body: Body): Promise<void> {
  const { ticketId: id, number, subject, replyToken, messageId, requester, mailboxId } = opened;
  const people = await replyRecipients(tx, { id, requesterId: requester.id });
  const mailbox = await ticketMailbox(tx, mailboxId);
  if (people.to.length === 0 || !mailbox) {
    throw fieldError("address", "error.customers.unreachable");
  }
  const rendered = await renderAgentMail(tx, actor, body, mailbox);
  const mail = {
    purpose: "reply",
    messageId,
    senderName: actor.name,
    automatic: false,
    isFirst: true,
  } as const;
  await queueTicketMail(
    tx,
    { id, number, subject, replyToken },
    mailbox,
    { ...mail, ...people, ...rendered },
    now,
  );
}
