import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { roles } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { accountEvents } from "../events";
import { findOrCreatePerson } from "../find-or-create-person";
import { isOwnAddress } from "../is-own-address";
import { verifyAddress } from "../verify-address";
import { writeColleague } from "../write-colleague";
import type { Provider } from "./find-provider";
import { mappedRole } from "./mapped-role";
import type { Claims } from "./read-claims";
import { refuse } from "./refuse";

type Admitted = { actor: Actor; provider: Provider; claims: Claims & { address: string }; now: Date };

/**
 * The account of somebody who comes for the first time, just in time. A customer who comes as a colleague is the same
 * person from now on.
 * @returns the user's id
 * @throws AppError `forbidden` with details.why, where the provider makes nobody or no role is his
 */
export async function createAdmitted(tx: Tx, admitted: Admitted): Promise<number> {
  const { provider, claims } = admitted;
  if (!provider.createsPeople || (await isOwnAddress(tx, claims.address))) throw refuse("unknown");
  return provider.audience === "staff" ? createColleague(tx, admitted) : createCustomer(tx, admitted);
}

async function createColleague(tx: Tx, { actor, provider, claims, now }: Admitted): Promise<number> {
  const roleId = await mappedRole(tx, provider, claims.groups);
  if (roleId === null) throw refuse("noRole");
  const userId = await writeColleague(
    tx,
    { address: claims.address, name: nameOf(claims), roleId, passwordHash: null, locale: null },
    now,
  );
  const [role] = await tx.select({ name: roles.name }).from(roles).where(eq(roles.id, roleId));
  await recordEvent(tx, actor, {
    name: accountEvents.colleagueAdded,
    at: now,
    subject: { kind: "user", id: userId },
    payload: { roleId, providerId: provider.id, providerName: provider.name },
    details: { changes: [{ field: "role", from: null, to: role?.name ?? null }] },
  });
  return userId;
}

async function createCustomer(tx: Tx, { actor, provider, claims, now }: Admitted): Promise<number> {
  const { id } = await findOrCreatePerson(tx, { address: claims.address, name: claims.name }, now);
  await verifyAddress(tx, id, now);
  await recordEvent(tx, actor, {
    name: accountEvents.personAdded,
    at: now,
    subject: { kind: "user", id },
    payload: { providerId: provider.id, providerName: provider.name },
  });
  return id;
}

function nameOf({ name, address }: { name: string; address: string }): string {
  return name.slice(0, 120) || address.slice(0, address.lastIndexOf("@"));
}
