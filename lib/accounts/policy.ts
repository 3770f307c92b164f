import { type Actor, may } from "@/lib/core/actor";
import { allPermissions } from "@/lib/core/permissions";

/** Pure predicates. Client-safe. */

/** Whether a role lies within what the actor may himself: nobody gives, changes or ends more than he has. */
export function coversRole(actor: Actor, permissions: readonly string[]): boolean {
  return allPermissions.every((one) => !permissions.includes(one) || may(actor, one));
}

/** Whether the actor may put people into a team: those whose tickets he sees. */
export function mayFillTeam(actor: Actor, teamId: number): boolean {
  return may(actor, "tickets.all") || actor.teamIds.includes(teamId);
}
