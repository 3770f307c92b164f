import { createHmac } from "node:crypto";
import { sameSecret } from "@/lib/core/crypto";

const toleranceSeconds = 300;

export type SignedHeaders = { id: string; timestamp: string; signature: string };

/**
 * Whether a payload carries a Standard Webhooks signature (standardwebhooks.com, "Signature scheme") made with this
 * secret, at most five minutes old or ahead. Native: the library of that name takes seconds for a mail of 40 MB.
 * @param secret `whsec_` and base64
 * @param now milliseconds
 */
export function isSigned(secret: string, headers: SignedHeaders, payload: string, now: number): boolean {
  const at = Number(headers.timestamp);
  if (!headers.id || !/^\d{1,12}$/.test(headers.timestamp)) return false;
  if (Math.abs(now / 1000 - at) > toleranceSeconds) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key)
    .update(`${headers.id}.${headers.timestamp}.`)
    .update(payload)
    .digest();
  return headers.signature.split(" ").some((entry) => {
    const [version, value = ""] = entry.split(",");
    return version === "v1" && sameSecret(Buffer.from(value, "base64"), expected);
  });
}
