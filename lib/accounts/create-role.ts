import { roles } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { ensureCovered } from "./find-access";
import { ensureRoleNameFree, lockRoles } from "./lock-roles";
import { roleChanges } from "./role-changes";
import { type CreateRoleInput, createRoleInput } from "./role-inputs";

/** They all stand on one page and in one choice. */
const mostRoles = 50;

/**
 * A role of one's own making, within what one may oneself.
 * @throws AppError `forbidden`, or `invalid` (fields name, permissions; or for the 51st)
 */
export async function createRole(actor: Actor, raw: CreateRoleInput): Promise<{ roleId: number }> {
  ensureMay(actor, "settings.roles");
  const { name, permissions } = createRoleInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const locked = await lockRoles(tx, actor);
    ensureCovered(locked.actor, permissions);
    if (locked.all.length >= mostRoles) throw new AppError("invalid", "error.roles.tooMany");
    await ensureRoleNameFree(tx, name);
    const [row] = await tx.insert(roles).values({ name, permissions }).returning({ id: roles.id });
    if (!row) throw new Error("the role was not written");
    await recordEvent(tx, actor, {
      name: accountEvents.roleCreated,
      at: now,
      subject: { kind: "role", id: row.id },
      payload: { roleName: name, changes: roleChanges(undefined, { name, permissions }) },
    });
    return { roleId: row.id };
  });
}
