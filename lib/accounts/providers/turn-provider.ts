import { eq } from "drizzle-orm";
import { signInProviders } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { type TurnProviderInput, turnProviderInput } from "./inputs";
import { lockProvider, lockProviders } from "./lock-provider";

/**
 * Offers a provider at sign-in, or no more: who is on his way to it is not let in then either. Whoever is signed in
 * stays so.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function turnProvider(actor: Actor, raw: TurnProviderInput): Promise<void> {
  ensureMay(actor, "settings.security");
  const { providerId, to } = turnProviderInput.parse(raw);
  const isOn = to === "on";
  await transact(actor, async (tx, now) => {
    await lockProviders(tx, actor);
    const { name, ...before } = await lockProvider(tx, providerId);
    if (before.isOn === isOn) return;
    await tx.update(signInProviders).set({ isOn }).where(eq(signInProviders.id, providerId));
    await recordEvent(tx, actor, {
      name: isOn ? accountEvents.providerTurnedOn : accountEvents.providerTurnedOff,
      at: now,
      subject: { kind: "sign-in-provider", id: providerId },
      payload: { providerName: name },
    });
  });
}
