import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { tickets } from "@/db/schema";
import { holdPerson } from "@/lib/accounts/hold-people";
import { type Actor, asCustomer } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import type { StoredFile } from "./add-message";
import { appendCustomerMessage } from "./append-message";
import { type AnswerRequestInput, answerRequestInput } from "./inputs";
import { lockTicket } from "./lock-ticket";
import { actedBefore, rememberActed } from "./once";
import { addParticipants } from "./open-ticket";
import { plainBody } from "./plain-body";
import { isWorkable } from "./policy";

/**
 * Whoever sees a request writes on its page: the same message on the customer's side that his mail would make, with the
 * same clocks and the same re-opening. A colleague of the requester's takes part from then on. The same `onceKey` acts
 * once.
 * @returns whether it acted now; else its files are not needed
 * @throws AppError `not_found`, or `conflict` once the ticket is closed
 */
export async function answerRequest(
  actor: Actor,
  raw: AnswerRequestInput,
  files: StoredFile[] = [],
): Promise<boolean> {
  const input = answerRequestInput.parse(raw);
  const customer = asCustomer(actor);
  return transact(customer, async (tx, now) => {
    await holdPerson(tx, customer.id);
    const ticket = await lockTicket(tx, customer, await idOf(tx, input.number));
    if (await actedBefore(tx, customer.id, input.onceKey)) return false;
    if (!isWorkable(ticket.status)) throw new AppError("conflict", "error.requests.closed");
    await addParticipants(tx, ticket.id, ticket.requesterId, [customer.id]);
    await appendCustomerMessage(tx, customer, now, ticket, {
      ...plainBody(input.text),
      authorId: customer.id,
      automatic: false,
      files,
    });
    await rememberActed(tx, customer.id, ticket.id, input.onceKey, now);
    return true;
  });
}

/** Of any ticket: whether he may see it is asked when it is locked. */
async function idOf(tx: Tx, number: number): Promise<number> {
  const [row] = await tx.select({ id: tickets.id }).from(tickets).where(eq(tickets.number, number));
  if (!row) throw new AppError("not_found", "error.notFound");
  return row.id;
}
