import { authorizationCodeGrant, fetchUserInfo } from "openid-client";
import { attemptSecrets } from "./attempt-secrets";
import { connectProvider } from "./connect-provider";
import type { Provider } from "./find-provider";
import { type Claims, readClaims } from "./read-claims";
import { redirectUri } from "./redirect-uri";

/**
 * Who somebody is whom a provider sent back: its answer is held against what this browser was sent there with, its
 * issuer (RFC 9207), keys and times, and the code is exchanged.
 * @param search what the provider put behind the address
 * @throws OutboundError, or what openid-client throws
 */
export async function askProvider(provider: Provider, token: string, search: string): Promise<Claims> {
  const config = await connectProvider(provider);
  const { state, nonce, verifier } = attemptSecrets(token);
  const answered = new URL(redirectUri(provider.id));
  answered.search = search;
  const tokens = await authorizationCodeGrant(config, answered, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const signed = tokens.claims();
  if (!signed) throw new Error("there is no ID token");
  const more = config.serverMetadata().userinfo_endpoint
    ? await fetchUserInfo(config, tokens.access_token, signed.sub)
    : {};
  // What is signed counts.
  return readClaims({ ...more, ...signed }, provider.groupClaim);
}
