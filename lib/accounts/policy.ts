import { type SharingMode, sharingModes } from "@/db/enums";
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

/** Whether the actor may change all of a team, and delete it: nobody gives what he does not see himself. */
export function mayManageTeam(actor: Actor, teamId: number): boolean {
  return may(actor, "settings.teams") && mayFillTeam(actor, teamId);
}

/**
 * Whether the actor may look with this person's eyes: nobody sees more by it than he does himself. What somebody sees
 * follows from his teams, his tickets and what he follows as well, so that it takes who sees every ticket.
 */
export function mayViewAs(
  actor: Actor,
  person: { id: number; kind: Actor["kind"]; permissions: Iterable<string> },
): boolean {
  return (
    may(actor, "people.view_as") &&
    may(actor, "tickets.all") &&
    person.kind !== "system" &&
    person.id !== actor.id &&
    coversRole(actor, [...person.permissions])
  );
}

/** Whether the actor can be of use as a lead: whoever sees no team's tickets lets nobody else see them. */
export function mayLeadTeams(actor: Actor): boolean {
  return actor.kind === "staff" && may(actor, "tickets.work");
}

/**
 * To whom of its people the actor may let an organisation show its requests, which lie in restricted teams too: to more
 * than it does now only who sees every ticket himself, to fewer whoever edits it.
 */
export function sharingModesFor(actor: Actor, now: SharingMode): SharingMode[] {
  return sharingModes.slice(0, may(actor, "tickets.all") ? undefined : sharingModes.indexOf(now) + 1);
}
