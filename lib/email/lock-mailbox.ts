import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mailboxAliases, mailboxes } from "@/db/schema";
import { AppError } from "@/lib/core/errors";

export type LockedMailbox = typeof mailboxes.$inferSelect & { aliases: string[] };

/**
 * A mailbox for a change of it: no mail is filed under it, and nobody else changes it, until the transaction ends.
 * @throws AppError `not_found`
 */
export async function lockMailbox(tx: Tx, mailboxId: number): Promise<LockedMailbox> {
  const [row] = await tx.select().from(mailboxes).where(eq(mailboxes.id, mailboxId)).for("update");
  if (!row) throw new AppError("not_found", "error.notFound");
  return { ...row, aliases: await aliasesOf(tx, mailboxId) };
}

export async function aliasesOf(tx: Pick<Tx, "select">, mailboxId: number): Promise<string[]> {
  const rows = await tx
    .select({ address: mailboxAliases.address })
    .from(mailboxAliases)
    .where(eq(mailboxAliases.mailboxId, mailboxId))
    .orderBy(asc(mailboxAliases.address));
  return rows.map(({ address }) => address);
}
