import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type ChangeProfileInput, changeProfileInput } from "./inputs";

/**
 * One's own name, time zone, undo time, signature, theme, language, density and keys. The event names the fields and not what
 * stands in them, which is personal.
 */
export async function changeProfile(actor: Actor, raw: ChangeProfileInput): Promise<void> {
  const input = changeProfileInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const [before] = await tx
      .select({
        name: users.name,
        timeZone: users.timeZone,
        undoSeconds: users.undoSeconds,
        signature: users.signature,
        theme: users.theme,
        locale: users.locale,
        density: users.density,
        singleKeys: users.singleKeys,
      })
      .from(users)
      .where(eq(users.id, actor.id))
      .for("update");
    if (!before) throw new AppError("not_found", "error.notFound");
    const fields = (Object.keys(input) as (keyof typeof input)[]).filter((key) => input[key] !== before[key]);
    if (fields.length === 0) return;
    await tx.update(users).set(input).where(eq(users.id, actor.id));
    await recordEvent(tx, actor, {
      name: accountEvents.profileChanged,
      at: now,
      subject: { kind: "user", id: actor.id },
      payload: { fields },
    });
  });
}
