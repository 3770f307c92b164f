import type { Permission } from "./permissions";

/**
 * The one list of what a personal token may be given. Each brings some of its owner's permissions along: an actor behind
 * a token may what its owner may, and of that only what its scopes bring.
 */
const apiScopes = {
  "tickets:read": ["tickets.work", "tickets.all"],
  "tickets:write": ["tickets.work", "tickets.all"],
  "people:read": ["tickets.work"],
  "people:write": ["tickets.work", "customers.edit"],
} as const satisfies Record<string, readonly Permission[]>;

export type ApiScope = keyof typeof apiScopes;

const allApiScopes = Object.keys(apiScopes) as [ApiScope, ...ApiScope[]];

/** What somebody must hold himself, to use it or to give it on; `tickets.all` only widens what he holds. */
export const permissionFor = {
  "tickets:read": "tickets.work",
  "tickets:write": "tickets.work",
  "people:read": "tickets.work",
  "people:write": "customers.edit",
} as const satisfies Record<ApiScope, Permission>;

/** The scopes that somebody with these permissions can give to a token. */
export function scopesWithin(permissions: ReadonlySet<Permission>): ApiScope[] {
  return allApiScopes.filter((scope) => permissions.has(permissionFor[scope]));
}

/** What is left of somebody's permissions behind these scopes. */
export function permissionsWithin(
  permissions: ReadonlySet<Permission>,
  scopes: readonly ApiScope[],
): ReadonlySet<Permission> {
  const brought = new Set<Permission>(scopes.flatMap((scope) => [...apiScopes[scope]]));
  return new Set([...permissions].filter((one) => brought.has(one)));
}

export function isApiScope(value: string): value is ApiScope {
  return value in apiScopes;
}
