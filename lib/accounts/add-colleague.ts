import { eq } from "drizzle-orm";
import { roles } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { hashNewPassword } from "./hash-new-password";
import { type AddColleagueInput, addColleagueInput } from "./inputs";
import { writeColleague } from "./write-colleague";

/**
 * Adds a person of ours who signs in with a password: for commands, which act as the system; people are invited by
 * mail (invite-colleague.ts).
 * @returns the user's id
 * @throws AppError `forbidden`, or `invalid` (fields email, roleKey, password)
 */
export async function addColleague(actor: Actor, raw: AddColleagueInput): Promise<{ userId: number }> {
  if (actor.kind !== "system") throw new AppError("forbidden", "error.forbidden");
  const input = addColleagueInput.parse(raw);
  const passwordHash = await hashNewPassword(input.password, [input.name, input.email]);
  return transact(actor, async (tx, now) => {
    const [role] = await tx.select({ id: roles.id }).from(roles).where(eq(roles.key, input.roleKey));
    if (!role) throw new AppError("invalid", "error.invalid", { fields: { roleKey: "error.field.invalid" } });
    const { email: address, name } = input;
    const colleague = { address, name, roleId: role.id, passwordHash, locale: null };
    const userId = await writeColleague(tx, colleague, now);
    await recordEvent(tx, actor, {
      name: accountEvents.colleagueAdded,
      at: now,
      subject: { kind: "user", id: userId },
      payload: { roleId: role.id },
    });
    return { userId };
  });
}
