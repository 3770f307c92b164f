import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { unsolvedStatuses } from "@/db/enums";
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
const unsolved = inArray(tickets.status, [...unsolvedStatuses]);

function inView(actor: Actor, view: ViewKey): SQL {
  const condition: Record<ViewKey, SQL | undefined> = {
    mine: and(unsolved, eq(tickets.assigneeId, actor.id)),
    unassigned: and(unsolved, isNull(tickets.assigneeId)),
    open: unsolved,
    waiting: and(unsolved, inArray(tickets.status, ["pending", "on_hold"])),
    solved: inArray(tickets.status, ["solved"]),
    spam: inArray(tickets.status, ["spam"]),
    trash: inArray(tickets.status, ["trash"]),
  };
  return condition[view] ?? sql`false`;
}

const ordersByDue = (view: ViewKey) => !["solved", "spam", "trash"].includes(view);

const assignees = alias(users, "assignees");

/** One page of a view by keyset: next due first, or the latest change first where nothing is due. */
export async function listTickets(actor: Actor, raw: ListTicketsInput): Promise<TicketList> {
  const { view, cursor, limit } = listTicketsInput.parse(raw);
  const byDue = ordersByDue(view);
  const rows = await selectRows(actor)
    .where(and(inView(actor, view), ticketScope(actor), cursor ? after(cursor, byDue) : undefined))
    .orderBy(...(byDue ? [asc(due), asc(tickets.id)] : [desc(tickets.updatedAt), desc(tickets.id)]))
    .limit(limit + 1);
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
  const [row] = await db().execute<ViewCounts>(sql`select ${sql.join(columns, sql`, `)}`);
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
