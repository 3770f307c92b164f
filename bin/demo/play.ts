import { eq } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { db } from "@/db/client";
import { organisations, tickets } from "@/db/schema";
import { loadActor } from "@/lib/accounts/load-actor";
import { type Actor, actingAt } from "@/lib/core/actor";
import { randomToken } from "@/lib/core/ids";
import { acceptMail } from "@/lib/email/accept-mail";
import { replyAddress } from "@/lib/email/addresses";
import { findLedger } from "@/lib/email/ledger";
import { ourMailboxes } from "@/lib/settings/find-mailbox";
import { addNote } from "@/lib/tickets/add-note";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { changePriority } from "@/lib/tickets/change-priority";
import { changeTags } from "@/lib/tickets/change-tags";
import { replyToTicket } from "@/lib/tickets/reply-to-ticket";
import { routeOne } from "@/lib/tickets/route-mail";
import { setAsideTicket } from "@/lib/tickets/set-aside-ticket";
import type { Colleague, DemoStep, DemoTicket } from "./tickets";

export type Staff = Record<Colleague, number>;

/** Companies are found by the domain of who writes. */
export async function addCompanies(list: DemoTicket[], now: Date): Promise<void> {
  const rows = list
    .filter((ticket) => ticket.company)
    .map((ticket) => ({
      name: ticket.company,
      domains: [ticket.from.replace(/^.*@|>$/g, "")],
      createdAt: now,
    }));
  await db().insert(organisations).values(rows);
}

/** Who acts as whom; replies leave at once. */
export async function loadStaff(staff: Staff): Promise<ReadonlyMap<Colleague, Actor>> {
  const actors = new Map<Colleague, Actor>();
  for (const [key, id] of Object.entries(staff) as [Colleague, number][]) {
    const actor = await loadActor(id);
    if (actor) actors.set(key, { ...actor, undoSeconds: 0 });
  }
  return actors;
}

/** Plays one ticket's story through the verbs, each step at its own time. */
export async function playTicket(system: Actor, staff: Staff, story: DemoTicket, now: Date): Promise<void> {
  const ids = await loadStaff(staff);
  let ticketId: number | null = null;
  for (const step of story.steps) {
    const at = new Date(now.getTime() - step.minutesAgo * 60_000);
    if ("customer" in step) {
      const isFirst = ticketId === null;
      ticketId = await write(actingAt(system, at), story, step.customer, ticketId);
      const priya = ids.get("priya");
      if (isFirst && ticketId !== null && priya && story.tags) {
        await changeTags(actingAt(priya, at), { ticketId, from: [], to: story.tags });
      }
    } else if (ticketId !== null) {
      const actor = ids.get(step.by);
      if (actor) await act(actingAt(actor, at), staff, ticketId, step);
    }
  }
}

async function act(
  actor: Actor,
  staff: Staff,
  ticketId: number,
  step: Exclude<DemoStep, { customer: string }>,
) {
  const [ticket] = await db().select().from(tickets).where(eq(tickets.id, ticketId));
  if (!ticket) return;
  const onceKey = randomToken();
  if ("reply" in step) {
    await replyToTicket(actor, {
      ticketId,
      html: step.reply,
      lastSeenMessageId: ticket.lastMessageId,
      anyway: true,
      onceKey,
      ...(step.next ? { nextStatus: step.next } : {}),
    });
  } else if ("note" in step) await addNote(actor, { ticketId, html: step.note, onceKey });
  else if ("assign" in step) {
    await assignTicket(actor, { ticketId, from: ticket.assigneeId, to: staff[step.assign] });
  } else if ("priority" in step) {
    await changePriority(actor, { ticketId, from: ticket.priority, to: step.priority });
  } else await setAsideTicket(actor, { ticketId, as: step.setAside });
}

/** A customer's mail, through the ledger and the same routing as any other; answers go to the reply address. */
async function write(
  actor: Actor,
  story: DemoTicket,
  text: string,
  ticketId: number | null,
): Promise<number | null> {
  const boxes = await ourMailboxes();
  const address = boxes[0]?.address ?? "";
  const [known] = ticketId === null ? [] : await db().select().from(tickets).where(eq(tickets.id, ticketId));
  const to = known ? replyAddress(address, known.replyToken) : address;
  const from = story.from.replace(/^.*<|>$/g, "");
  const mail = { from: story.from, to, subject: story.subject, text, date: actor.at };
  const { message: raw } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail);
  const id = await acceptMail({
    source: "smtp",
    deliveryId: randomToken(),
    envelope: { from, to: [to] },
    raw: raw as Buffer,
    routedByCaller: true,
  });
  const row = typeof id === "number" ? await findLedger(id) : null;
  if (!row) return null;
  await routeOne(actor, row, boxes, true);
  return (await findLedger(row.id))?.ticketId ?? null;
}
