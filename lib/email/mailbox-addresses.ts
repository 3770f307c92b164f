import { and, ne, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { mailboxAliases, mailboxes, userEmails, users } from "@/db/schema";
import { AppError, fieldError } from "@/lib/core/errors";
import { mostAliases } from "@/lib/settings/find-mailbox";
import { normalizeAddress } from "./addresses";

/** Two admins who give the same address away at once: the second one finds whose it is. */
export async function lockAddresses(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('mailbox-addresses', 0))`);
}

/** @throws AppError `invalid` for what is no address */
export function readMailboxAddress(typed: string): string {
  const address = normalizeAddress(typed);
  if (address === null) throw fieldError("address", "error.field.email");
  return address;
}

/** @throws AppError `invalid` (field aliases, details.address) */
export function readAliases(typed: string, own: string): string[] {
  const found = new Set<string>();
  for (const part of typed.split(/[\s,;]+/).filter(Boolean)) {
    const address = normalizeAddress(part);
    if (address === null) throw refused("aliases", "error.mailboxes.alias", { address: part.slice(0, 100) });
    if (address !== own) found.add(address);
  }
  if (found.size > mostAliases) throw fieldError("aliases", "error.mailboxes.tooManyAliases");
  return [...found].sort();
}

/**
 * Refuses what another mailbox has, and what is a person's: his mail would be taken for ours, and be held back.
 * @throws AppError `invalid` at that field, details.address and details.name say whose it is
 */
export async function ensureFree(
  tx: Tx,
  field: "address" | "aliases",
  addresses: string[],
  exceptId: number,
): Promise<void> {
  if (addresses.length === 0) return;
  const [box] = await tx
    .select({ name: mailboxes.name, address: mailboxes.address })
    .from(mailboxes)
    .where(and(isAnyOf(mailboxes.address, addresses), ne(mailboxes.id, exceptId)))
    .limit(1);
  if (box) throw refused(field, "error.mailboxes.taken", box);
  const [alias] = await tx
    .select({ name: mailboxes.name, address: mailboxAliases.address })
    .from(mailboxAliases)
    .innerJoin(mailboxes, sql`${mailboxes.id} = ${mailboxAliases.mailboxId}`)
    .where(and(isAnyOf(mailboxAliases.address, addresses), ne(mailboxAliases.mailboxId, exceptId)))
    .limit(1);
  if (alias) throw refused(field, "error.mailboxes.taken", alias);
  const [person] = await tx
    .select({ name: users.name, address: userEmails.address })
    .from(userEmails)
    .innerJoin(users, sql`${users.id} = ${userEmails.userId}`)
    .where(isAnyOf(userEmails.address, addresses))
    .limit(1);
  if (person) throw refused(field, "error.mailboxes.persons", person);
}

function refused(field: string, key: string, details: Record<string, string>): AppError {
  return new AppError("invalid", key, { fields: { [field]: key }, details });
}
