import { asc, eq } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { mailboxes } from "@/db/schema";

export type Mailbox = { id: number; address: string };

/** Every address of ours. A workspace has a handful: they are read whole, and matched in memory. */
export async function ourMailboxes(reader: Reader = db()): Promise<Mailbox[]> {
  return reader
    .select({ id: mailboxes.id, address: mailboxes.address })
    .from(mailboxes)
    .orderBy(asc(mailboxes.id))
    .limit(500);
}

/** The mailbox from which mail leaves that answers none. */
export async function defaultMailboxId(reader: Reader = db()): Promise<number | null> {
  const [row] = await reader
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(eq(mailboxes.isDefault, true));
  return row?.id ?? null;
}
