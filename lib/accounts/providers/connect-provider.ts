import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client";
import { decryptSecret } from "@/lib/core/crypto";
import { safeFetch } from "@/lib/core/safe-fetch";

type Client = { issuer: string; clientId: string; clientSecret: string };

/** That its document names another issuer than the one that was entered. */
export class OtherIssuer extends Error {}

/**
 * A provider as its discovery document describes it now, for one sign-in; every request to it goes through `safeFetch`,
 * and the signature of what it says of somebody is checked against its keys.
 * @throws OtherIssuer, OutboundError, or what openid-client throws
 */
export async function connectProvider({ issuer, clientId, clientSecret }: Client): Promise<Configuration> {
  const server = new URL(issuer);
  const insecure = server.protocol === "http:" ? [allowInsecureRequests] : [];
  const config = await discovery(server, clientId, undefined, authentication(decryptSecret(clientSecret)), {
    [customFetch]: (url, { method, headers, body, signal }) =>
      safeFetch(url, { method, headers, body: body as BodyInit, signal: signal ?? null }),
    execute: [...insecure, enableNonRepudiationChecks],
  });
  // The library takes a document of many tenants for each of theirs.
  if (new URL(config.serverMetadata().issuer).href !== server.href) throw new OtherIssuer();
  return config;
}

/** The way that OpenID Connect has as its own, unless the provider knows the other alone. */
function authentication(secret: string): ClientAuth {
  return (server, ...rest) => {
    const known = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const way = known.includes("client_secret_basic") ? ClientSecretBasic : ClientSecretPost;
    way(secret)(server, ...rest);
  };
}
