import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { organisations, userEmails, users } from "@/db/schema";
import { isThere } from "./hold-people";

export type Person = { id: number; name: string; organisationId: number | null };

/**
 * The person behind an address; a stranger becomes a customer. Two mails of one stranger at the same moment make one
 * person: the address is claimed first, under an advisory lock.
 * @param address lower-cased
 */
export async function findOrCreatePerson(
  tx: Tx,
  input: { address: string; name: string },
  now: Date,
): Promise<Person> {
  const known = await find(tx, input.address);
  if (known) return known;
  await claimAddress(tx, input.address);
  const meanwhile = await find(tx, input.address);
  if (meanwhile) return meanwhile;
  const name = input.name.trim().slice(0, 120) || input.address.split("@")[0] || input.address;
  const [made] = await tx
    .insert(users)
    .values({
      kind: "customer",
      name,
      organisationId: organisationOf(input.address),
      status: "active",
      theme: "system",
      undoSeconds: 0,
      createdAt: now,
    })
    .returning({ id: users.id, organisationId: users.organisationId });
  if (!made) throw new Error("the person was not written");
  await tx.insert(userEmails).values({ userId: made.id, address: input.address, isPrimary: true });
  return { ...made, name };
}

/** Whoever takes an address for somebody new does it alone, until his transaction ends. */
export async function claimAddress(tx: Tx, address: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`person:${address}`}, 0))`);
}

async function find(tx: Tx, address: string): Promise<Person | undefined> {
  const [row] = await tx
    .select({ id: users.id, name: users.name, organisationId: users.organisationId })
    .from(userEmails)
    .innerJoin(users, eq(users.id, userEmails.userId))
    .where(and(eq(userEmails.address, address), isThere))
    // Held, so that nobody is erased or merged between here and the row that will name him. Whose address has just gone
    // to another is not found, and then looked for anew.
    .for("share", { of: users });
  return row;
}

/** The company that says this domain is its own. */
function organisationOf(address: string): SQL {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return sql`(select ${organisations.id} from ${organisations} where ${domain} = any(${organisations.domains}) limit 1)`;
}
