import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { prepared } from "@/db/prepared";
import { notifications, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { viewCountColumns } from "@/lib/tickets/list-tickets";
import { namedScope, type ScopeRule, scopeRule, scopeValues } from "@/lib/tickets/scope";
import type { ViewCounts } from "@/lib/tickets/view-types";

/** Counted up to here, and shown as 99+. */
const countedUpTo = 100;

/** How many of one's own notices are unread, of tickets that one sees still; counted up to 100. */
export async function countUnread(actor: Actor): Promise<number> {
  const [row] = await unreadQuery(scopeRule(actor)).execute(scopeValues(actor));
  return row?.unread ?? 0;
}

/** What the frame of every page for staff counts, in one statement. */
export async function countFrame(actor: Actor): Promise<{ views: ViewCounts; unread: number }> {
  const [row] = await frameQuery(scopeRule(actor)).execute(scopeValues(actor));
  if (!row) throw new Error("nothing was counted");
  const { unread, ...views } = row;
  return { views, unread };
}

const unreadQuery = prepared((database, key) =>
  database
    .select({ unread: unreadCount(database, key as ScopeRule) })
    .from(sql`(select 1) one`)
    .prepare(`unread ${key}`),
);

const frameQuery = prepared((database, key) => {
  const rule = key as ScopeRule;
  return database
    .select({ ...viewCountColumns(database, rule), unread: unreadCount(database, rule) })
    .from(sql`(select 1) one`)
    .prepare(`frame ${key}`);
});

function unreadCount(database: Database, rule: ScopeRule): SQL.Aliased<number> {
  const some = database
    .select({ one: sql`1` })
    .from(notifications)
    .innerJoin(tickets, eq(tickets.id, notifications.ticketId))
    .where(
      and(
        sql`${notifications.userId} = ${sql.placeholder("actorId")}::bigint`,
        isNull(notifications.readAt),
        namedScope(rule),
      ),
    )
    .limit(literalLimit(countedUpTo));
  return sql<number>`(select count(*)::float8 from (${some}) notices)`.as("unread");
}
