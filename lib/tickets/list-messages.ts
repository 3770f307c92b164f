import { and, desc, eq, ne, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { messages, userEmails, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { messageScope } from "./scope";
import type { AttachmentView, DeliveryView, MessageView } from "./view-types";

/** The newest messages of a ticket the actor was shown to see, oldest first; at most this many. */
const shown = 200;

const files = sql<AttachmentView[]>`coalesce((
  select json_agg(json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size, 'contentId', a.content_id) order by a.id)
  from attachments a where a.message_id = ${messages.id}), '[]')`;

const delivery = sql<DeliveryView | null>`(
  select json_build_object('state', o.state, 'error', o.last_error, 'recipients', coalesce((
    select json_agg(json_build_object('address', r.address, 'state', r.state, 'response', r.response) order by r.id)
    from outbox_recipients r where r.mail_id = o.id), '[]'))
  from outbox_mail o where o.message_id = ${messages.id})`;

/** Who else got it, and what mail servers said: nothing for a customer. */
const nothing = sql<null>`null`;

/** Messages with their attachments and, for staff, their delivery, in one statement. */
export async function listMessages(actor: Actor, ticketId: number): Promise<MessageView[]> {
  const rows = await db()
    .select({
      id: messages.id,
      kind: messages.kind,
      side: messages.side,
      state: messages.state,
      automatic: messages.automatic,
      html: messages.html,
      quotedHtml: messages.quotedHtml,
      text: messages.text,
      visibleText: messages.visibleText,
      remoteImages: messages.remoteImages,
      createdAt: messages.createdAt,
      authorId: users.id,
      authorName: users.name,
      authorAddress: userEmails.address,
      attachments: files,
      delivery: actor.kind === "customer" ? nothing : delivery,
    })
    .from(messages)
    .innerJoin(users, eq(users.id, messages.authorId))
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .where(and(eq(messages.ticketId, ticketId), ne(messages.state, "moved"), messageScope(actor)))
    .orderBy(desc(messages.id))
    .limit(shown);
  return rows.reverse().map(({ authorId, authorName, authorAddress, createdAt, ...row }) => ({
    ...row,
    author: { id: authorId, name: authorName, address: authorAddress },
    createdAt: createdAt.toISOString(),
  }));
}
