import type { ProviderAudience } from "@/db/enums";

/** A sign-in provider among the others. */
export type ProviderRow = {
  id: number;
  name: string;
  issuer: string;
  audience: ProviderAudience;
  isOn: boolean;
  /** How many accounts have been signed in to through it. */
  people: number;
};

/** … and on its own page. Its secret stays where it is. */
export type ProviderView = ProviderRow & {
  clientId: string;
  domains: string[];
  createsPeople: boolean;
  givesSecondFactor: boolean;
  defaultRoleId: number | null;
  groupClaim: string;
  groupRoles: { group: string; roleId: number }[];
  version: number;
  /** What has to be entered at the provider. */
  redirectUri: string;
};

/** How many groups of a provider's may have a role. */
export const mostGroups = 30;

/** Why somebody who comes from a provider is sent away; each has its words for him. */
export const refusals = [
  "busy",
  "stale",
  "denied",
  "failed",
  "unavailable",
  "off",
  "unverified",
  "domain",
  "unproven",
  "unknown",
  "deactivated",
  "otherKind",
  "otherIdentity",
  "noRole",
  "lastAdmin",
] as const;
export type Refusal = (typeof refusals)[number];
