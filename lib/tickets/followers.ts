import { and, asc, eq, not, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { roles, teams, ticketParticipants, tickets, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import type { Permission } from "@/lib/core/permissions";
import { announce, announceAccess } from "@/lib/events/live";
import { isColleague, takesPartIn } from "./colleagues";
import type { LockedTicket } from "./lock-ticket";
import { mayAddFollower, mostFollowers } from "./policy";
import { ticketScope } from "./scope";
import type { PersonView } from "./view-types";

const reading: Permission[] = ["tickets.note", "tickets.work"];

/** Condition on `users`: an active colleague whose role opens tickets. To others following one would show nothing. */
export function mayBeFollower(): SQL {
  const role = sql`(select ${roles.permissions} from ${roles} where ${roles.id} = ${users.roleId})`;
  return and(isColleague, sql`${role} && ${sql.param(reading)}::text[]`) as SQL;
}

/** Active colleagues who follow the ticket, by name; the caller has seen to it that its reader sees the ticket. */
export function followersQuery(ticketId: number | SQLWrapper) {
  const { ticketId: of, userId, role } = ticketParticipants;
  return db()
    .select({ id: users.id, name: users.name })
    .from(ticketParticipants)
    .innerJoin(users, eq(users.id, userId))
    .where(and(eq(of, ticketId), eq(role, "follower"), isColleague))
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id))
    .limit(literalLimit(mostFollowers));
}

/**
 * Their ids, whatever has become of them. Read anew by who holds the ticket's lock: what came with the lock is from before
 * it waited.
 */
export async function followersOf(reader: Reader, ticketId: number): Promise<number[]> {
  const { userId, role } = ticketParticipants;
  const rows = await reader
    .select({ userId })
    .from(ticketParticipants)
    .where(and(eq(ticketParticipants.ticketId, ticketId), eq(role, "follower")))
    .limit(literalLimit(mostFollowers));
  return rows.map((row) => row.userId);
}

/**
 * What the page shows that adds colleagues and takes them out: who follows, and at most 200 who could; nobody could
 * where the actor may add nobody.
 * @throws AppError `forbidden` or `not_found`
 */
export async function getFollowerPage(actor: Actor, number: number) {
  ensureMay(actor, "tickets.work");
  const { id, teamId } = tickets;
  const { restricted } = teams;
  const [ticket] = await db()
    .select({ id, teamId, restricted })
    .from(tickets)
    .leftJoin(teams, eq(teams.id, teamId))
    .where(and(eq(tickets.number, number), ticketScope(actor)));
  if (!ticket) throw new AppError("not_found", "error.notFound");
  const mayAdd = mayAddFollower(actor, ticket.teamId);
  const [followers, candidates] = await Promise.all([
    followersQuery(ticket.id),
    mayAdd ? listCandidates(ticket.id) : [],
  ]);
  return { ticketId: ticket.id, followers, candidates, mayAdd, restricted: ticket.restricted === true };
}

function listCandidates(ticketId: number): Promise<PersonView[]> {
  return db()
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(mayBeFollower(), not(takesPartIn(ticketId, "follower"))))
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id))
    .limit(literalLimit(200));
}

/**
 * Lets somebody follow a locked ticket, and tells open pages: his may see it from now on.
 * @returns whether he did not before
 * @throws AppError `invalid` (field userId) where as many follow it as may
 */
export async function putFollower(tx: Tx, ticket: LockedTicket, userId: number): Promise<boolean> {
  const followerIds = await followersOf(tx, ticket.id);
  if (followerIds.includes(userId)) return false;
  if (followerIds.length >= mostFollowers) {
    throw fieldError("userId", "error.followers");
  }
  await tx.insert(ticketParticipants).values({ ticketId: ticket.id, userId, role: "follower" });
  announceFollowers(tx, ticket, userId, [...followerIds, userId]);
  return true;
}

/** The other way: what he saw by it alone is gone from his open pages at once. @returns whether he followed it */
export async function takeFollower(tx: Tx, ticket: LockedTicket, userId: number): Promise<boolean> {
  const followerIds = await followersOf(tx, ticket.id);
  if (!followerIds.includes(userId)) return false;
  const { ticketId, userId: who, role } = ticketParticipants;
  await tx
    .delete(ticketParticipants)
    .where(and(eq(ticketId, ticket.id), eq(who, userId), eq(role, "follower")));
  announceFollowers(
    tx,
    ticket,
    userId,
    followerIds.filter((id) => id !== userId),
  );
  return true;
}

function announceFollowers(tx: Tx, { id, keys }: LockedTicket, userId: number, followerIds: number[]): void {
  announce(tx, { kind: "ticket", id, before: keys, after: { ...keys, followerIds } });
  announceAccess(tx, [userId]);
}
