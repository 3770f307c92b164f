import { eq } from "drizzle-orm";
import { db } from "../../db/client";
import { messages, ticketParticipants, tickets, userEmails, users } from "../../db/schema";

/** All that a merge of customers may move, as it stands: whose it is, and in which part. */
export async function ownership() {
  return {
    tickets: await db()
      .select({ id: tickets.id, number: tickets.number, requesterId: tickets.requesterId })
      .from(tickets)
      .orderBy(tickets.id),
    messages: await db()
      .select({ id: messages.id, authorId: messages.authorId })
      .from(messages)
      .orderBy(messages.id),
    parts: await db()
      .select()
      .from(ticketParticipants)
      .orderBy(ticketParticipants.ticketId, ticketParticipants.userId),
    addresses: await db().select().from(userEmails).orderBy(userEmails.id),
    people: await db()
      .select({
        id: users.id,
        name: users.name,
        phone: users.phone,
        notes: users.notes,
        status: users.status,
        mergedIntoId: users.mergedIntoId,
        fields: users.fields,
      })
      .from(users)
      .where(eq(users.kind, "customer"))
      .orderBy(users.id),
  };
}
