import { and, eq } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { tickets } from "@/db/schema";
import { createLink, findLink, findLinkById, type Link } from "@/lib/accounts/links";
import { loadActor } from "@/lib/accounts/load-actor";
import { type Actor, asGuest } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { ticketScope } from "./scope";

const daysValid = 30;

/** The address that lets a ticket's person in without signing in: one ticket, one person. */
export async function createGuestLink(
  tx: Tx,
  whose: { userId: number; ticketId: number },
  now: Date,
): Promise<string> {
  const expiresAt = new Date(now.getTime() + daysValid * 86_400_000);
  const token = await createLink(tx, { purpose: "guest", ...whose, expiresAt }, now);
  return new URL(`/r/${token}`, env().APP_URL).href;
}

/** A guest and the ticket that his link stands for. */
export type Guest = { actor: Actor; number: number };

/** Whom a token would let in, and where; null for one that is wrong or dead. Looking changes nothing. */
export async function findGuest(token: string): Promise<Guest | null> {
  return guestOf(await findLink("guest", token));
}

/** The same for a session that a link began: a link revoked meanwhile ends it. */
export async function findGuestOfLink(linkId: number): Promise<Guest | null> {
  return guestOf(await findLinkById("guest", linkId));
}

async function guestOf(link: Link | null): Promise<Guest | null> {
  if (!link || link.userId === null || link.ticketId === null) return null;
  const person = await loadActor(link.userId);
  if (!person) return null;
  const actor = asGuest(person, link.ticketId);
  // His part in the ticket may have ended, and what is spam or in the trash is gone for him.
  const [ticket] = await db()
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(eq(tickets.id, link.ticketId), ticketScope(actor)));
  return ticket ? { actor, number: ticket.number } : null;
}
