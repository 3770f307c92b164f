import { eq, sql } from "drizzle-orm";
import { db } from "../../db/client";
import type { SharingMode } from "../../db/enums";
import {
  memberships,
  messages,
  organisations,
  outboxMail,
  outboxRecipients,
  slaClocks,
  slaSegments,
  teams,
  tickets,
  userEmails,
  users,
} from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import type { ReplyInput } from "../../lib/tickets/inputs";
import { replyToTicket } from "../../lib/tickets/reply-to-ticket";
import { actorOf, type MailOptions, newestTicket, receive } from "./world";

type TicketRow = typeof tickets.$inferSelect;

/** A mail comes in and becomes a ticket. */
export async function ticketFrom(system: Actor, options: MailOptions = {}): Promise<TicketRow> {
  await receive(system, options);
  return newestTicket();
}

export async function ticketRow(id: number): Promise<TicketRow> {
  const [row] = await db().select().from(tickets).where(eq(tickets.id, id));
  if (!row) throw new Error("no such ticket");
  return row;
}

export async function messagesOf(ticketId: number) {
  return db().select().from(messages).where(eq(messages.ticketId, ticketId)).orderBy(messages.id);
}

/** An agent answers, having seen everything. */
export async function answer(actor: Actor, ticketId: number, options: Partial<ReplyInput> = {}) {
  return replyToTicket(actor, {
    ticketId,
    html: "<p>We come on Friday.</p>",
    lastSeenMessageId: (await ticketRow(ticketId)).lastMessageId,
    onceKey: randomToken(),
    ...options,
  });
}

/** The mails in the outbox with their recipients, oldest first. */
export async function outbox() {
  const mails = await db().select().from(outboxMail).orderBy(outboxMail.id);
  const people = await db().select().from(outboxRecipients).orderBy(outboxRecipients.id);
  return mails.map((mail) => ({ ...mail, recipients: people.filter((one) => one.mailId === mail.id) }));
}

export async function newestMail() {
  const last = (await outbox()).at(-1);
  if (!last) throw new Error("the outbox is empty");
  return last;
}

export async function clocksOf(ticketId: number) {
  return db().select().from(slaClocks).where(eq(slaClocks.ticketId, ticketId)).orderBy(slaClocks.id);
}

export async function clockOf(ticketId: number, metric: (typeof slaClocks.$inferSelect)["metric"]) {
  const rows = (await clocksOf(ticketId)).filter((one) => one.metric === metric);
  const last = rows.at(-1);
  if (!last) throw new Error(`no ${metric} clock`);
  return last;
}

/** What happened to one clock, in order. */
export async function segmentsOf(clockId: number): Promise<string[]> {
  const rows = await db()
    .select()
    .from(slaSegments)
    .where(eq(slaSegments.clockId, clockId))
    .orderBy(slaSegments.id);
  return rows.map((one) => one.kind);
}

/** A customer who never wrote yet; people come into being by writing, so this fixture writes rows itself. */
export async function makeCustomer(name: string, address: string): Promise<Actor> {
  const person = { kind: "customer", name, status: "active", theme: "system", undoSeconds: 0 } as const;
  const [row] = await db()
    .insert(users)
    .values({ ...person, createdAt: new Date() })
    .returning({ id: users.id });
  await db().insert(userEmails).values({ userId: row!.id, address, isPrimary: true });
  return actorOf(row!.id);
}

/** A customer of an organisation, whose address is known to be his unless told otherwise. */
export async function makeMember(
  name: string,
  address: string,
  organisationId: number,
  { verified = true, manages = false } = {},
): Promise<Actor> {
  const { id } = await makeCustomer(name, address);
  await db().update(users).set({ organisationId, managesOrganisation: manages }).where(eq(users.id, id));
  if (verified)
    await db().update(userEmails).set({ verifiedAt: new Date() }).where(eq(userEmails.userId, id));
  return actorOf(id);
}

/** The customer behind an address that has written. */
export async function personAt(address: string): Promise<Actor> {
  const [row] = await db()
    .select({ id: userEmails.userId })
    .from(userEmails)
    .where(eq(userEmails.address, address));
  if (!row) throw new Error(`nobody has ${address}`);
  return actorOf(row.id);
}

/** A team with its people, without a verb for each: this fixture writes rows itself. */
export async function makeTeam(
  name: string,
  restricted: boolean,
  members: Actor[] = [],
  leads: Actor[] = [],
): Promise<number> {
  const [row] = await db().insert(teams).values({ name, restricted, hue: 200 }).returning({ id: teams.id });
  for (const one of [...members, ...leads]) {
    await db()
      .insert(memberships)
      .values({ teamId: row!.id, userId: one.id, isLead: leads.includes(one) });
  }
  return row!.id;
}

/** An organisation with its domains, without the verb that names it. */
export async function makeOrganisation(
  name: string,
  domains: string[] = [],
  sharing: SharingMode = "none",
): Promise<number> {
  const [row] = await db()
    .insert(organisations)
    .values({ name, domains, sharing, createdAt: new Date() })
    .returning({ id: organisations.id });
  return row!.id;
}

export async function moveToTeam(ticketId: number, teamId: number | null): Promise<void> {
  await db().update(tickets).set({ teamId }).where(eq(tickets.id, ticketId));
}

/** No verb closes a ticket yet; the row is what one would leave. */
export async function closeTicket(ticketId: number): Promise<void> {
  const now = new Date();
  await db()
    .update(tickets)
    .set({ status: "closed", solvedAt: now, closedAt: now })
    .where(eq(tickets.id, ticketId));
}

export async function deactivate(actor: Actor): Promise<void> {
  await db().update(users).set({ status: "deactivated" }).where(eq(users.id, actor.id));
}

/** Rows of a table, for "nothing was written". */
export async function countRows(table: string): Promise<number> {
  const { rows } = await db().execute<{ count: number }>(
    sql`select count(*)::float8 as count from ${sql.identifier(table)}`,
  );
  return rows[0]?.count ?? 0;
}
