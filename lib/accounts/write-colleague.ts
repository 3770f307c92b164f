import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { passwords, userEmails, users } from "@/db/schema";
import { fieldError } from "@/lib/core/errors";
import { claimAddress } from "./find-or-create-person";
import { endSessionsOf } from "./sessions";

export type NewColleague = {
  address: string;
  name: string;
  roleId: number;
  /** null: he signs in through a provider. */
  passwordHash: string | null;
  locale: string | null;
};

/** Seconds in which a new colleague can take a reply back. */
const undoSeconds = 8;

/**
 * The rows of somebody who works here from now on. Whoever wrote to us before stays the same person: a customer with
 * this address becomes a colleague.
 * @returns the user's id
 * @throws AppError `invalid` (field email) where somebody of ours has the address
 */
export async function writeColleague(tx: Tx, colleague: NewColleague, now: Date): Promise<number> {
  const { address, name, roleId, passwordHash, locale } = colleague;
  // A mail from this address may come in at this moment, and make a customer.
  await claimAddress(tx, address);
  const [known] = await tx
    .select({ id: users.id, kind: users.kind })
    .from(userEmails)
    .innerJoin(users, eq(users.id, userEmails.userId))
    .where(eq(userEmails.address, address))
    .for("update", { of: users });
  if (known && known.kind !== "customer") throw fieldError("email", "error.field.taken");
  const columns = { kind: "staff", name, roleId, status: "active", undoSeconds, locale } as const;
  const userId = known
    ? await promote(tx, known.id, columns)
    : await insertUser(tx, { ...columns, theme: "system", createdAt: now });
  if (known) await makePrimary(tx, userId, address, now);
  else await tx.insert(userEmails).values({ userId, address, isPrimary: true, verifiedAt: now });
  if (passwordHash) await tx.insert(passwords).values({ userId, hash: passwordHash, changedAt: now });
  return userId;
}

async function insertUser(tx: Tx, values: typeof users.$inferInsert): Promise<number> {
  const [user] = await tx.insert(users).values(values).returning({ id: users.id });
  if (!user) throw new Error("the colleague was not written");
  return user.id;
}

async function promote(tx: Tx, userId: number, columns: Partial<typeof users.$inferInsert>): Promise<number> {
  await tx.update(users).set(columns).where(eq(users.id, userId));
  // Begun by a mailed link, as a customer: a colleague gives his password, and what his role asks for.
  await endSessionsOf(tx, userId);
  return userId;
}

/** The address that he was invited by is the one that he signs in with, whichever he wrote from before. */
async function makePrimary(tx: Tx, userId: number, address: string, now: Date): Promise<void> {
  await tx.update(userEmails).set({ isPrimary: false }).where(eq(userEmails.userId, userId));
  await tx
    .update(userEmails)
    .set({ isPrimary: true, verifiedAt: now, bouncedAt: null })
    .where(eq(userEmails.address, address));
}
