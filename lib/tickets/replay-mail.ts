import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { mailLedger, tickets } from "@/db/schema";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { mailEvents } from "@/lib/email/events";
import { type LedgerInput, ledgerInput } from "@/lib/email/inputs";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { ourMailboxes } from "@/lib/settings/find-mailbox";
import { routeOne } from "./route-mail";

/**
 * Routes a quarantined mail once more, at once; the sender's breaker does not hold it up again.
 * @returns the number of the ticket it found or opened, or the reason why it is back in quarantine
 * @throws AppError `forbidden`, or `conflict` when it is not in quarantine any more
 */
export async function replayMail(
  actor: Actor,
  raw: LedgerInput,
): Promise<{ number: number | null; reason: string | null }> {
  ensureMay(actor, "settings.mail");
  const { ledgerId } = ledgerInput.parse(raw);
  const row = await transact(actor, async (tx, now) => {
    const [claimed] = await tx
      .update(mailLedger)
      // Ours for a minute, as if a worker had claimed it.
      .set({ state: "received", reason: null, attempts: 1, nextAt: new Date(now.getTime() + 60_000) })
      .where(and(eq(mailLedger.id, ledgerId), eq(mailLedger.state, "quarantined")))
      .returning();
    if (!claimed) throw new AppError("conflict", "error.mail.notQuarantined");
    await recordEvent(tx, actor, {
      name: mailEvents.replayed,
      at: now,
      subject: { kind: "mail", id: ledgerId },
    });
    return claimed;
  });
  await routeOne(await loadSystemActor(), row, await ourMailboxes(), true);
  const [ended] = await db()
    .select({ reason: mailLedger.reason, number: tickets.number })
    .from(mailLedger)
    .leftJoin(tickets, eq(tickets.id, mailLedger.ticketId))
    .where(eq(mailLedger.id, ledgerId));
  return { number: ended?.number ?? null, reason: ended?.reason ?? null };
}
