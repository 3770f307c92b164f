import { eq } from "drizzle-orm";
import { links } from "@/db/schema";
import { revokeLinks } from "@/lib/accounts/links";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { type RevokeLinksInput, revokeLinksInput } from "./inputs";
import { announceTicket, lockTicket } from "./lock-ticket";

/**
 * Every link into a ticket lets in no more, and whoever came by one is out at his next click: for a mail that went
 * further than it should.
 * @throws AppError `not_found` or `forbidden`
 */
export async function revokeGuestLinks(actor: Actor, raw: RevokeLinksInput): Promise<void> {
  const input = revokeLinksInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, input.ticketId);
    ensureMay(actor, "tickets.work");
    const count = await revokeLinks(tx, eq(links.ticketId, ticket.id), now);
    if (count === 0) return;
    await recordTicketEvent(tx, actor, now, ticket.id, "ticket.links-revoked", { count });
    await announceTicket(tx, ticket.id);
  });
}
