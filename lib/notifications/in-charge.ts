import { and, desc, eq, exists, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships, notificationChoices, users } from "@/db/schema";
import { isAssignableIn } from "@/lib/tickets/assignable";

/** A helpdesk of hundreds is not woken for one ticket. */
const most = 50;

/**
 * Who answers for a ticket that nobody has, so that no deadline of it passes unheard: the leads of its team, or the
 * whole team where it has no lead. Without a team, whoever leads one, or everybody who works on tickets. At most 50.
 */
export async function inCharge(tx: Tx, teamId: number | null): Promise<number[]> {
  const leads = tx
    .select({ one: sql`1` })
    .from(memberships)
    .where(
      and(
        eq(memberships.userId, users.id),
        eq(memberships.isLead, true),
        teamId === null ? undefined : eq(memberships.teamId, teamId),
      ),
    );
  const isLead = sql<boolean>`${exists(leads)}`;
  const people = await tx
    .select({ id: users.id, isLead })
    .from(users)
    .where(isAssignableIn(teamId))
    .orderBy(desc(isLead), users.id)
    .limit(most);
  const leading = people.filter((one) => one.isLead);
  return (leading.length > 0 ? leading : people).map(({ id }) => id);
}

/** Who asked to hear of tickets that nobody has: of his teams, and of those without a team. At most 50. */
export async function listening(tx: Tx, teamId: number | null): Promise<number[]> {
  const { kind, inPortal, byMail, userId } = notificationChoices;
  const people = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(notificationChoices, eq(userId, users.id))
    .where(and(eq(kind, "waiting"), or(eq(inPortal, true), eq(byMail, true)), isAssignableIn(teamId)))
    .orderBy(users.id)
    .limit(most);
  return people.map(({ id }) => id);
}
