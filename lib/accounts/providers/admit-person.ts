import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { providerIdentities, signInProviders, userEmails, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { claimAddress } from "../find-or-create-person";
import { createAdmitted } from "./create-admitted";
import type { Provider } from "./find-provider";
import type { Claims } from "./read-claims";
import { refuse } from "./refuse";

/**
 * Whose account a provider means:
 * 1 the one that its name for this person is linked to already
 * 2 the one that has the address, where the provider has verified it and is believed about its domain, and the account
 *   has proven it as well: else who wrote an address into an account of his could wait there for its owner
 * 3 a new one, where the provider may make people
 * A deactivated person stays out, and no provider of customers' lets a colleague in.
 * @returns the user's id
 * @throws AppError `forbidden` with details.why
 */
export async function admitPerson(actor: Actor, provider: Provider, claims: Claims): Promise<number> {
  return transact(actor, async (tx, now) => {
    await holdOn(tx, provider.id);
    const linked = await findLinked(tx, provider, claims, now);
    if (linked) return linked;
    const address = believedAddress(provider, claims);
    await claimAddress(tx, address);
    // Somebody may just have come in through another window.
    const meanwhile = await findLinked(tx, provider, claims, now);
    if (meanwhile) return meanwhile;
    const userId =
      (await findByAddress(tx, provider, address)) ??
      (await createAdmitted(tx, { actor, provider, claims: { ...claims, address }, now }));
    await link(tx, { actor, provider, subject: claims.subject, userId, now });
    return userId;
  });
}

/** Whoever turns it off waits, or was first. */
async function holdOn(tx: Tx, providerId: number): Promise<void> {
  const [row] = await tx
    .select({ isOn: signInProviders.isOn })
    .from(signInProviders)
    .where(eq(signInProviders.id, providerId))
    .for("share");
  if (!row?.isOn) throw refuse("off");
}

async function findLinked(
  tx: Tx,
  provider: Provider,
  { subject }: Claims,
  now: Date,
): Promise<number | null> {
  const own = and(eq(providerIdentities.providerId, provider.id), eq(providerIdentities.subject, subject));
  const [person] = await tx
    .select({ id: users.id, kind: users.kind, status: users.status })
    .from(providerIdentities)
    .innerJoin(users, eq(users.id, providerIdentities.userId))
    .where(own);
  if (!person) return null;
  if (person.status !== "active") throw refuse("deactivated");
  if (person.kind !== provider.audience) throw refuse("otherKind");
  await tx.update(providerIdentities).set({ lastUsedAt: now }).where(own);
  return person.id;
}

function believedAddress({ domains }: Provider, { address }: Claims): string {
  if (!address) throw refuse("unverified");
  if (!domains.includes(address.slice(address.lastIndexOf("@") + 1))) throw refuse("domain");
  return address;
}

/** @returns null where a new account is to be made, or a customer to become a colleague */
async function findByAddress(tx: Tx, provider: Provider, address: string): Promise<number | null> {
  const [person] = await tx
    .select({ id: users.id, kind: users.kind, status: users.status, verifiedAt: userEmails.verifiedAt })
    .from(userEmails)
    .innerJoin(users, eq(users.id, userEmails.userId))
    .where(eq(userEmails.address, address));
  if (!person) return null;
  if (person.status !== "active") throw refuse("deactivated");
  if (provider.audience === "customer" && person.kind !== "customer") throw refuse("otherKind");
  const isCovered = person.kind === provider.audience || provider.createsPeople;
  if (isCovered && !person.verifiedAt) throw refuse("unproven");
  return person.kind === provider.audience ? person.id : null;
}

type Link = { actor: Actor; provider: Provider; subject: string; userId: number; now: Date };

async function link(tx: Tx, { actor, provider, subject, userId, now }: Link): Promise<void> {
  const made = await tx
    .insert(providerIdentities)
    .values({ providerId: provider.id, subject, userId, createdAt: now, lastUsedAt: now })
    .onConflictDoNothing();
  // The account is another person's at this provider: the address was given to somebody else.
  if (made.rowCount !== 1) throw refuse("otherIdentity");
  await recordEvent(tx, actor, {
    name: accountEvents.identityLinked,
    at: now,
    subject: { kind: "user", id: userId },
    payload: { providerId: provider.id, providerName: provider.name },
  });
}
