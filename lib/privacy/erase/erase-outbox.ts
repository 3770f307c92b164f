import { and, asc, eq, gt, inArray, lte, or, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { messages, outboxMail, outboxRecipients } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { transact } from "@/lib/events/transact";
import { erasedText } from "../policy";
import { htmlMasker, masker } from "./mask";
import { askedBy, type Erasure, type Stage } from "./stage";

const batchSize = 100;

/**
 * Mails to him, about his tickets, or written by him: what they said and to whom goes; that and when they left stays. One
 * that still waits for other people keeps its words without his name, and leaves under no subject of his.
 */
export const eraseOutbox: Stage = async (system, erasure) => {
  const { userId, addresses, upTo, cursor } = erasure;
  const rows = await db()
    .select({ id: outboxMail.id })
    .from(outboxMail)
    .where(
      and(
        gt(outboxMail.id, cursor),
        lte(outboxMail.id, upTo.outbox),
        or(
          sql`${outboxMail.id} = any(array(select ${outboxRecipients.mailId} from ${outboxRecipients}
            where ${outboxRecipients.address} = any(${sql.param(addresses)}::text[])))`,
          sql`${outboxMail.ticketId} = any(${askedBy(userId)})`,
          sql`${outboxMail.messageId} = any(array(select ${messages.id} from ${messages}
            where ${messages.authorId} = ${userId}))`,
        ),
      ),
    )
    .orderBy(asc(outboxMail.id))
    .limit(literalLimit(batchSize));
  for (const { id } of rows) await eraseMail(system, erasure, id);
  return { handled: rows.length, cursor: rows.at(-1)?.id ?? null };
};

function eraseMail(system: Actor, { addresses, names }: Erasure, id: number): Promise<void> {
  return transact(system, async (tx) => {
    const [mail] = await tx.select().from(outboxMail).where(eq(outboxMail.id, id)).for("update");
    if (!mail) return;
    const waits = mail.state === "queued" || mail.state === "sending";
    const words = [...names, ...addresses];
    const mask = masker(words);
    await tx
      .update(outboxMail)
      .set({
        fromName: mask(mail.fromName),
        subject: waits ? erasedText : "",
        html: waits ? htmlMasker(words)(mail.html) : "",
        text: waits ? mask(mail.text) : "",
        lastError: null,
        inReplyTo: null,
        references: [],
        ...(waits ? {} : { sealedLink: null }),
      })
      .where(eq(outboxMail.id, id));
    await tx
      .update(outboxRecipients)
      // Two of one mail may not be the same.
      .set({ address: sql`'erased-' || ${outboxRecipients.id}`, name: "", response: null })
      .where(
        and(
          eq(outboxRecipients.mailId, id),
          isAnyOf(outboxRecipients.address, addresses),
          inArray(outboxRecipients.state, ["sent", "failed"]),
        ),
      );
  });
}
