import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mailboxAliases, mailboxes, ticketParticipants, userEmails, users } from "@/db/schema";
import type { Address } from "@/lib/email/message";

/**
 * Who gets a reply: the requester, and the thread's participants as copies, less our own mailboxes and whoever is
 * deactivated. Empty when nobody can be reached.
 */
export async function replyRecipients(
  tx: Tx,
  ticket: { id: number; requesterId: number },
): Promise<{ to: Address[]; cc: Address[] }> {
  const participants = tx
    .select({ id: ticketParticipants.userId })
    .from(ticketParticipants)
    .where(and(eq(ticketParticipants.ticketId, ticket.id), eq(ticketParticipants.role, "cc")));
  const rows = await tx
    .select({ userId: users.id, name: users.name, address: userEmails.address })
    .from(users)
    .innerJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .where(
      and(
        eq(users.status, "active"),
        sql`(${users.id} = ${ticket.requesterId} or ${inArray(users.id, participants)})`,
        sql`not exists (select 1 from ${mailboxes} where ${mailboxes.address} = ${userEmails.address})`,
        sql`not exists (select 1 from ${mailboxAliases} where ${mailboxAliases.address} = ${userEmails.address})`,
      ),
    )
    .orderBy(users.id)
    // Whoever erases one of them waits, and finds the mail that is about to be written.
    .for("key share", { of: users });
  const addresses = (own: boolean) =>
    rows
      .filter((row) => (row.userId === ticket.requesterId) === own)
      .map(({ name, address }) => ({ name, address }));
  const to = addresses(true);
  const cc = addresses(false);
  // A requester who cannot be reached must not silence the others.
  return to.length > 0 ? { to, cc } : { to: cc, cc: [] };
}
