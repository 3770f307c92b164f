import { signInProviders } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { encryptSecret } from "@/lib/core/crypto";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { type AddProviderInput, addProviderInput } from "./inputs";
import { ensureProviderNameFree, lockProviders } from "./lock-provider";

const mostProviders = 20;

/**
 * Another provider through which people sign in, once it is turned on.
 * @throws AppError `forbidden`, or `invalid` (its fields; or for the 21st)
 */
export async function addProvider(actor: Actor, raw: AddProviderInput): Promise<{ providerId: number }> {
  ensureMay(actor, "settings.security");
  const { clientSecret, ...input } = addProviderInput.parse(raw);
  return transact(actor, async (tx, now) => {
    await lockProviders(tx, actor);
    if ((await tx.$count(signInProviders)) >= mostProviders) {
      throw new AppError("invalid", "error.providers.tooMany");
    }
    await ensureProviderNameFree(tx, input.name);
    const [row] = await tx
      .insert(signInProviders)
      .values({ ...input, clientSecret: encryptSecret(clientSecret), version: 1, createdAt: now })
      .returning({ id: signInProviders.id });
    if (!row) throw new Error("the provider was not written");
    const { name, issuer, audience } = input;
    await recordEvent(tx, actor, {
      name: accountEvents.providerAdded,
      at: now,
      subject: { kind: "sign-in-provider", id: row.id },
      payload: {
        providerName: name,
        changes: [
          { field: "issuer", from: null, to: issuer },
          { field: "audience", from: null, to: audience },
          { field: "domains", from: null, to: input.domains.join(", ") },
        ],
      },
    });
    return { providerId: row.id };
  });
}
