import { eq } from "drizzle-orm";
import { ClientError, type Configuration } from "openid-client";
import { db } from "@/db/client";
import { signInProviders } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { outboundFault, safeFetch } from "@/lib/core/safe-fetch";
import { connectProvider, OtherIssuer } from "./connect-provider";
import { type ProviderInput, providerInput } from "./inputs";

/**
 * Asks a provider for its discovery document and its keys, as a sign-in would; nobody is signed in, and whether it takes
 * the secret shows the first one.
 * @throws AppError `forbidden`, `not_found`, or `unavailable` with what is wrong in words
 */
export async function testProvider(actor: Actor, raw: ProviderInput): Promise<void> {
  ensureMay(actor, "settings.security");
  const { providerId } = providerInput.parse(raw);
  const [row] = await db().select().from(signInProviders).where(eq(signInProviders.id, providerId));
  if (!row) throw new AppError("not_found", "error.notFound");
  try {
    const problem = await problemOf(await connectProvider(row));
    if (problem) throw wrong(problem);
  } catch (error) {
    throw asWords(error);
  }
}

function wrong(problem: string, cause?: unknown): AppError {
  return new AppError("unavailable", `error.providers.test.${problem}`, { cause });
}

async function problemOf(config: Configuration): Promise<"incomplete" | "method" | "keys" | null> {
  const described = config.serverMetadata();
  const { authorization_endpoint, token_endpoint, jwks_uri, response_types_supported } = described;
  if (!authorization_endpoint || !token_endpoint || !jwks_uri) return "incomplete";
  const challenges = described.code_challenge_methods_supported ?? ["S256"];
  if (response_types_supported?.includes("code") === false || !challenges.includes("S256")) return "method";
  const answer = await safeFetch(jwks_uri);
  const keys: unknown = answer.ok ? await answer.json().catch(() => null) : null;
  return Array.isArray((keys as { keys?: unknown } | null)?.keys) ? null : "keys";
}

function asWords(error: unknown): unknown {
  const fault = outboundFault(error);
  if (fault) return wrong(fault, error);
  if (error instanceof OtherIssuer) return wrong("issuer", error);
  if (error instanceof ClientError) {
    return wrong(error.code === "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED" ? "issuer" : "document", error);
  }
  return error;
}
