import { and, asc, desc, eq, gt, lt, ne, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { messages, userEmails, users } from "@/db/schema";
import { pictureHash } from "@/lib/accounts/find-picture";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/pagination";
import { type ListMessagesInput, listMessagesInput } from "./program-inputs";
import { messageScope } from "./scope";
import type { AttachmentView, DeliveryView, MessagePage, MessageView } from "./view-types";

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
  const rows = await selectMessages(actor)
    .where(shownOn(actor, ticketId))
    .orderBy(desc(messages.id))
    .limit(shown);
  return rows.reverse().map(messageView);
}

/**
 * One page of the messages of a ticket the actor was shown to see: in the order in which they came, or the newest first.
 * @throws AppError `invalid` for a cursor that is none of ours
 */
export async function listMessagePage(actor: Actor, raw: ListMessagesInput): Promise<MessagePage> {
  const { ticketId, newestFirst, cursor, limit } = listMessagesInput.parse(raw);
  const last = cursor === undefined ? null : decodeCursor(cursor).id;
  const behind = newestFirst ? lt : gt;
  const rows = await selectMessages(actor)
    .where(and(shownOn(actor, ticketId), last === null ? undefined : behind(messages.id, last)))
    .orderBy(newestFirst ? desc(messages.id) : asc(messages.id))
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, (row) => encodeCursor("", row.id));
  return { rows: page.map(messageView), next };
}

/** One of them. @throws AppError `not_found` */
export async function getMessage(actor: Actor, ticketId: number, messageId: number): Promise<MessageView> {
  const [row] = await selectMessages(actor).where(and(shownOn(actor, ticketId), eq(messages.id, messageId)));
  if (!row) throw new AppError("not_found", "error.notFound");
  return messageView(row);
}

function shownOn(actor: Actor, ticketId: number): SQL | undefined {
  return and(eq(messages.ticketId, ticketId), ne(messages.state, "moved"), messageScope(actor));
}

function selectMessages(actor: Actor) {
  return db()
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
      authorPicture: actor.kind === "customer" ? sql<null>`null` : pictureHash,
      attachments: files,
      delivery: actor.kind === "customer" ? nothing : delivery,
    })
    .from(messages)
    .innerJoin(users, eq(users.id, messages.authorId))
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .$dynamic();
}

type SelectedMessage = Awaited<ReturnType<typeof selectMessages>>[number];

function messageView({
  authorId,
  authorName,
  authorAddress,
  authorPicture,
  createdAt,
  ...row
}: SelectedMessage): MessageView {
  return {
    ...row,
    author: { id: authorId, name: authorName, address: authorAddress, picture: authorPicture },
    createdAt: createdAt.toISOString(),
  };
}
