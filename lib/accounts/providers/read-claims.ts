import { email } from "../inputs";

/** What a provider says of somebody, as far as it is read here. */
export type Claims = {
  /** Its own name for him. */
  subject: string;
  /** An address that it has verified; null for none. */
  address: string | null;
  name: string;
  groups: string[];
};

/**
 * Reads the claims of an ID token and of the user info beside it. An address counts only where the provider says in so
 * many words that it is verified; some say it as text.
 */
export function readClaims(claims: Record<string, unknown>, groupClaim: string): Claims {
  const text = (name: string) => (typeof claims[name] === "string" ? (claims[name] as string).trim() : "");
  const isVerified = claims.email_verified === true || claims.email_verified === "true";
  const address = email.safeParse(claims.email);
  const groups = groupClaim ? claims[groupClaim] : [];
  return {
    subject: text("sub"),
    address: isVerified && address.success ? address.data : null,
    name: text("name") || text("preferred_username"),
    groups: [groups].flat().filter((one): one is string => typeof one === "string"),
  };
}
