import { eq, sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { mailboxAliases, mailboxes } from "@/db/schema";

/** An address of ours, and the mailbox whose it is: one mailbox may have several. */
export type Mailbox = { id: number; address: string };

/** A workspace has a handful; more than these are not made (lib/email/add-mailbox.ts, lib/email/mailbox-addresses.ts). */
export const mostMailboxes = 100;
export const mostAliases = 20;

/** Every address of ours, the default mailbox's first: they are read whole, and matched in memory. */
export async function ourMailboxes(reader: Reader = db()): Promise<Mailbox[]> {
  const own = reader
    .select({
      id: mailboxes.id,
      address: mailboxes.address,
      rank: sql<number>`(not ${mailboxes.isDefault})::int`,
    })
    .from(mailboxes);
  const further = reader
    .select({ id: mailboxAliases.mailboxId, address: mailboxAliases.address, rank: sql<number>`2` })
    .from(mailboxAliases);
  const rows = await own
    .unionAll(further)
    .orderBy(sql`3`, sql`1`, sql`2`)
    .limit(mostMailboxes * (1 + mostAliases));
  return rows.map(({ id, address }) => ({ id, address }));
}

/** The mailbox from which mail leaves that answers none. */
export async function defaultMailboxId(reader: Reader = db()): Promise<number | null> {
  const [row] = await reader
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(eq(mailboxes.isDefault, true));
  return row?.id ?? null;
}
