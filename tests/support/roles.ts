import { eq } from "drizzle-orm";
import { db } from "../../db/client";
import { roles } from "../../db/schema";
import { changeRole } from "../../lib/accounts/change-role";
import type { Actor } from "../../lib/core/actor";
import { makeAgent } from "./world";

export async function roleId(name: string): Promise<number> {
  const [row] = await db().select({ id: roles.id }).from(roles).where(eq(roles.name, name));
  return row!.id;
}

export async function roleRow(id: number) {
  const [row] = await db().select().from(roles).where(eq(roles.id, id));
  return row!;
}

/** Somebody with a role of his own, which is called as he is. */
export async function hire(name: string, permissions: readonly string[]): Promise<Actor> {
  await db()
    .insert(roles)
    .values({ key: name, name, permissions: [...permissions] });
  return makeAgent(name, `${name.toLowerCase()}@northwind.test`, { roleKey: name });
}

type Change = Parameters<typeof changeRole>[1];

/** By somebody who sees the role as it is. */
export async function change(actor: Actor, id: number, input: Partial<Change>): Promise<void> {
  const { name, permissions } = await roleRow(id);
  const seen = { fromName: name, fromPermissions: permissions };
  await changeRole(actor, { roleId: id, name, permissions, ...seen, ...input });
}

export async function take(actor: Actor, id: number, taken: string): Promise<void> {
  const { permissions } = await roleRow(id);
  await change(actor, id, { permissions: permissions.filter((one) => one !== taken) });
}
