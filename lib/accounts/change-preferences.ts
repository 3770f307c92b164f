import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type PreferencesInput, preferencesInput } from "./inputs";

/** One's own theme and language. */
export async function changePreferences(actor: Actor, raw: PreferencesInput): Promise<void> {
  const input = preferencesInput.parse(raw);
  if (Object.keys(input).length === 0) return;
  await transact(actor, async (tx, now) => {
    await tx.update(users).set(input).where(eq(users.id, actor.id));
    await recordEvent(tx, actor, {
      name: accountEvents.preferencesChanged,
      at: now,
      subject: { kind: "user", id: actor.id },
      payload: input,
    });
  });
}
