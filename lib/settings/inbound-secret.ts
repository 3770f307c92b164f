import { encryptSecret } from "@/lib/core/crypto";
import { secretToken } from "@/lib/core/ids";

/** A new secret for signed deliveries, as Standard Webhooks writes one: `shown` once, `sealed` for the column. */
export function makeInboundSecret(): { shown: string; sealed: string } {
  const shown = `whsec_${Buffer.from(secretToken(), "base64url").toString("base64")}`;
  return { shown, sealed: encryptSecret(shown) };
}
