import { eq } from "drizzle-orm";
import { db } from "../../db/client";
import { signInProviders } from "../../db/schema";
import { addProvider } from "../../lib/accounts/providers/add-provider";
import { changeProvider } from "../../lib/accounts/providers/change-provider";
import { turnProvider } from "../../lib/accounts/providers/turn-provider";
import type { Actor } from "../../lib/core/actor";
import { client } from "./identity-provider";

type Change = Parameters<typeof changeProvider>[1];

export type ProviderOptions = {
  name?: string;
  issuer?: string;
  audience?: "staff" | "customer";
  domains?: string;
  createsPeople?: boolean;
  givesSecondFactor?: boolean;
  defaultRoleId?: number | null;
  groupRoles?: { group: string; roleId: number }[];
  isOn?: boolean;
};

/** A provider as an admin sets one up: added, changed, turned on. */
export async function makeProvider(admin: Actor, options: ProviderOptions = {}): Promise<number> {
  const { name = "Northwind ID", issuer = "https://id.northwind.test", audience = "staff" } = options;
  const { domains = "northwind.test", isOn = true } = options;
  const { providerId } = await addProvider(admin, { name, issuer, audience, domains, ...client });
  await changeMade(admin, providerId, options);
  if (isOn) await turnProvider(admin, { providerId, to: "on" });
  return providerId;
}

/** By somebody who sees the provider as it is. */
export async function changeMade(
  actor: Actor,
  providerId: number,
  options: ProviderOptions & Partial<Pick<Change, "clientId" | "clientSecret" | "groupClaim">>,
): Promise<void> {
  const [row] = await db().select().from(signInProviders).where(eq(signInProviders.id, providerId));
  if (!row) throw new Error("no such provider");
  const box = (ticked: boolean) => (ticked ? ("on" as const) : undefined);
  await changeProvider(actor, {
    providerId,
    seenVersion: row.version,
    name: options.name ?? row.name,
    clientId: options.clientId ?? row.clientId,
    clientSecret: options.clientSecret,
    domains: options.domains ?? row.domains.join(" "),
    createsPeople: box(options.createsPeople ?? row.createsPeople),
    givesSecondFactor: box(options.givesSecondFactor ?? row.givesSecondFactor),
    defaultRoleId: options.defaultRoleId ?? row.defaultRoleId,
    groupClaim: options.groupClaim ?? (options.groupRoles ? "groups" : row.groupClaim),
    groupRoles: options.groupRoles ?? [],
  });
}
