import { and, desc, eq, lt } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { notifications, tickets, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { cutPage } from "@/lib/core/pagination";
import { ticketScope } from "@/lib/tickets/scope";
import { type ListNoticesInput, listNoticesInput } from "./inputs";
import type { NoticePage } from "./view-types";

/** One's own notices, newest first, of tickets that one sees still. */
export async function listNotices(actor: Actor, raw: ListNoticesInput): Promise<NoticePage> {
  const { cursor, limit } = listNoticesInput.parse(raw);
  const rows = await db()
    .select({
      id: notifications.id,
      kind: notifications.kind,
      number: tickets.number,
      subject: tickets.subject,
      by: users.name,
      at: notifications.at,
      readAt: notifications.readAt,
    })
    .from(notifications)
    .innerJoin(tickets, eq(tickets.id, notifications.ticketId))
    .leftJoin(users, eq(users.id, notifications.byId))
    .where(
      and(
        eq(notifications.userId, actor.id),
        cursor === undefined ? undefined : lt(notifications.id, cursor),
        ticketScope(actor),
      ),
    )
    .orderBy(desc(notifications.id))
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, (last) => last.id);
  return {
    notices: page.map(({ number, subject, at, readAt, ...row }) => ({
      ...row,
      ticket: { number, subject },
      at: at.toISOString(),
      unread: readAt === null,
    })),
    next,
  };
}
