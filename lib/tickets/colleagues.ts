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

type Ticket = { id: number; teamId: number | null; assigneeId: number | null };

/**
 * Condition on `users`: a colleague who sees this ticket. The rules 1 to 3 of `ticketScope` from the other side; tests
 * hold the two equal.
 */
export function seesTicket({ id, teamId, assigneeId }: Ticket): SQL {
  const mine = db()
    .select({ one: sql`1` })
    .from(memberships)
    .where(and(eq(memberships.userId, users.id), eq(memberships.teamId, teams.id)));
  const openToHim = db()
    .select({ one: sql`1` })
    .from(teams)
    .where(and(sql`${teams.id} = ${teamId}::bigint`, or(eq(teams.restricted, false), exists(mine))));
  const takesPart = db()
    .select({ one: sql`1` })
    .from(ticketParticipants)
    .where(and(eq(ticketParticipants.ticketId, id), eq(ticketParticipants.userId, users.id)));
  const asAgent = or(
    sql`${teamId}::bigint is null`,
    sql`${users.id} = ${assigneeId}::bigint`,
    exists(openToHim),
  );
  return and(
    isColleague,
    or(roleHas("tickets.all"), and(roleHas("tickets.work"), asAgent), exists(takesPart)),
  ) as SQL;
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
  if (!may(actor, "tickets.work")) return [];
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
