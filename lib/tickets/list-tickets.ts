import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { type TicketStatus, unsolvedStatuses } from "@/db/enums";
import { organisations, ticketReads, tickets, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { decodeInstantCursor, encodeCursor } from "@/lib/core/pagination";
import { type ListTicketsInput, listTicketsInput, type ViewKey, viewKeys } from "./inputs";
import { leadClock } from "./lead-clock";
import { ticketScope } from "./scope";
import type { TicketList, TicketRow, ViewCounts } from "./view-types";

/** Counts stop here and are shown as 999+: a count costs no more at a million tickets. */
const countedUpTo = 1000;

const due = sql`coalesce(${tickets.nextDueAt}, 'infinity'::timestamptz)`;
// Written out, not bound: a partial index serves a prepared statement only where its condition is in the text.
const statusIn = (...statuses: TicketStatus[]) =>
  sql`${tickets.status} in (${sql.raw(statuses.map((status) => `'${status}'`).join(", "))})`;
const unsolved = statusIn(...unsolvedStatuses);

function inView(actor: Actor, view: ViewKey): SQL {
  const condition: Record<ViewKey, SQL | undefined> = {
    mine: and(unsolved, eq(tickets.assigneeId, actor.id)),
    unassigned: and(unsolved, isNull(tickets.assigneeId)),
    open: unsolved,
    waiting: and(unsolved, statusIn("pending", "on_hold")),
    solved: statusIn("solved"),
    spam: statusIn("spam"),
    trash: statusIn("trash"),
  };
  return condition[view] ?? sql`false`;
}

/** As their indexes have it, nulls included: another order would sort the whole view. */
const nextDueFirst = [asc(due), asc(tickets.id)];
const latestFirst = [sql`${tickets.updatedAt} desc nulls last`, sql`${tickets.id} desc nulls last`];
const ordersByDue = (view: ViewKey) => !["solved", "spam", "trash"].includes(view);

const assignees = alias(users, "assignees");

/** One page of a view by keyset: next due first, or the latest change first where nothing is due. */
export async function listTickets(actor: Actor, raw: ListTicketsInput): Promise<TicketList> {
  const { view, cursor, limit } = listTicketsInput.parse(raw);
  const byDue = ordersByDue(view);
  const order = byDue ? nextDueFirst : latestFirst;
  // The page first, then what its rows show: a view that must be sorted sorts ids, not names and clocks.
  const shown = db()
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(inView(actor, view), ticketScope(actor), cursor ? after(cursor, byDue) : undefined))
    .orderBy(...order)
    .limit(limit + 1)
    .as("shown");
  const rows = await selectRows(actor)
    .innerJoin(shown, eq(shown.id, tickets.id))
    .orderBy(...order);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next =
    rows.length > limit && last ? encodeCursor(byDue ? last.dueKey : last.updatedKey, last.id) : null;
  return { view, rows: page.map(ticketRow), next };
}

/** Rows by id, those of them that the actor sees and that are still in the view: what a live change refetches. */
export async function findTicketRows(actor: Actor, view: ViewKey, ids: number[]): Promise<TicketRow[]> {
  if (ids.length === 0) return [];
  const rows = await selectRows(actor).where(
    and(inArray(tickets.id, ids.slice(0, 100)), inView(actor, view), ticketScope(actor)),
  );
  return rows.map(ticketRow);
}

/** How many tickets each view holds under the actor's scope, in one statement. */
export async function countViews(actor: Actor): Promise<ViewCounts> {
  const columns = viewKeys.map((view) => {
    const some = db()
      .select({ one: sql`1` })
      .from(tickets)
      .where(and(inView(actor, view), ticketScope(actor)))
      .limit(countedUpTo);
    return sql`(select count(*)::float8 from (${some}) ${sql.identifier(`in_${view}`)}) as ${sql.identifier(view)}`;
  });
  const { rows } = await db().execute<ViewCounts>(sql`select ${sql.join(columns, sql`, `)}`);
  const [row] = rows;
  if (!row) throw new Error("the views were not counted");
  return row;
}

function after(cursor: string, byDue: boolean): SQL {
  const { key, id } = decodeInstantCursor(cursor);
  return byDue
    ? sql`(${due}, ${tickets.id}) > (${key}::timestamptz, ${id}::bigint)`
    : sql`(${tickets.updatedAt}, ${tickets.id}) < (${key}::timestamptz, ${id}::bigint)`;
}

function selectRows(actor: Actor) {
  return db()
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      preview: tickets.preview,
      status: tickets.status,
      priority: tickets.priority,
      requesterId: users.id,
      requesterName: users.name,
      organisation: organisations.name,
      assigneeId: assignees.id,
      assigneeName: assignees.name,
      tags: tickets.tags,
      unread: sql<boolean>`${tickets.lastMessageId} > coalesce(${ticketReads.lastMessageId}, 0)`,
      lastMessageAt: tickets.lastMessageAt,
      clock: leadClock,
      dueKey: sql<string>`${due}::text`,
      updatedKey: sql<string>`${tickets.updatedAt}::text`,
    })
    .from(tickets)
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .leftJoin(organisations, eq(organisations.id, tickets.organisationId))
    .leftJoin(assignees, eq(assignees.id, tickets.assigneeId))
    .leftJoin(ticketReads, and(eq(ticketReads.ticketId, tickets.id), eq(ticketReads.userId, actor.id)))
    .$dynamic();
}

type SelectedRow = Awaited<ReturnType<typeof selectRows>>[number];

function ticketRow(row: SelectedRow): TicketRow {
  const {
    requesterId,
    requesterName,
    assigneeId,
    assigneeName,
    dueKey: _due,
    updatedKey: _updated,
    ...rest
  } = row;
  return {
    ...rest,
    unread: row.unread === true,
    requester: { id: requesterId, name: requesterName },
    assignee: assigneeId !== null && assigneeName !== null ? { id: assigneeId, name: assigneeName } : null,
    lastMessageAt: row.lastMessageAt.toISOString(),
  };
}
