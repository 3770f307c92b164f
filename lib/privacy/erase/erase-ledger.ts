import { and, asc, gt, inArray, lte, notInArray, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { mailLedger, messages } from "@/db/schema";
import { isMissing, streamStored } from "@/lib/stores/storage";
import { eraseSource } from "./erase-source";
import { askedBy, type Erasure, type Stage } from "./stage";

const batchSize = 50;
/** Where the header of a mail ends at the latest, for this purpose. */
const headBytes = 65_536;

/**
 * Mails as they came in, of his and on his tickets: their source and envelope. Their rows stay, with what tells the same
 * mail when it is delivered again. One in quarantine is his as well if its header names him: nobody has read it yet.
 */
export const eraseLedger: Stage = async (_system, erasure) => {
  const { userId, addresses, upTo, cursor } = erasure;
  const isHis = or(
    sql`lower(${mailLedger.envelopeFrom}) = any(${sql.param(addresses)}::text[])`,
    sql`${mailLedger.ticketId} = any(${askedBy(userId)})`,
    sql`${mailLedger.id} = any(array(select ${messages.ledgerId} from ${messages}
      where ${messages.authorId} = ${userId} and ${messages.ledgerId} is not null))`,
  );
  const rows = await db()
    .select({
      id: mailLedger.id,
      storageKey: mailLedger.storageKey,
      isHis: sql<boolean>`coalesce(${isHis}, false)`,
    })
    .from(mailLedger)
    .where(
      and(
        gt(mailLedger.id, cursor),
        lte(mailLedger.id, upTo.ledger),
        // What waits is routed yet: to whoever has the address now.
        notInArray(mailLedger.state, ["received", "parsed"]),
        sql`${mailLedger.storageKey} <> ''`,
        or(isHis, inArray(mailLedger.state, ["quarantined"])),
      ),
    )
    .orderBy(asc(mailLedger.id))
    .limit(literalLimit(batchSize));
  let handled = 0;
  for (const row of rows) {
    if (!row.isHis && !(await namesHim(row.storageKey, erasure))) continue;
    await eraseSource(row);
    handled++;
  }
  return { handled, cursor: rows.at(-1)?.id ?? null };
};

async function namesHim(storageKey: string, { addresses }: Erasure): Promise<boolean> {
  const head = (await readHead(storageKey)).toLowerCase();
  return addresses.some((address) => head.includes(address));
}

async function readHead(storageKey: string): Promise<string> {
  try {
    const { stream } = await streamStored(storageKey);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= headBytes) break;
    }
    return Buffer.concat(chunks).toString("latin1");
  } catch (error) {
    if (isMissing(error)) return "";
    throw error;
  }
}
