import { eq } from "drizzle-orm";
import { passwords, roles, userEmails, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type AddColleagueInput, addColleagueInput } from "./inputs";
import { hashPassword } from "./passwords";

/**
 * Adds a person of ours who signs in with a password: for commands, which act as the system; people are invited by
 * mail from their settings page.
 * @returns the user's id
 * @throws AppError `forbidden`, or `invalid` (fields email, roleKey)
 */
export async function addColleague(actor: Actor, raw: AddColleagueInput): Promise<{ userId: number }> {
  if (actor.kind !== "system") throw new AppError("forbidden", "error.forbidden");
  const input = addColleagueInput.parse(raw);
  const hash = await hashPassword(input.password);
  return transact(actor, async (tx, now) => {
    const [role] = await tx.select({ id: roles.id }).from(roles).where(eq(roles.key, input.roleKey));
    if (!role) throw new AppError("invalid", "error.invalid", { fields: { roleKey: "error.field.invalid" } });
    const [user] = await tx
      .insert(users)
      .values({
        kind: "staff",
        name: input.name,
        roleId: role.id,
        status: "active",
        theme: "system",
        undoSeconds: 8,
        createdAt: now,
      })
      .returning({ id: users.id });
    if (!user) throw new Error("the colleague was not written");
    const written = await tx
      .insert(userEmails)
      .values({ userId: user.id, address: input.email, isPrimary: true, verifiedAt: now })
      .onConflictDoNothing()
      .returning({ id: userEmails.id });
    if (written.length === 0) {
      throw fieldError("email", "error.field.taken");
    }
    await tx.insert(passwords).values({ userId: user.id, hash, changedAt: now });
    await recordEvent(tx, actor, {
      name: accountEvents.colleagueAdded,
      at: now,
      subject: { kind: "user", id: user.id },
      payload: { roleId: role.id },
    });
    return { userId: user.id };
  });
}
