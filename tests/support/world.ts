import { eq } from "drizzle-orm";
import { db, pool } from "../../db/client";
import { passwords, roles, tickets, userEmails, users } from "../../db/schema";
import { createSetupLink } from "../../lib/accounts/create-setup-link";
import { loadActor, loadSystemActor } from "../../lib/accounts/load-actor";
import { hashPassword } from "../../lib/accounts/passwords";
import { setUpWorkspace } from "../../lib/accounts/set-up-workspace";
import type { Actor } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import { acceptMail } from "../../lib/email/accept-mail";
import { routeWaitingMail } from "../../lib/tickets/route-mail";

export const supportAddress = "support@northwind.test";
export const adminPassword = "correct horse battery";

export type World = { system: Actor; admin: Actor };

// Several files share one process (isolate: false), and its database keeps the copy.
const holder = globalThis as { helpdeskTestWorld?: World };

/** What set-up writes, parents first. */
const tables = [
  "workspace",
  "mailboxes",
  "setup_tokens",
  "roles",
  "users",
  "user_emails",
  "passwords",
  "events",
];

/**
 * A set-up workspace with its admin and the system actor. The first of a process goes through the real link and verb;
 * the others are copies of its rows, one round trip each, so that no test waits for a password hash.
 */
export async function makeWorld(): Promise<World> {
  const known = holder.helpdeskTestWorld;
  if (!known) {
    holder.helpdeskTestWorld = await setUpWorld();
    const copies = tables.map((name) => `create table world_copy.${name} as table public.${name};`);
    await pool().query(`create schema world_copy; ${copies.join(" ")}
      delete from world_copy.users where kind = 'system';`);
    return { ...holder.helpdeskTestWorld };
  }
  const rows = tables.map((name) => {
    const overriding = name === "workspace" || name === "passwords" ? "" : "overriding system value";
    return `insert into public.${name} ${overriding} select * from world_copy.${name};`;
  });
  await pool().query(rows.join(" "));
  return { ...known };
}

async function setUpWorld(): Promise<World> {
  const system = await loadSystemActor();
  const link = await createSetupLink(system);
  const { userId } = await setUpWorkspace(system, {
    token: new URL(link ?? "").searchParams.get("token") ?? "",
    workspaceName: "Northwind",
    supportAddress,
    timeZone: "Europe/Copenhagen",
    name: "Priya Raman",
    email: "priya@northwind.test",
    password: adminPassword,
  });
  await db().update(users).set({ undoSeconds: 0 }).where(eq(users.id, userId));
  // The workspace gives the system its locale and zone, so it is read again.
  return { system: await loadSystemActor(), admin: await actorOf(userId) };
}

export async function actorOf(userId: number): Promise<Actor> {
  const actor = await loadActor(userId);
  if (!actor) throw new Error("no such actor");
  return actor;
}

/** A colleague, without the invitation, its mail and its password: this one fixture writes rows itself. */
export async function makeAgent(
  name: string,
  address: string,
  options: { undoSeconds?: number; password?: string; roleKey?: string } = {},
): Promise<Actor> {
  const [role] = await db()
    .select({ id: roles.id })
    .from(roles)
    .where(eq(roles.key, options.roleKey ?? "agent"));
  const [row] = await db()
    .insert(users)
    .values({
      kind: "staff",
      name,
      roleId: role!.id,
      status: "active",
      theme: "system",
      undoSeconds: options.undoSeconds ?? 0,
      createdAt: new Date(),
    })
    .returning({ id: users.id });
  await db().insert(userEmails).values({ userId: row!.id, address, isPrimary: true, verifiedAt: new Date() });
  if (options.password) {
    const hash = await hashPassword(options.password);
    await db().insert(passwords).values({ userId: row!.id, hash, changedAt: new Date() });
  }
  return actorOf(row!.id);
}

export type MailOptions = {
  from?: string;
  to?: string;
  cc?: string;
  subject?: string;
  text?: string;
  messageId?: string | null;
  inReplyTo?: string;
  headers?: Record<string, string>;
  envelopeFrom?: string;
  envelopeTo?: string[];
  deliveryId?: string;
};

/** A raw mail as a customer's program writes it. */
export function rawMail(options: MailOptions = {}): string {
  const id = options.messageId === undefined ? `${randomToken()}@customer.test` : options.messageId;
  const lines = [
    `From: ${options.from ?? "Hannah Ostermann <hannah@roastery.test>"}`,
    `To: ${options.to ?? supportAddress}`,
    ...(options.cc ? [`Cc: ${options.cc}`] : []),
    `Subject: ${options.subject ?? "The left group loses pressure"}`,
    "Date: Wed, 18 Mar 2026 12:00:00 +0100",
    ...(id ? [`Message-ID: <${id}>`] : []),
    ...(options.inReplyTo ? [`In-Reply-To: <${options.inReplyTo}>`] : []),
    ...Object.entries(options.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...(options.headers?.["Content-Type"] ? [] : ["Content-Type: text/plain; charset=utf-8"]),
    "",
    options.text ?? "Since this morning the left group gives 5 bar only.",
  ];
  return lines.join("\r\n");
}

/** Hands a raw mail to the ledger, as the listener does. */
export async function accept(raw: string | Uint8Array, options: MailOptions = {}) {
  return acceptMail({
    source: "smtp",
    deliveryId: options.deliveryId ?? randomToken(),
    envelope: {
      from: options.envelopeFrom ?? "hannah@roastery.test",
      to: options.envelopeTo ?? [options.to ?? supportAddress],
    },
    raw: typeof raw === "string" ? Buffer.from(raw) : raw,
  });
}

/** A mail comes in and is routed, as listener and worker do it. */
export async function receive(system: Actor, options: MailOptions = {}): Promise<void> {
  await accept(rawMail(options), options);
  await routeWaitingMail(system);
}

/** The newest ticket's row. */
export async function newestTicket() {
  const rows = await db().select().from(tickets).orderBy(tickets.id);
  const last = rows.at(-1);
  if (!last) throw new Error("there is no ticket");
  return last;
}
