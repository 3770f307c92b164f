import { and, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { ProviderAudience } from "@/db/enums";
import { providerAttempts } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { sameSecret } from "@/lib/core/crypto";
import { hashToken, secretToken } from "@/lib/core/ids";
import type { SessionOrigin } from "../session-name";
import { createSession, sessionSeconds } from "../sessions";
import { admitPerson } from "./admit-person";
import { askProvider } from "./ask-provider";
import { attemptSecrets } from "./attempt-secrets";
import { findProvider } from "./find-provider";
import { giveMappedRole } from "./give-mapped-role";
import { failedBy, refuse } from "./refuse";

type Return = {
  providerId: number;
  /** What this browser kept while it was away. */
  token: string;
  /** What the provider put behind the address. */
  search: string;
};

/**
 * Signs somebody in who comes back from a provider: once, in the browser that went there.
 * @param origin besides, the token of a trusted browser
 * @returns the token of his session, who he is, and whether a colleague or a customer
 * @throws AppError `forbidden` with details.why
 */
export async function finishSignIn(
  actor: Actor,
  { providerId, token, search }: Return,
  origin: SessionOrigin & { device: string },
): Promise<{ token: string; userId: number; audience: ProviderAudience }> {
  // Before anything is used up: another site that leads here must not end what somebody has begun.
  const state = new URLSearchParams(search).get("state") ?? "";
  if (!token || !sameSecret(state, attemptSecrets(token).state)) throw refuse("stale");
  await takeAttempt(providerId, token);
  const provider = await findProvider(providerId);
  if (!provider) throw refuse("off");
  const claims = await askProvider(provider, token, search).catch((error) => failedBy(providerId, error));
  const userId = await admitPerson(actor, provider, claims);
  await giveMappedRole(actor, provider, userId, claims.groups);
  const made = secretToken();
  await createSession(made, userId, new Date(Date.now() + sessionSeconds * 1000), {
    ...origin,
    onlyFor: provider.audience,
    provider,
  });
  return { token: made, userId, audience: provider.audience };
}

/** @throws AppError for one that was used, is too old, or went to another provider */
async function takeAttempt(providerId: number, token: string): Promise<void> {
  const taken = await db()
    .delete(providerAttempts)
    .where(
      and(
        eq(providerAttempts.tokenHash, hashToken(token)),
        eq(providerAttempts.providerId, providerId),
        gt(providerAttempts.expiresAt, sql`now()`),
      ),
    );
  if (taken.rowCount !== 1) throw refuse("stale");
}
