import { and, eq } from "drizzle-orm";
import { providerIdentities, signInProviders } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { lockAdmins } from "../lock-admins";
import { lockColleague } from "../lock-colleague";
import { endSessionsOf } from "../sessions";
import { type UnlinkIdentityInput, unlinkIdentityInput } from "./inputs";

/**
 * Has a provider's name for a colleague mean nobody any more, for who got a new account there or should have had none:
 * whoever comes from there next is known by his address again. He is signed out everywhere.
 * @throws AppError `forbidden`, for who may more than the actor too, or `not_found`
 */
export async function unlinkIdentity(actor: Actor, raw: UnlinkIdentityInput): Promise<void> {
  ensureMay(actor, "settings.people");
  const { userId, providerId } = unlinkIdentityInput.parse(raw);
  await transact(actor, async (tx, now) => {
    await lockAdmins(tx, actor);
    const { id } = await lockColleague(tx, actor, userId);
    const gone = await tx
      .delete(providerIdentities)
      .where(and(eq(providerIdentities.userId, id), eq(providerIdentities.providerId, providerId)));
    if (gone.rowCount !== 1) throw new AppError("not_found", "error.notFound");
    await endSessionsOf(tx, id);
    const [provider] = await tx
      .select({ name: signInProviders.name })
      .from(signInProviders)
      .where(eq(signInProviders.id, providerId));
    await recordEvent(tx, actor, {
      name: accountEvents.identityUnlinked,
      at: now,
      subject: { kind: "user", id },
      payload: { providerId, providerName: provider?.name },
    });
  });
}
