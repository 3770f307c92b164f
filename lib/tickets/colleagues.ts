import { and, asc, eq, exists, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { memberships, roles, teams, ticketParticipants, tickets, users } from "@/db/schema";
import { type Actor, may } from "@/lib/core/actor";
import type { Permission } from "@/lib/core/permissions";
import { type FindColleaguesInput, findColleaguesInput } from "./inputs";
import { ticketScope } from "./scope";
import type { PersonView } from "./view-types";

export const isColleague = and(eq(users.kind, "staff"), eq(users.status, "active")) as SQL;

export type SeenTicket = { id: number; teamId: number | null; assigneeId: number | null };

/**
 * Condition on `users`: a colleague who sees this ticket. The rules 1 to 3 of `ticketScope` from the other side; tests
 * hold the two equal.
 */
export function seesTicket(ticket: SeenTicket): SQL {
  const { all, works, copied, follows, ...asAgent } = sightOf(ticket);
  return and(isColleague, or(all, and(works, or(...Object.values(asAgent))), copied, follows)) as SQL;
}

/** Its parts: what of a colleague lets him see it; what stands after `follows` does where his role works on tickets. */
export function sightOf({ id, teamId, assigneeId }: SeenTicket) {
  const open = db()
    .select({ one: sql`1` })
    .from(teams)
    .where(and(sql`${teams.id} = ${teamId}::bigint`, eq(teams.restricted, false)));
  const mine = db()
    .select({ one: sql`1` })
    .from(memberships)
    .where(and(eq(memberships.userId, users.id), sql`${memberships.teamId} = ${teamId}::bigint`));
  return {
    all: roleHas("tickets.all"),
    works: roleHas("tickets.work"),
    copied: takesPartIn(id, "cc"),
    follows: takesPartIn(id, "follower"),
    noTeam: sql`${teamId}::bigint is null`,
    openTeam: exists(open),
    member: exists(mine),
    assignee: sql`${users.id} = ${assigneeId}::bigint`,
  };
}

/** Condition on `users`: on the customer's side of the ticket, or who follows it. */
export function takesPartIn(ticketId: number, role: (typeof ticketParticipants.$inferSelect)["role"]): SQL {
  const { ticketId: of, userId, role: as } = ticketParticipants;
  const part = db()
    .select({ one: sql`1` })
    .from(ticketParticipants)
    .where(and(eq(of, ticketId), eq(userId, users.id), eq(as, role)));
  return exists(part);
}

function roleHas(permission: Permission): SQL {
  const role = db()
    .select({ one: sql`1` })
    .from(roles)
    .where(and(eq(roles.id, users.roleId), sql`${permission} = any(${roles.permissions})`));
  return exists(role);
}

/** Colleagues who see the ticket and have a name in which a word begins with what was typed; at most eight. */
export async function findColleagues(actor: Actor, raw: FindColleaguesInput): Promise<PersonView[]> {
  if (!may(actor, "tickets.note")) return [];
  const { ticketId, query } = findColleaguesInput.parse(raw);
  const { id, teamId, assigneeId } = tickets;
  const [ticket] = await db()
    .select({ id, teamId, assigneeId })
    .from(tickets)
    .where(and(eq(id, ticketId), ticketScope(actor)));
  if (!ticket) return [];
  const typed = sql`lower(${query.trim()}::text)`;
  return db()
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(seesTicket(ticket), sql`position(' ' || ${typed} in ' ' || lower(${users.name})) > 0`))
    .orderBy(sql`${users.id} = ${actor.id}`, asc(users.name), asc(users.id))
    .limit(literalLimit(8));
}
