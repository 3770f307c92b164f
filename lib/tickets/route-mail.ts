import { db } from "@/db/client";
import type { Actor } from "@/lib/core/actor";
import { isClosing } from "@/lib/core/closing";
import { isAppError } from "@/lib/core/errors";
import { log } from "@/lib/core/logger";
import { reportError } from "@/lib/core/report-error";
import { classifyAutomatic } from "@/lib/email/classify-automatic";
import { claimLedger, endLedger, type LedgerRow, maxAttempts, postponeLedger } from "@/lib/email/ledger";
import { matchMailbox } from "@/lib/email/match-mailbox";
import type { ParsedMessage } from "@/lib/email/message";
import { parseMessage } from "@/lib/email/parse-message";
import { receiveTestMail } from "@/lib/email/receive-test-mail";
import { UnparsableMessage } from "@/lib/email/unparsable-message";
import { type Mailbox, ourMailboxes } from "@/lib/settings/find-mailbox";
import { consumeLimit, type Limit } from "@/lib/stores/rate-limit";
import { readStored } from "@/lib/stores/storage";
import { receiveBounce } from "./receive-bounce";
import { receiveEmail } from "./receive-email";

const batchSize = 20;
const batchesPerRun = 50;
/** Mails of one run that are worked on side by side; each holds one connection. */
const atOnce = 4;

/** The breaker that stops loops (RT and Zendesk have one): above it a sender's mail waits for a person. */
const senderBreaker: Limit = { name: "mail-sender", points: 100, seconds: 600 };

/**
 * Routes what waits in the ledger, oldest first, at most 1,000 mails a run. Every mail ends as a ticket, an answer, a
 * claim, a known duplicate, or in quarantine with its reason; a failure of ours is tried again.
 */
export async function routeWaitingMail(actor: Actor): Promise<number> {
  let routed = 0;
  for (let batch = 0; batch < batchesPerRun && !isClosing(); batch++) {
    const rows = await claimLedger(batchSize);
    if (rows.length === 0) break;
    const mailboxes = await ourMailboxes();
    await inParallel(bySender(rows), async (mails) => {
      for (const row of mails) await routeOne(actor, row, mailboxes);
    });
    routed += rows.length;
  }
  return routed;
}

/** @param replayed by an admin's hand: the breaker does not hold it up again */
export async function routeOne(
  actor: Actor,
  row: LedgerRow,
  mailboxes: Mailbox[],
  replayed = false,
): Promise<void> {
  try {
    // Claimed again and again without an end: it takes its process down with it.
    if (row.attempts > maxAttempts) return await endLedger(db(), row.id, "quarantined", "error");
    const message = await parseMessage(await readStored(row.storageKey));
    // Before all else: it comes from an address of ours, which nothing else may.
    if (await receiveTestMail(actor, row, message)) return;
    const classification = classifyAutomatic(
      message,
      { from: row.envelopeFrom },
      mailboxes.map((one) => one.address),
    );
    if (classification.kind === "bounce" && (await receiveBounce(actor, row, message))) return;
    const refusal = await refuse(message, mailboxes, replayed);
    if (refusal || !hasSender(message)) {
      const reason = refusal ?? (classification.kind === "bounce" ? "bounce" : "no_from");
      await endLedger(db(), row.id, "quarantined", reason, { messageId: message.messageId });
      return;
    }
    const became = await receiveEmail(actor, { row, message, classification, mailboxes });
    log().info({ ledger: row.id, became }, "mail routed");
  } catch (error) {
    await failed(row, error);
  }
}

function hasSender(
  message: ParsedMessage,
): message is ParsedMessage & { from: { name: string; address: string } } {
  return message.from !== null;
}

/** Why this mail waits for a person, or null. */
async function refuse(
  message: ParsedMessage,
  mailboxes: Mailbox[],
  replayed: boolean,
): Promise<string | null> {
  if (!message.from) return null;
  if (matchMailbox(mailboxes, message.from.address)) return "own_address";
  if (replayed) return null;
  try {
    await consumeLimit(senderBreaker, message.from.address);
    return null;
  } catch (error) {
    if (isAppError(error)) return "loop";
    throw error;
  }
}

async function failed(row: LedgerRow, error: unknown): Promise<void> {
  if (error instanceof UnparsableMessage) {
    await endLedger(db(), row.id, "quarantined", error.reason);
    return;
  }
  const state = await postponeLedger(row, error);
  reportError("mail not routed", error, { ledger: row.id, attempts: row.attempts, state });
}

/** One sender's mails stay in order: his second one is to find the ticket that his first one opens. */
function bySender(rows: LedgerRow[]): LedgerRow[][] {
  return [...Map.groupBy(rows, (row) => row.envelopeFrom.toLowerCase()).values()];
}

async function inParallel<T>(items: T[], run: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
}
