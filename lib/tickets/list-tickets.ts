import { and, asc, eq, inArray, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Database, db } from "@/db/client";
import { unsolvedStatuses } from "@/db/enums";
import { isoInstant } from "@/db/iso-instant";
import { literalLimit } from "@/db/literal-limit";
import { prepared } from "@/db/prepared";
import { organisations, ticketParticipants, ticketReads, tickets, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { cutPage, decodeInstantCursor, encodeCursor } from "@/lib/core/pagination";
import { leadClock, leadClockColumns } from "./clock-view";
import { countedViews, type ListTicketsInput, listTicketsInput, type ViewKey } from "./inputs";
import { namedScope, type ScopeRule, scopeRule, scopeValues } from "./scope";
import type { TicketList, TicketRow, ViewCounts } from "./view-types";

/** Counts stop here and are shown as 999+: a count costs no more at a million tickets. */
const countedUpTo = 1000;

const due = sql`coalesce(${tickets.nextDueAt}, 'infinity'::timestamptz)`;
const unsolved = inArray(tickets.status, unsolvedStatuses);

function inView(view: ViewKey): SQL {
  const condition: Record<ViewKey, SQL> = {
    mine: and(unsolved, eq(tickets.assigneeId, actorId)) as SQL,
    unassigned: and(unsolved, isNull(tickets.assigneeId)) as SQL,
    open: unsolved,
    waiting: inArray(tickets.status, ["pending", "on_hold"]),
    solved: eq(tickets.status, "solved"),
    followed: and(
      sql`${tickets.id} = any(array(${followedIds()}))`,
      notInArray(tickets.status, ["spam", "trash"]),
    ) as SQL,
    spam: eq(tickets.status, "spam"),
    trash: eq(tickets.status, "trash"),
  };
  return condition[view];
}

/** An array, so that each is looked up: whoever follows ten reads ten. */
function followedIds() {
  return db()
    .select({ id: ticketParticipants.ticketId })
    .from(ticketParticipants)
    .where(and(eq(ticketParticipants.userId, actorId), eq(ticketParticipants.role, "follower")));
}

/** As their indexes have it, nulls included: another order would sort the whole view. */
const nextDueFirst = [asc(due), asc(tickets.id)];
const latestFirst = [sql`${tickets.updatedAt} desc nulls last`, sql`${tickets.id} desc nulls last`];
const ordersByDue = (view: ViewKey) => !["solved", "followed", "spam", "trash"].includes(view);

const assignees = alias(users, "assignees");
const actorId = sql`${sql.placeholder("actorId")}::bigint`;

/** One page of a view by keyset: next due first, or the latest change first where nothing is due. */
export async function listTickets(actor: Actor, raw: ListTicketsInput): Promise<TicketList> {
  const { view, cursor, limit } = listTicketsInput.parse(raw);
  const after = cursor === undefined ? null : decodeInstantCursor(cursor);
  const query = listQuery(variant(view, scopeRule(actor), after ? "after" : "first", String(limit + 1)));
  const rows = await query.execute({ ...scopeValues(actor), ...after });
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor(last.sortKey, last.id));

  return { view, rows: page.map(({ sortKey: _key, ...row }) => row), next };
}

/** Rows by id, those of them that the actor sees and that are still in the view: what a live change refetches. */
export async function findTicketRows(actor: Actor, view: ViewKey, ids: number[]): Promise<TicketRow[]> {
  if (ids.length === 0) return [];
  const query = rowsQuery(variant(view, scopeRule(actor)));
  return query.execute({ ...scopeValues(actor), ids: ids.slice(0, 100) });
}

/** How many tickets each view of work holds under the actor's scope, in one statement. */
export async function countViews(actor: Actor): Promise<ViewCounts> {
  const [row] = await countsQuery(variant(scopeRule(actor))).execute(scopeValues(actor));
  if (!row) throw new Error("the views were not counted");
  return row;
}

/** The key of one built text, and back: views and rules are closed lists. */
const variant = (...parts: string[]) => parts.join(" ");
const parts = (key: string) => key.split(" ") as [ViewKey, ScopeRule, "first" | "after", string];

const listQuery = prepared((database, key) => {
  const [view, rule, place, limit] = parts(key);
  const byDue = ordersByDue(view);
  const order = byDue ? nextDueFirst : latestFirst;
  // The page first, then what its rows show: a view that must be sorted sorts ids, not names and clocks.
  const shown = database
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(inView(view), namedScope(rule), place === "after" ? afterCursor(byDue) : undefined))
    .orderBy(...order)
    .limit(literalLimit(Number(limit)))
    .as("shown");
  return selectRows(database, { sortKey: sql<string>`${byDue ? due : tickets.updatedAt}::text` })
    .innerJoin(shown, eq(shown.id, tickets.id))
    .orderBy(...order)
    .prepare(`list ${key}`);
});

const rowsQuery = prepared((database, key) => {
  const [view, rule] = parts(key);
  const wanted = sql`${tickets.id} = any(${sql.placeholder("ids")})`;
  return selectRows(database, {})
    .where(and(wanted, inView(view), namedScope(rule)))
    .prepare(`rows ${key}`);
});

const countsQuery = prepared((database, key) =>
  database
    .select(viewCountColumns(database, key as ScopeRule))
    .from(sql`(select 1) one`)
    .prepare(`counts ${key}`),
);

/** The counts as columns, for a query that asks for more beside them; run it with `scopeValues`. */
export function viewCountColumns(database: Database, rule: ScopeRule) {
  const counts = countedViews.map((view) => {
    const some = database
      .select({ one: sql`1` })
      .from(tickets)
      .where(and(inView(view), namedScope(rule)))
      .limit(literalLimit(countedUpTo));
    return [
      view,
      sql<number>`(select count(*)::float8 from (${some}) ${sql.identifier(`in_${view}`)})`.as(view),
    ];
  });
  return Object.fromEntries(counts) as Record<(typeof countedViews)[number], SQL.Aliased<number>>;
}

function afterCursor(byDue: boolean): SQL {
  const key = sql`${sql.placeholder("key")}::timestamptz`;
  const id = sql`${sql.placeholder("id")}::bigint`;
  return byDue
    ? sql`(${due}, ${tickets.id}) > (${key}, ${id})`
    : sql`(${tickets.updatedAt}, ${tickets.id}) < (${key}, ${id})`;
}

function selectRows<More extends Record<string, SQL>>(database: Database, more: More) {
  const lead = leadClock(database);
  return database
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      preview: tickets.preview,
      status: tickets.status,
      priority: tickets.priority,
      requester: { id: users.id, name: users.name },
      organisation: organisations.name,
      assignee: { id: assignees.id, name: assignees.name },
      tags: tickets.tags,
      unread: sql<boolean>`coalesce(${tickets.lastMessageId} > coalesce(${ticketReads.lastMessageId}, 0), false)`,
      lastMessageAt: isoInstant(tickets.lastMessageAt),
      clock: leadClockColumns(lead),
      ...more,
    })
    .from(tickets)
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .leftJoin(organisations, eq(organisations.id, tickets.organisationId))
    .leftJoin(assignees, eq(assignees.id, tickets.assigneeId))
    .leftJoin(ticketReads, and(eq(ticketReads.ticketId, tickets.id), eq(ticketReads.userId, actorId)))
    .leftJoinLateral(lead, sql`true`)
    .$dynamic();
}
