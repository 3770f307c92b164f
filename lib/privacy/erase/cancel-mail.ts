import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { outboxMail, outboxRecipients } from "@/db/schema";

/**
 * Mail to these addresses that has not left leaves no more; the other people it is written to still get it. A try that
 * is under way may have reached him, but writes nothing any more: its mail has another number of tries by now.
 */
export async function cancelMailTo(tx: Tx, addresses: string[], now: Date): Promise<void> {
  const waiting = await tx
    .select({ id: outboxMail.id })
    .from(outboxMail)
    .where(
      and(
        inArray(outboxMail.state, ["queued", "sending"]),
        sql`exists (select 1 from ${outboxRecipients} where ${outboxRecipients.mailId} = ${outboxMail.id}
          and ${outboxRecipients.address} = any(${sql.param(addresses)}::text[]))`,
      ),
    )
    .orderBy(asc(outboxMail.id))
    .for("update");
  for (const { id } of waiting) {
    await tx
      .update(outboxRecipients)
      .set({ state: "failed", response: null })
      .where(and(eq(outboxRecipients.mailId, id), isAnyOf(outboxRecipients.address, addresses)));
    const [open] = await tx
      .select({ id: outboxRecipients.id })
      .from(outboxRecipients)
      .where(and(eq(outboxRecipients.mailId, id), inArray(outboxRecipients.state, ["queued", "sending"])))
      .limit(1);
    const ending = open ? {} : { state: "failed" as const, nextAt: null, failedAt: now };
    await tx
      .update(outboxMail)
      .set({ ...ending, attempts: sql`${outboxMail.attempts} + 1` })
      .where(eq(outboxMail.id, id));
  }
}
