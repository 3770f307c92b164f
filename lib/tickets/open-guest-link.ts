import { findLink, markLinkUsed } from "@/lib/accounts/links";
import { loadActor } from "@/lib/accounts/load-actor";
import { verifyOnlyAddress } from "@/lib/accounts/verify-address";
import { type Actor, asGuest } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { lockTicket, saveTicket } from "./lock-ticket";

/**
 * The button behind a guest link. Its first use shows that whoever wrote the request reads the requester's mail: the
 * ticket is verified from then on, and so is the address of who has but one.
 * @throws AppError `not_found` for a link that is wrong, expired or revoked, or whose ticket is gone for its person
 */
export async function openGuestLink(
  actor: Actor,
  token: string,
): Promise<{ linkId: number; number: number }> {
  return transact(actor, async (tx, now) => {
    const link = await findLink("guest", token, tx);
    const person = link?.userId ? await loadActor(link.userId, tx) : null;
    if (!link || !person || link.ticketId === null) throw new AppError("not_found", "error.notFound");
    const guest = asGuest({ ...person, requestId: actor.requestId }, link.ticketId);
    const ticket = await lockTicket(tx, guest, link.ticketId);
    if (await markLinkUsed(tx, link.id, now)) {
      await recordTicketEvent(tx, guest, now, ticket.id, "ticket.link-used", { linkId: link.id });
      await verifyOnlyAddress(tx, guest.id, now);
    }
    if (ticket.unverifiedSince && ticket.requesterId === guest.id) {
      await saveTicket(tx, ticket, now, { unverifiedSince: null });
    }
    return { linkId: link.id, number: ticket.number };
  });
}
