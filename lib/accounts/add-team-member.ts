import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { lockTeam } from "./lock-team";
import { type AddMemberInput, addMemberInput } from "./team-inputs";

/**
 * Takes an active colleague into a team that the actor manages or leads; in a restricted one he sees its tickets from
 * then on, and his open pages show them at once. Nothing for who is in it already.
 * @throws AppError `forbidden`, `not_found`, or `invalid` (field userId) for anybody else
 */
export async function addTeamMember(actor: Actor, raw: AddMemberInput): Promise<void> {
  const { teamId, userId } = addMemberInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const team = await lockTeam(tx, actor, teamId);
    const name = await holdColleague(tx, userId);
    const added = await tx
      .insert(memberships)
      .values({ teamId: team.id, userId, isLead: false })
      .onConflictDoNothing()
      .returning({ userId: memberships.userId });
    if (added.length === 0) return;
    await recordEvent(tx, actor, {
      name: accountEvents.teamMemberAdded,
      at: now,
      subject: { kind: "team", id: team.id },
      payload: { userId },
      details: { changes: [{ field: "member", from: null, to: name }] },
    });
    announceAccess(tx, [userId]);
  });
}

/** Held, so that who is being deactivated is in the team before that or not at all. */
async function holdColleague(tx: Tx, userId: number): Promise<string> {
  const [colleague] = await tx
    .select({ name: users.name })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.kind, "staff"), eq(users.status, "active")))
    .for("share");
  if (!colleague) throw fieldError("userId", "error.teams.colleague");
  return colleague.name;
}
