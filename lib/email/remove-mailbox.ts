import { and, eq, ne, or } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { mailboxes, mailLedger, tickets } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { afterCommit, transact } from "@/lib/events/transact";
import { renewSite } from "@/lib/settings/renew-site";
import { removeStored } from "@/lib/stores/storage";
import { mailboxEvents } from "./events";
import { type MailboxInput, mailboxInput } from "./inputs";
import { lockMailbox } from "./lock-mailbox";
import { testReason } from "./mail-tests";
import { lockAddresses } from "./mailbox-addresses";
import type { MailboxDetails } from "./view-types";

/**
 * Takes an address back that nothing hangs on. Mail that comes in at this moment is refused for a while, never lost:
 * its row waits for ours, and finds no mailbox.
 * @throws AppError `forbidden`, `not_found`, or `conflict` for the default one, and for one that has tickets or mails
 */
export async function removeMailbox(actor: Actor, raw: MailboxInput): Promise<void> {
  ensureMay(actor, "settings.mailboxes");
  const { mailboxId } = mailboxInput.parse(raw);
  await transact(actor, async (tx, now) => {
    await lockAddresses(tx);
    const box = await lockMailbox(tx, mailboxId);
    const kept = await whyKept(tx, box);
    if (kept) throw new AppError("conflict", `error.mailboxes.kept.${kept}`);
    await removeTestMail(tx, mailboxId);
    await tx.delete(mailboxes).where(eq(mailboxes.id, mailboxId));
    await recordEvent(tx, actor, {
      name: mailboxEvents.removed,
      at: now,
      subject: { kind: "mailbox", id: mailboxId },
      details: { mailbox: box.address },
    });
    renewSite(tx);
  });
}

/** Why a mailbox stays. Its mails are asked for first: they have an index, and nearly every ticket came by one. */
export async function whyKept(
  reader: Reader,
  { id, isDefault }: { id: number; isDefault: boolean },
): Promise<MailboxDetails["kept"]> {
  if (isDefault) return "default";
  const others = or(ne(mailLedger.state, "ignored"), ne(mailLedger.reason, testReason));
  const [mail] = await reader
    .select({ id: mailLedger.id })
    .from(mailLedger)
    .where(and(eq(mailLedger.mailboxId, id), others))
    .limit(1);
  if (mail) return "used";
  const [ticket] = await reader
    .select({ id: tickets.id })
    .from(tickets)
    .where(eq(tickets.mailboxId, id))
    .limit(1);
  return ticket ? "used" : null;
}

/** Of all mail only our own tests may go with it. */
async function removeTestMail(tx: Tx, mailboxId: number): Promise<void> {
  const gone = await tx
    .delete(mailLedger)
    .where(eq(mailLedger.mailboxId, mailboxId))
    .returning({ storageKey: mailLedger.storageKey });
  afterCommit(tx, async () => {
    for (const { storageKey } of gone) await removeStored(storageKey);
  });
}
