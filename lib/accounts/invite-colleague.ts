import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitations, userEmails, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { findFillableTeams, findGivableRole } from "./find-access";
import { type InviteColleagueInput, inviteColleagueInput } from "./inputs";
import { isOwnAddress } from "./is-own-address";
import { lockAdmins } from "./lock-admins";

const daysValid = 7;

/** Until when an invitation that is sent now can be accepted. */
export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + daysValid * 86_400_000);
}

/**
 * Asks somebody by mail to work here, in a role that the actor may give; the mail is written by a listener. A
 * customer's address is as good as a new one: whoever accepts is that same person, and his requests stay his.
 * @throws AppError `forbidden`, or `invalid` (fields email, roleId, teamIds)
 */
export async function inviteColleague(
  actor: Actor,
  raw: InviteColleagueInput,
): Promise<{ invitationId: number }> {
  ensureMay(actor, "settings.people");
  const { email: address, name, roleId, teamIds } = inviteColleagueInput.parse(raw);
  return transact(actor, async (tx, now) => {
    await lockAdmins(tx, actor);
    const role = await findGivableRole(tx, actor, roleId);
    const teams = await findFillableTeams(tx, actor, teamIds);
    await ensureInvitable(tx, address);
    const [made] = await tx
      .insert(invitations)
      .values({
        ...{ address, name, roleId, teamIds, invitedById: actor.id },
        createdAt: now,
        expiresAt: invitationEnd(now),
      })
      .onConflictDoNothing()
      .returning({ id: invitations.id });
    if (!made) throw fieldError("email", "error.people.invited");
    await recordEvent(tx, actor, {
      name: accountEvents.invited,
      at: now,
      subject: { kind: "invitation", id: made.id },
      payload: { roleId, teamIds },
      details: {
        changes: [
          { field: "email", from: null, to: address },
          { field: "role", from: null, to: role.name },
          ...(teams.length > 0 ? [{ field: "teams", from: null, to: namesOf(teams) }] : []),
        ],
      },
    });
    return { invitationId: made.id };
  });
}

/** Who works here, or has, is named: the actor may see all of them. */
async function ensureInvitable(tx: Tx, address: string): Promise<void> {
  if (await isOwnAddress(tx, address)) throw fieldError("email", "error.customers.ownAddress");
  const [known] = await tx
    .select({ kind: users.kind, name: users.name, status: users.status })
    .from(userEmails)
    .innerJoin(users, eq(users.id, userEmails.userId))
    .where(eq(userEmails.address, address));
  if (known?.kind !== "staff") return;
  const key = known.status === "active" ? "error.people.colleague" : "error.people.deactivated";
  throw new AppError("invalid", key, { fields: { email: key }, details: { name: known.name } });
}

export function namesOf(teams: { name: string }[]): string {
  return teams.map(({ name }) => name).join(", ");
}
