import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { type TicketStatus, unsolvedStatuses } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { prepared } from "@/db/prepared";
import { tickets } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { cutPage, decodeInstantCursor, encodeCursor } from "@/lib/core/pagination";
import { tagExists } from "./find-tag";
import { type FindTicketsInput, findTicketsInput, type ticketSorts } from "./program-inputs";
import { namedScope, type ScopeRule, scopeRule, scopeValues } from "./scope";
import { selectRecords } from "./ticket-record";
import type { TicketRecords } from "./view-types";

type Filters = ReturnType<typeof findTicketsInput.parse>;
type Sort = (typeof ticketSorts)[number];

/**
 * Tickets that fit every filter, by keyset. What a page costs follows the index of its order: the statement's text
 * names the order, the limit and which filters there are; values come by name.
 * @throws AppError `forbidden`, or `invalid` (fields cursor, tag, sort)
 */
export async function findTickets(actor: Actor, raw: FindTicketsInput): Promise<TicketRecords> {
  ensureMay(actor, "tickets.work");
  const asked = findTicketsInput.parse(raw);
  const after = asked.cursor === undefined ? null : decodeInstantCursor(asked.cursor);
  if (asked.tag !== undefined) await ensureTag(asked.tag);
  ensureUnsolved(asked);
  const shape = shapeOf(asked, scopeRule(actor), after !== null);
  const query = shape.filters.length === 0 ? plainQuery(JSON.stringify(shape)) : listQuery(db(), shape);
  const rows = await query.execute({ ...asked, ...scopeValues(actor), ...after });
  const { page, next } = cutPage(rows, asked.limit, (last) =>
    encodeCursor(last[orders[asked.sort].field] ?? "infinity", last.id),
  );
  return { rows: page, next };
}

type Filter = keyof typeof conditions | "nobody" | "noTeam";
/** All that a statement's text says. */
type Shape = {
  sort: Sort;
  rule: ScopeRule;
  after: boolean;
  limit: number;
  /** One status stands in the text, where its index is seen. */
  status: TicketStatus | null;
  filters: Filter[];
};

function shapeOf(asked: Filters, rule: ScopeRule, after: boolean): Shape {
  const { statuses, assigneeId, teamId } = asked;
  const one = statuses?.length === 1 ? (statuses[0] ?? null) : null;
  const named = (Object.keys(conditions) as (keyof typeof conditions)[]).filter(
    (filter) => asked[filter] !== undefined && asked[filter] !== null && !(filter === "statuses" && one),
  );
  const nulls: Filter[] = [
    ...(assigneeId === null ? ["nobody" as const] : []),
    ...(teamId === null ? ["noTeam" as const] : []),
  ];
  const limit = atLeast(asked.limit + 1);
  return { sort: asked.sort, rule, after, limit, status: one, filters: [...named, ...nulls] };
}

/** A few limits for a few texts: each is planned for itself. */
function atLeast(rows: number): number {
  return [11, 26, 51].find((step) => step >= rows) ?? 101;
}

/** Without filters but one status: what most programs ask, built once. The others are too many to keep. */
const plainQuery = prepared((database, key) => listQuery(database, JSON.parse(key) as Shape));

function listQuery(database: Database, { sort, rule, after, limit, status, filters }: Shape) {
  const { order, behind } = orders[sort];
  // The page first, then what its rows show: what must be sorted is sorted without names.
  const shown = database
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      and(
        sort === "due_at" ? inArray(tickets.status, unsolvedStatuses) : undefined,
        status === null ? undefined : eq(tickets.status, status),
        ...filters.map((filter) => ({ ...conditions, ...absences })[filter]),
        namedScope(rule),
        after ? behind : undefined,
      ),
    )
    .orderBy(...order)
    .limit(literalLimit(limit))
    .as("shown");
  return selectRecords(database)
    .innerJoin(shown, eq(shown.id, tickets.id))
    .orderBy(...order)
    .prepare("find tickets");
}

const conditions = {
  statuses: sql`${tickets.status} = any(${sql.placeholder("statuses")}::text[])`,
  priorities: sql`${tickets.priority} = any(${sql.placeholder("priorities")}::text[])`,
  assigneeId: sql`${tickets.assigneeId} = ${sql.placeholder("assigneeId")}::bigint`,
  teamId: sql`${tickets.teamId} = ${sql.placeholder("teamId")}::bigint`,
  requesterId: sql`${tickets.requesterId} = ${sql.placeholder("requesterId")}::bigint`,
  organisationId: sql`${tickets.organisationId} = ${sql.placeholder("organisationId")}::bigint`,
  tag: sql`${tickets.tags} @> array[${sql.placeholder("tag")}::text]`,
  updatedSince: sql`${tickets.updatedAt} >= ${sql.placeholder("updatedSince")}::timestamptz`,
};

const absences = { nobody: isNull(tickets.assigneeId), noTeam: isNull(tickets.teamId) };

/** `field`: the record's that it goes by; null stands last, as infinity. */
type Order = { field: "updatedAt" | "createdAt" | "dueAt"; order: SQL[]; behind: SQL };

const due = sql`coalesce(${tickets.nextDueAt}, 'infinity'::timestamptz)`;
const last = sql`(${sql.placeholder("key")}::timestamptz, ${sql.placeholder("id")}::bigint)`;

/** As their indexes have it: another order of nulls would sort the whole table. */
const orders: Record<Sort, Order> = {
  "-updated_at": downwards("updatedAt", sql`${tickets.updatedAt}`),
  updated_at: upwards("updatedAt", sql`${tickets.updatedAt}`),
  "-created_at": downwards("createdAt", sql`${tickets.createdAt}`),
  created_at: upwards("createdAt", sql`${tickets.createdAt}`),
  due_at: upwards("dueAt", due),
};

function upwards(field: Order["field"], key: SQL): Order {
  return { field, order: [asc(key), asc(tickets.id)], behind: sql`(${key}, ${tickets.id}) > ${last}` };
}

function downwards(field: Order["field"], key: SQL): Order {
  const order = [sql`${key} desc`, sql`${tickets.id} desc`];
  return { field, order, behind: sql`(${key}, ${tickets.id}) < ${last}` };
}

/** What is solved is due no more. @throws AppError `invalid` */
function ensureUnsolved({ sort, statuses = [] }: Filters): void {
  const isUnsolved = (one: TicketStatus) => unsolvedStatuses.some((status) => status === one);
  if (sort !== "due_at" || statuses.every(isUnsolved)) return;
  throw new AppError("invalid", "error.api.invalid", { fields: { sort: "error.api.dueUnsolved" } });
}

/** A tag that nobody has any more is a mistake of whoever asks, and not an empty list. @throws AppError `invalid` */
async function ensureTag(name: string): Promise<void> {
  if (await tagExists(name)) return;
  throw new AppError("invalid", "error.api.invalid", {
    fields: { tag: "error.api.noSuchTag" },
    details: { tag: name },
  });
}
