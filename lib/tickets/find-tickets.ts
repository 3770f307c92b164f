import { and, asc, eq, gte, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { type TicketStatus, unsolvedStatuses } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { tickets } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { cutPage, decodeInstantCursor, encodeCursor } from "@/lib/core/pagination";
import { tagExists } from "./find-tag";
import { type FindTicketsInput, findTicketsInput, type ticketSorts } from "./program-inputs";
import { ticketScope } from "./scope";
import { selectRecords, ticketRecord } from "./ticket-record";
import type { TicketRecords } from "./view-types";

type Filters = ReturnType<typeof findTicketsInput.parse>;
type Sort = (typeof ticketSorts)[number];

/**
 * Tickets that fit every filter, by keyset. What a page costs follows the index of its order: the statement's text
 * names the order, the limit and which filters there are; values are parameters.
 * @throws AppError `forbidden`, or `invalid` (fields cursor, tag, sort)
 */
export async function findTickets(actor: Actor, raw: FindTicketsInput): Promise<TicketRecords> {
  ensureMay(actor, "tickets.work");
  const asked = findTicketsInput.parse(raw);
  const { sort, cursor, limit } = asked;
  const after = cursor === undefined ? null : decodeInstantCursor(cursor);
  if (asked.tag !== undefined) await ensureTag(asked.tag);
  const { key, order, behind } = orders[sort];
  // The page first, then what its rows show: what must be sorted is sorted without names.
  const shown = db()
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(matching(asked), ticketScope(actor), after ? behind(after) : undefined))
    .orderBy(...order)
    .limit(literalLimit(atLeast(limit + 1)))
    .as("shown");
  const rows = await selectRecords(db(), { sortKey: sql<string>`${key}::text` })
    .innerJoin(shown, eq(shown.id, tickets.id))
    .orderBy(...order);
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor(last.sortKey, last.id));
  return { rows: page.map(({ sortKey: _key, ...row }) => ticketRecord(row)), next };
}

const due = sql`coalesce(${tickets.nextDueAt}, 'infinity'::timestamptz)`;

type Order = { key: SQL; order: SQL[]; behind: (after: { key: string; id: number }) => SQL };

/** As their indexes have it: another order of nulls would sort the whole table. */
const orders: Record<Sort, Order> = {
  "-updated_at": downwards(sql`${tickets.updatedAt}`),
  updated_at: upwards(sql`${tickets.updatedAt}`),
  "-created_at": downwards(sql`${tickets.createdAt}`),
  created_at: upwards(sql`${tickets.createdAt}`),
  due_at: upwards(due),
};

function upwards(key: SQL): Order {
  return {
    key,
    order: [asc(key), asc(tickets.id)],
    behind: (after) => sql`(${key}, ${tickets.id}) > (${after.key}::timestamptz, ${after.id}::bigint)`,
  };
}

function downwards(key: SQL): Order {
  return {
    key,
    order: [sql`${key} desc`, sql`${tickets.id} desc`],
    behind: (after) => sql`(${key}, ${tickets.id}) < (${after.key}::timestamptz, ${after.id}::bigint)`,
  };
}

function matching(asked: Filters): SQL | undefined {
  const { assigneeId, teamId, requesterId, organisationId, tag, priorities, updatedSince } = asked;
  return and(
    inStatuses(asked),
    priorities && isAnyOf(tickets.priority, priorities),
    assigneeId === undefined ? undefined : isOrNull(tickets.assigneeId, assigneeId),
    teamId === undefined ? undefined : isOrNull(tickets.teamId, teamId),
    requesterId === undefined ? undefined : eq(tickets.requesterId, requesterId),
    organisationId === undefined ? undefined : eq(tickets.organisationId, organisationId),
    tag === undefined ? undefined : sql`${tickets.tags} @> array[${tag}::text]`,
    updatedSince && gte(tickets.updatedAt, updatedSince),
  );
}

/** One status, and the set of the unsolved, stand in the text, where their indexes are seen; other sets are few in use. */
function inStatuses({ statuses, sort }: Filters): SQL | undefined {
  const all = statuses && [...new Set(statuses)];
  if (sort !== "due_at") return all && oneOrMore(all);
  const isUnsolved = (one: TicketStatus) => unsolvedStatuses.some((status) => status === one);
  if (all && !all.every(isUnsolved)) {
    throw new AppError("invalid", "error.api.invalid", { fields: { sort: "error.api.dueUnsolved" } });
  }
  return and(inArray(tickets.status, unsolvedStatuses), all && oneOrMore(all));
}

function oneOrMore(statuses: TicketStatus[]): SQL {
  const [first] = statuses;
  return statuses.length === 1 && first ? eq(tickets.status, first) : isAnyOf(tickets.status, statuses);
}

function isOrNull(column: typeof tickets.assigneeId | typeof tickets.teamId, id: number | null): SQL {
  return id === null ? isNull(column) : eq(column, id);
}

/** A few limits for a few texts: each is planned for itself. */
function atLeast(rows: number): number {
  return [11, 26, 51].find((step) => step >= rows) ?? 101;
}

/** A tag that nobody has any more is a mistake of whoever asks, and not an empty list. @throws AppError `invalid` */
async function ensureTag(name: string): Promise<void> {
  if (await tagExists(name)) return;
  throw new AppError("invalid", "error.api.invalid", {
    fields: { tag: "error.api.noSuchTag" },
    details: { tag: name },
  });
}
