import type { RoleRow } from "../lock-roles";

type Told = {
  name: string;
  clientId: string;
  domains: readonly string[];
  createsPeople: boolean;
  givesSecondFactor: boolean;
  defaultRoleId: number | null;
  groupClaim: string;
  groupRoles: readonly { group: string; roleId: number }[];
};

/** What an event says of a provider: each field that is another now, a role by its name. Its secret is never among them. */
export function providerChanges(roles: readonly RoleRow[], from: Told, to: Told) {
  const [before, after] = [told(roles, from), told(roles, to)];
  return Object.entries(after)
    .map(([field, value]) => ({ field, from: before[field] ?? null, to: value }))
    .filter((change) => change.from !== change.to);
}

function told(roles: readonly RoleRow[], one: Told): Record<string, string | boolean | null> {
  const roleName = (id: number | null) => roles.find((role) => role.id === id)?.name ?? null;
  return {
    name: one.name,
    clientId: one.clientId,
    domains: one.domains.join(", "),
    createsPeople: one.createsPeople,
    givesSecondFactor: one.givesSecondFactor,
    defaultRole: roleName(one.defaultRoleId),
    groupClaim: one.groupClaim || null,
    groupRoles:
      one.groupRoles.map(({ group, roleId }) => `${group} → ${roleName(roleId)}`).join(", ") || null,
  };
}
