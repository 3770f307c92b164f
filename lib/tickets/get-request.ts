import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { requestTopics, tickets, users } from "@/db/schema";
import { openingAt } from "@/lib/business-time/opening";
import type { Opening } from "@/lib/business-time/view-types";
import { type Actor, asCustomer } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { listMessages } from "./list-messages";
import { isWorkable } from "./policy";
import { requestState } from "./request-state";
import { isHis, ticketScope } from "./scope";
import type { MessageView, PersonView, RequestView } from "./view-types";

/**
 * A ticket as customers see it, whoever they are otherwise: one of ours sees no more of his own request than a customer
 * does of his. Which team works on it is not theirs to know, but when somebody of it is there.
 * @throws AppError `not_found`
 */
export async function getRequest(actor: Actor, number: number): Promise<RequestView & { opening: Opening }> {
  const customer = asCustomer(actor);
  const [head] = await db()
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      source: tickets.source,
      requesterId: tickets.requesterId,
      requester: users.name,
      takesPart: sql<boolean>`${isHis(sql`${customer.id}`)}`,
      topic: requestTopics.name,
      teamId: tickets.teamId,
      createdAt: tickets.createdAt,
      solvedAt: tickets.solvedAt,
    })
    .from(tickets)
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .leftJoin(requestTopics, eq(requestTopics.id, tickets.topicId))
    .where(and(eq(tickets.number, number), ticketScope(customer)));
  if (!head) throw new AppError("not_found", "error.notFound");
  const { id, status, requesterId, requester, takesPart, teamId, createdAt, solvedAt, ...rest } = head;
  const messages = (await listMessages(customer, id)).map(ofCustomers);
  return {
    ...rest,
    state: requestState(status),
    askedBy: requesterId === customer.id ? null : requester,
    isShared: !takesPart,
    messages,
    helping: helpersOf(messages),
    mayAnswer: isWorkable(status),
    opening: await openingAt(new Date(), teamId),
    createdAt: createdAt.toISOString(),
    solvedAt: solvedAt?.toISOString() ?? null,
  };
}

function ofCustomers(message: MessageView): MessageView {
  return { ...message, author: { ...message.author, address: null, picture: null } };
}

function helpersOf(messages: MessageView[]): PersonView[] {
  const helpers = new Map<number, PersonView>();
  for (const { side, author } of messages) {
    if (side === "agent" && !helpers.has(author.id))
      helpers.set(author.id, { id: author.id, name: author.name });
  }
  return [...helpers.values()];
}
