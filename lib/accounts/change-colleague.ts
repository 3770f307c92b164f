import { and, eq } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { memberships, roles } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { findFillableTeams, findGivableRole } from "./find-access";
import { giveRole } from "./give-role";
import { type ChangeColleagueInput, changeColleagueInput } from "./inputs";
import { namesOf } from "./invite-colleague";
import { lockAdmins } from "./lock-admins";
import { lockColleague, teamsOf } from "./lock-colleague";
import { mayFillTeam } from "./policy";

/**
 * Sets a colleague's role and teams; his open pages follow at once. Nobody changes his own role, and there is always
 * somebody left who may say who works here. Teams that the actor does not see stay as they are.
 * @throws AppError `forbidden`, `not_found`, `invalid` (fields roleId, teamIds), or `conflict` for what is no longer as
 * it was seen (details field, theirs) and for the last admin
 */
export async function changeColleague(actor: Actor, raw: ChangeColleagueInput): Promise<void> {
  ensureMay(actor, "settings.people");
  const input = changeColleagueInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const admins = await lockAdmins(tx, actor);
    const before = await lockColleague(tx, actor, input.userId);
    const moves = input.roleId !== input.fromRoleId && input.roleId !== before.roleId;
    const changes = [
      ...(moves ? [await changeRole(tx, actor, { admins, before, input, now })] : []),
      ...(await changeTeams(tx, actor, input)),
    ];
    if (changes.length === 0) return;
    await recordEvent(tx, actor, {
      name: accountEvents.colleagueChanged,
      at: now,
      subject: { kind: "user", id: before.id },
      payload: moves ? { role: { from: before.roleId, to: input.roleId } } : {},
      details: { changes },
    });
    announceAccess(tx, [before.id]);
  });
}

type RoleChange = {
  admins: ReadonlySet<number>;
  before: Awaited<ReturnType<typeof lockColleague>>;
  input: { roleId: number; fromRoleId: number };
  now: Date;
};

async function changeRole(tx: Tx, actor: Actor, { admins, before, input, now }: RoleChange) {
  if (before.id === actor.id) throw new AppError("forbidden", "error.people.yourself");
  if (before.roleId !== input.fromRoleId) throw await changedMeanwhile(tx, before.role, input.roleId);
  const role = await findGivableRole(tx, actor, input.roleId);
  return giveRole(tx, { admins, before, role, now });
}

async function changedMeanwhile(tx: Tx, theirs: string, roleId: number): Promise<AppError> {
  const [role] = await tx.select({ name: roles.name }).from(roles).where(eq(roles.id, roleId));
  const details = { field: "role", theirs, yours: role?.name ?? null };
  return new AppError("conflict", "error.people.roleChanged", { details });
}

/** Only what the actor changed: somebody else may have changed another team meanwhile. */
async function changeTeams(
  tx: Tx,
  actor: Actor,
  { userId, teamIds, fromTeamIds }: { userId: number; teamIds: number[]; fromTeamIds: number[] },
) {
  const before = await teamsOf(tx, userId);
  const has = (id: number) => before.some((team) => team.id === id);
  const joined = teamIds.filter((id) => !fromTeamIds.includes(id) && !has(id));
  const left = fromTeamIds.filter((id) => !teamIds.includes(id) && has(id) && mayFillTeam(actor, id));
  if (joined.length + left.length === 0) return [];
  await findFillableTeams(tx, actor, joined);
  if (joined.length > 0) {
    await tx.insert(memberships).values(joined.map((teamId) => ({ teamId, userId, isLead: false })));
  }
  await tx.delete(memberships).where(and(eq(memberships.userId, userId), isAnyOf(memberships.teamId, left)));
  const after = await teamsOf(tx, userId);
  return [{ field: "teams", from: namesOf(before) || null, to: namesOf(after) || null }];
}
