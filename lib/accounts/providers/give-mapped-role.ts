import { eq } from "drizzle-orm";
import { db, type Reader, type Tx } from "@/db/client";
import { users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { isAppError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { findGivableRole } from "../find-access";
import { giveRole } from "../give-role";
import { lockAdmins } from "../lock-admins";
import { lockColleague } from "../lock-colleague";
import type { Provider } from "./find-provider";
import { groupRolesOf } from "./lock-provider";
import { mappedRole } from "./mapped-role";
import { refuse } from "./refuse";

/**
 * The role of a colleague who signs in, as his groups say today; his open pages follow at once. A provider without
 * groups leaves roles alone. Somebody always stays who may say who works here.
 * @throws AppError `forbidden` with details.why, for who is in no group that counts and for the last admin
 */
export async function giveMappedRole(
  actor: Actor,
  provider: Provider,
  userId: number,
  groups: readonly string[],
): Promise<void> {
  if (provider.audience !== "staff") return;
  const target = await roleToGive(db(), provider, userId, groups);
  if (target === null) return;
  try {
    await transact(actor, (tx, now) => change(tx, { actor, provider, userId, roleId: target, now }));
  } catch (error) {
    if (!isAppError(error) || error.messageKey !== "error.people.lastAdmin") throw error;
    await noteRefusal(actor, provider, userId);
    throw refuse("lastAdmin", error);
  }
}

/** Mostly none: nothing is held for a role that stays. */
async function roleToGive(
  reader: Reader,
  provider: Provider,
  userId: number,
  groups: readonly string[],
): Promise<number | null> {
  if ((await groupRolesOf(reader, provider.id)).length === 0) return null;
  const roleId = await mappedRole(reader, provider, groups);
  if (roleId === null) throw refuse("noRole");
  const [own] = await reader.select({ roleId: users.roleId }).from(users).where(eq(users.id, userId));
  return own?.roleId === roleId ? null : roleId;
}

type Change = { actor: Actor; provider: Provider; userId: number; roleId: number; now: Date };

async function change(tx: Tx, { actor, provider, userId, roleId, now }: Change): Promise<void> {
  const admins = await lockAdmins(tx, actor);
  const before = await lockColleague(tx, actor, userId);
  if (before.roleId === roleId) return;
  const role = await findGivableRole(tx, actor, roleId);
  const changed = await giveRole(tx, { admins, before, role, now });
  await recordEvent(tx, actor, {
    name: accountEvents.colleagueChanged,
    at: now,
    subject: { kind: "user", id: userId },
    payload: {
      role: { from: before.roleId, to: roleId },
      providerId: provider.id,
      providerName: provider.name,
    },
    details: { changes: [changed] },
  });
  announceAccess(tx, [userId]);
}

async function noteRefusal(actor: Actor, provider: Provider, userId: number): Promise<void> {
  await transact(actor, (tx, now) =>
    recordEvent(tx, actor, {
      name: accountEvents.lastAdminRefused,
      at: now,
      subject: { kind: "user", id: userId },
      payload: { providerId: provider.id, providerName: provider.name },
    }),
  );
}
