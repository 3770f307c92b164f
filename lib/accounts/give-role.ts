import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema";
import { ensureAdminStays } from "./lock-admins";
import type { lockColleague } from "./lock-colleague";
import { endInvitationsFrom } from "./open-invitation";

type Given = {
  admins: ReadonlySet<number>;
  before: Awaited<ReturnType<typeof lockColleague>>;
  role: { id: number; name: string; permissions: readonly string[] };
  now: Date;
};

/**
 * Gives a colleague another role, who is held with all admins; whether the actor may is asked before.
 * @returns what the event says of it
 * @throws AppError `conflict` for the last admin
 */
export async function giveRole(tx: Tx, { admins, before, role, now }: Given) {
  if (!role.permissions.includes("settings.people")) {
    ensureAdminStays(admins, before.id);
    await endInvitationsFrom(tx, before.id, now);
  }
  await tx.update(users).set({ roleId: role.id }).where(eq(users.id, before.id));
  return { field: "role", from: before.role, to: role.name };
}
