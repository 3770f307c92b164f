import { eq } from "drizzle-orm";
import { signInProviders } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { type ProviderInput, providerInput } from "./inputs";
import { lockProvider, lockProviders } from "./lock-provider";

/**
 * Takes a provider away, and what it calls people. Accounts stay: their people sign in with a password, which is mailed
 * to who has none by "Forgot it?", or by a mailed link.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function removeProvider(actor: Actor, raw: ProviderInput): Promise<void> {
  ensureMay(actor, "settings.security");
  const { providerId } = providerInput.parse(raw);
  await transact(actor, async (tx, now) => {
    await lockProviders(tx, actor);
    const { name } = await lockProvider(tx, providerId);
    await tx.delete(signInProviders).where(eq(signInProviders.id, providerId));
    await recordEvent(tx, actor, {
      name: accountEvents.providerRemoved,
      at: now,
      subject: { kind: "sign-in-provider", id: providerId },
      payload: { providerName: name },
    });
  });
}
