import type { Reader } from "@/db/client";
import { groupRolesOf } from "./lock-provider";

/**
 * The role that a provider's groups give somebody: of the first group in the provider's order that he is in, else the
 * one for everybody; null for none.
 */
export async function mappedRole(
  reader: Reader,
  { id, defaultRoleId }: { id: number; defaultRoleId: number | null },
  groups: readonly string[],
): Promise<number | null> {
  const all = await groupRolesOf(reader, id);
  return all.find(({ group }) => groups.includes(group))?.roleId ?? defaultRoleId;
}
