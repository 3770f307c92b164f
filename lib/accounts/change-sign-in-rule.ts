import { eq } from "drizzle-orm";
import { roles } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { ensureCovered } from "./find-access";
import { type ChangeSignInRuleInput, changeSignInRuleInput } from "./inputs";
import { activeHolders } from "./role-holders";

/**
 * Has a role ask for a second factor, or not. Its people who have none set one up before they go on, those who are
 * signed in at this moment too: their open pages leave at once.
 * @throws AppError `forbidden`, for a role that may more than the actor too, or `not_found`
 */
export async function changeSignInRule(actor: Actor, raw: ChangeSignInRuleInput): Promise<void> {
  ensureMay(actor, "settings.security");
  const input = changeSignInRuleInput.parse(raw);
  const required = input.required === "yes";
  await transact(actor, async (tx, now) => {
    const [role] = await tx
      .select({ name: roles.name, permissions: roles.permissions, required: roles.requiresSecondFactor })
      .from(roles)
      .where(eq(roles.id, input.roleId))
      .for("no key update");
    if (!role) throw new AppError("not_found", "error.notFound");
    // Else who may little could open the way to much.
    ensureCovered(actor, role.permissions);
    if (role.required === required) return;
    await tx.update(roles).set({ requiresSecondFactor: required }).where(eq(roles.id, input.roleId));
    await recordEvent(tx, actor, {
      name: accountEvents.signInRuleChanged,
      at: now,
      subject: { kind: "role", id: input.roleId },
      payload: { required },
      details: {
        changes: [
          { field: "secondFactor", from: required ? null : role.name, to: required ? role.name : null },
        ],
      },
    });
    if (required) announceAccess(tx, await activeHolders(tx, input.roleId));
  });
}
