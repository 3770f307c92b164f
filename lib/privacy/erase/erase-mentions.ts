import { and, asc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { z } from "zod";
import { isAnyOf } from "@/db/any-of";
import { db, type Tx } from "@/db/client";
import { drafts, messages, tickets, userEmails } from "@/db/schema";
import { transact } from "@/lib/events/transact";
import { erasedText } from "../policy";
import { wordless } from "./erase-messages";
import { lockTickets } from "./lock-tickets";
import { htmlMasker, masker } from "./mask";
import { mentions, type Stage, sharedBy, stepEnd } from "./stage";

/** Of all messages: the table is walked through once, however few of them are concerned. */
const rowsAtOnce = 500;

/**
 * What others wrote where he had a part: what they quoted of him goes, and his name and addresses become a mark; on his
 * own tickets what we wrote automatically goes as a whole, for it repeats what he asked. Wherever a mail was also
 * written to him, its header names him no more.
 */
export const eraseMentions: Stage = async (system, { userId, addresses, names, upTo, cursor }) => {
  const last = await stepEnd(messages, { after: cursor, upTo: upTo.messages, rows: rowsAtOnce });
  if (last === null) return { handled: 0, cursor: null };
  // Whoever has the address by now is somebody else, and what he wrote is his.
  const others = sql`not exists (select 1 from ${userEmails} where ${userEmails.userId} = ${messages.authorId}
    and ${userEmails.address} = any(${sql.param(addresses)}::text[]))`;
  const inHeaders = and(mentions(sql`${messages.emailHeaders}::text`, addresses), others);
  const rows = await db()
    .select({
      id: messages.id,
      ticketId: messages.ticketId,
      side: messages.side,
      html: messages.html,
      visibleText: messages.visibleText,
      emailHeaders: messages.emailHeaders,
      isHis: sql<boolean>`${tickets.requesterId} = ${userId}`,
      isShared: sql<boolean>`${messages.ticketId} = any(${sharedBy(userId)})`,
    })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(
      and(
        gt(messages.id, cursor),
        lte(messages.id, last),
        isNull(messages.erasedAt),
        or(sql`${messages.ticketId} = any(${sharedBy(userId)})`, inHeaders),
      ),
    )
    .orderBy(asc(messages.id));
  const words = [...names, ...addresses];
  const [mask, maskHtml] = [masker(words), htmlMasker(words)];
  await transact(system, async (tx, now) => {
    const shared = rows.filter(({ isShared }) => isShared).map(({ ticketId }) => ticketId);
    for (const { id, preview } of await lockTickets(tx, shared)) {
      await tx
        .update(tickets)
        .set({ preview: mask(preview) })
        .where(eq(tickets.id, id));
    }
    await maskDrafts(tx, shared, maskHtml);
    for (const { id, isHis, isShared, ...row } of rows) {
      const emailHeaders = headersWithout(row.emailHeaders, addresses, isHis ? () => erasedText : mask);
      if (isHis && row.side === "system") {
        await tx
          .update(messages)
          .set({ ...wordless, emailHeaders, erasedAt: now })
          .where(eq(messages.id, id));
      } else {
        const left = isShared ? { ...unquoted(row, mask), html: row.html && maskHtml(row.html) } : {};
        await tx
          .update(messages)
          .set({ ...left, emailHeaders })
          .where(eq(messages.id, id));
      }
    }
  });
  return { handled: 0, cursor: last };
};

/** A reply's draft goes on to say what the reply said. */
async function maskDrafts(tx: Tx, ticketIds: number[], mask: (text: string) => string): Promise<void> {
  const rows = await tx
    .select({ id: drafts.id, html: drafts.html })
    .from(drafts)
    .where(isAnyOf(drafts.ticketId, ticketIds))
    // Somebody may be typing it: what he saves next comes after.
    .for("update");
  for (const { id, html } of rows) {
    if (mask(html) !== html)
      await tx
        .update(drafts)
        .set({ html: mask(html) })
        .where(eq(drafts.id, id));
  }
}

function unquoted({ visibleText }: { visibleText: string }, mask: (text: string) => string) {
  const visible = mask(visibleText);
  return { quotedHtml: null, text: visible, visibleText: visible };
}

const person = z.object({ name: z.string(), address: z.string() });
const headers = z.looseObject({
  from: person.nullable(),
  to: z.array(person),
  cc: z.array(person),
  subject: z.string(),
});

function headersWithout(stored: unknown, addresses: string[], mask: (text: string) => string) {
  if (stored === null) return null;
  const read = headers.safeParse(stored);
  // Of a shape that we do not know: nothing of it is shown anywhere.
  if (!read.success) return null;
  const { from, to, cc, subject, ...more } = read.data;
  const others = (people: z.output<typeof person>[]) =>
    people.filter(({ address }) => !addresses.includes(address.toLowerCase()));
  return {
    ...more,
    from: from && (others([from])[0] ?? null),
    to: others(to),
    cc: others(cc),
    subject: mask(subject),
  };
}
