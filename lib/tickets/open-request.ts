import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { userEmails, users } from "@/db/schema";
import { findOrCreatePerson } from "@/lib/accounts/find-or-create-person";
import { holdPerson } from "@/lib/accounts/hold-people";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import type { Actor } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { normalizeAddress } from "@/lib/email/addresses";
import { cleanLine } from "@/lib/email/clean-line";
import { matchMailbox } from "@/lib/email/match-mailbox";
import { transact } from "@/lib/events/transact";
import { ourMailboxes } from "@/lib/settings/find-mailbox";
import { consumeLimit } from "@/lib/stores/rate-limit";
import type { StoredFile } from "./add-message";
import { type ChosenTopic, chosenTopic } from "./chosen-topic";
import { recordTicketEvent } from "./events";
import { type OpenRequestInput, openRequestInput } from "./inputs";
import { mailGuestLink } from "./mail-guest-link";
import { actedBefore, rememberActed } from "./once";
import { openTicket } from "./open-ticket";
import { plainBody } from "./plain-body";
import { giveTurn } from "./take-turns";

/** Each confirmation is a mail to an address that anybody may have typed. */
const confirmationsTo = { name: "request-to", points: 5, seconds: 3600 };

/**
 * A request by form: a ticket of the person signed in, or of a visitor's address, which is unverified until the link
 * in its confirmation is used. The same `onceKey` acts once.
 * @param actor the system for a visitor, as for a mail's sender
 * @returns `acted`: false where an earlier one with this key had; its files are the ones kept
 * @throws AppError `invalid` (field email for an address of ours, topic for none of those offered), `rate_limited`
 */
export async function openRequest(
  actor: Actor,
  raw: OpenRequestInput,
  files: StoredFile[] = [],
): Promise<{ number: number; acted: boolean }> {
  const input = openRequestInput.parse(raw);
  if ((actor.kind === "system") !== (input.visitor !== null)) {
    throw new AppError("forbidden", "error.forbidden");
  }
  const visitor = input.visitor && (await visitorOf(input.visitor));
  if (visitor) await consumeLimit(confirmationsTo, visitor.address);
  return transact(actor, async (tx, now) => {
    const person = visitor
      ? { ...(await findOrCreatePerson(tx, visitor, now)), address: visitor.address }
      : await signedInPerson(tx, actor);
    const earlier = await actedBefore(tx, person.id, input.onceKey);
    if (earlier) return { ...earlier, acted: false };
    const topic = await chosenTopic(tx, input.topic);
    const subject = cleanLine(input.subject, 250);
    const { ticketId, number, replyToken, eventId } = await openTicket(tx, actor, now, {
      subject,
      requester: person,
      mailboxId: null,
      source: "form",
      topic,
      unverified: visitor !== null,
      message: { ...plainBody(input.text), authorId: person.id, side: "customer", automatic: false, files },
    });
    if (topic) await tellTopic(tx, ticketId, topic, now);
    await rememberActed(tx, person.id, ticketId, input.onceKey, now);
    if (person.address !== null) {
      const reader = { userId: person.id, address: person.address, locale: input.locale };
      const ticket = { id: ticketId, number, subject, replyToken, mailboxId: null };
      await mailGuestLink(tx, ticket, reader, "confirmation", now);
    }
    const teamId = topic?.teamId ?? null;
    await giveTurn(tx, actor, now, { id: ticketId, teamId, assigneeId: null, status: "new", eventId });
    return { number, acted: true };
  });
}

/** Team and priority are the topic's, not its customer's, to set: rules and notices hear of them as of any other. */
async function tellTopic(tx: Tx, ticketId: number, { teamId, priority }: ChosenTopic, now: Date) {
  const system = await loadSystemActor(tx);
  if (teamId !== null) {
    await recordTicketEvent(tx, system, now, ticketId, "ticket.team-changed", { from: null, to: teamId });
  }
  if (priority !== null && priority !== "normal") {
    const payload = { from: "normal", to: priority } as const;
    await recordTicketEvent(tx, system, now, ticketId, "ticket.priority-changed", payload);
  }
}

async function visitorOf(visitor: {
  email: string;
  name: string;
}): Promise<{ address: string; name: string }> {
  const address = normalizeAddress(visitor.email);
  if (!address) throw fieldError("email", "error.field.email");
  // We would write to ourselves, and our answers would come back as his.
  if (matchMailbox(await ourMailboxes(), address)) throw fieldError("email", "error.requests.ownAddress");
  return { address, name: cleanLine(visitor.name, 120) };
}

async function signedInPerson(tx: Tx, actor: Actor) {
  await holdPerson(tx, actor.id);
  const [row] = await tx
    .select({ organisationId: users.organisationId, address: userEmails.address })
    .from(users)
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .where(eq(users.id, actor.id));
  return {
    id: actor.id,
    name: actor.name,
    organisationId: row?.organisationId ?? null,
    address: row?.address ?? null,
  };
}
