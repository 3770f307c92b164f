import { sql } from "drizzle-orm";
import { buildAuthorizationUrl, calculatePKCECodeChallenge } from "openid-client";
import { db } from "@/db/client";
import { providerAttempts } from "@/db/schema";
import { hashToken, secretToken } from "@/lib/core/ids";
import { attemptSeconds, attemptSecrets } from "./attempt-secrets";
import { connectProvider } from "./connect-provider";
import { findProvider } from "./find-provider";
import { redirectUri } from "./redirect-uri";
import { failedBy, refuse } from "./refuse";

/**
 * Where a browser goes to sign in through a provider (authorization code with PKCE, state and nonce).
 * @returns besides, the token that only this browser may know, until it comes back
 * @throws AppError `forbidden` with details.why
 */
export async function beginSignIn(providerId: number): Promise<{ url: string; token: string }> {
  const provider = await findProvider(providerId);
  if (!provider) throw refuse("off");
  const config = await connectProvider(provider).catch((error) => failedBy(providerId, error));
  const token = secretToken();
  const { state, nonce, verifier } = attemptSecrets(token);
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri(providerId),
    scope: scopes(provider.groupClaim, config.serverMetadata().scopes_supported),
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  await db()
    .insert(providerAttempts)
    .values({
      tokenHash: hashToken(token),
      providerId,
      expiresAt: sql`now() + make_interval(secs => ${attemptSeconds}::int)`,
    });
  return { url: url.href, token };
}

/** Some give groups only to who asks for a scope that is called as their claim. */
function scopes(groupClaim: string, known: string[] | undefined): string {
  const groups = groupClaim && known?.includes(groupClaim) ? [groupClaim] : [];
  return ["openid", "email", "profile", ...groups].join(" ");
}
