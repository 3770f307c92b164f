import { and, desc, eq, notInArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { tickets, userEmails } from "@/db/schema";
import { findDeadLink } from "@/lib/accounts/links";
import type { Actor } from "@/lib/core/actor";
import { isAppError } from "@/lib/core/errors";
import { normalizeAddress } from "@/lib/email/addresses";
import { transact } from "@/lib/events/transact";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { type AskForLinkInput, askForLinkInput } from "./inputs";
import { mailGuestLink } from "./mail-guest-link";

const linksTo = { name: "link-to", points: 3, seconds: 3600 };

/**
 * A link that does not work any more is asked for again: it goes to the address that was typed, where that is a
 * requester's first one, and nowhere else. Whoever asks learns nothing: known and unknown addresses get the same answer, and one
 * that was asked for too often gets it too.
 */
export async function askForGuestLink(actor: Actor, raw: AskForLinkInput): Promise<void> {
  const input = askForLinkInput.parse(raw);
  const address = normalizeAddress(input.email);
  if (!address || !(await isDue(address))) return;
  await transact(actor, async (tx, now) => {
    const [person] = await tx
      .select({ userId: userEmails.userId })
      .from(userEmails)
      // Of several only the first address is one that he is written to.
      .where(and(eq(userEmails.address, address), eq(userEmails.isPrimary, true)));
    const ticket = person && (await requestOf(tx, person.userId, input.token));
    if (!ticket) return;
    await mailGuestLink(tx, ticket, { ...person, address, locale: input.locale }, "again", now);
  });
}

async function isDue(address: string): Promise<boolean> {
  try {
    await consumeLimit(linksTo, address);
    return true;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}

/** The request that the link was for, where it was this person's, else his newest one. */
async function requestOf(tx: Tx, userId: number, token: string) {
  const link = await findDeadLink("guest", token, tx);
  const known = link?.userId === userId && link.ticketId !== null ? eq(tickets.id, link.ticketId) : undefined;
  const [row] = await tx
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      replyToken: tickets.replyToken,
      mailboxId: tickets.mailboxId,
    })
    .from(tickets)
    .where(known ?? and(eq(tickets.requesterId, userId), notInArray(tickets.status, ["spam", "trash"])))
    .orderBy(desc(tickets.id))
    .limit(1);
  return row;
}
