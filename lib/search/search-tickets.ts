import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { isoInstant } from "@/db/iso-instant";
import { literalLimit } from "@/db/literal-limit";
import { tickets, users } from "@/db/schema";
import { customersWith } from "@/lib/accounts/customers-with";
import { asBeginning, typedWords, wordsIn } from "@/lib/accounts/search-words";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { cutPage, decodeInstantCursor, encodeCursor } from "@/lib/core/pagination";
import { leadClock, leadClockColumns } from "@/lib/tickets/clock-view";
import { ticketScope } from "@/lib/tickets/scope";
import { type SearchTicketsInput, searchTicketsInput, ticketNumberOf, ticketNumbersInput } from "./inputs";
import type { FoundTicket, FoundTickets } from "./view-types";

const assignees = alias(users, "assignees");
const latestFirst = [desc(tickets.updatedAt), desc(tickets.id)];

/**
 * Tickets each word of which begins a word of their subject, or of their requester's name or address, the latest first;
 * before them the one whose number was typed, even if it is set aside. Every row is one that the actor sees.
 * @throws AppError `forbidden`, or `invalid` for a cursor that is none of ours
 */
export async function searchTickets(actor: Actor, raw: SearchTicketsInput): Promise<FoundTickets> {
  ensureMay(actor, "tickets.work");
  const { query, cursor, limit } = searchTicketsInput.parse(raw);
  const after = cursor === undefined ? null : decodeInstantCursor(cursor);
  const words = typedWords(query);
  if (words.length === 0) return { rows: [], next: null };
  const within = and(
    inArray(tickets.status, ["new", "open", "pending", "on_hold", "solved", "closed"]),
    ticketScope(actor),
    after
      ? sql`(${tickets.updatedAt}, ${tickets.id}) < (${after.key}::timestamptz, ${after.id}::bigint)`
      : undefined,
  );
  // The page first, then what its rows show: a common word's tickets are sorted without their clocks and names.
  const latest = (having: SQL) =>
    sql`(select ${tickets.id}, ${tickets.updatedAt} from ${tickets} where ${having} and ${within}
      order by ${tickets.updatedAt} desc, ${tickets.id} desc limit ${literalLimit(limit + 1)})`;
  const found = sql.join(conditions(words).map(latest), sql` union `);
  const shown = sql`(select id from (${found}) found order by updated_at desc, id desc limit ${literalLimit(limit + 1)})`;
  const number = after ? null : ticketNumberOf(query);
  const [numbered, rows] = await Promise.all([
    number === null ? [] : findTicketsByNumber(actor, [number]),
    selectTickets()
      .innerJoin(sql`${shown} shown`, sql`shown.id = ${tickets.id}`)
      .orderBy(...latestFirst),
  ]);
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor(last.updatedAt, last.id));
  const rest = page.filter((row) => row.number !== number);
  return { rows: [...numbered, ...rest.map(foundTicket)], next };
}

/** The tickets of these numbers that the actor sees, in the order of the numbers. */
export async function findTicketsByNumber(actor: Actor, raw: number[]): Promise<FoundTicket[]> {
  ensureMay(actor, "tickets.work");
  const numbers = ticketNumbersInput.parse(raw);
  if (numbers.length === 0) return [];
  const rows = await selectTickets().where(and(isAnyOf(tickets.number, numbers), ticketScope(actor)));
  return rows.sort((a, b) => numbers.indexOf(a.number) - numbers.indexOf(b.number)).map(foundTicket);
}

/**
 * Each word in the subject or of the requester, all by their indexes and combined by bitmaps; and, in a query of its
 * own, all words of the requester: of the thousands at one mail provider a word by itself would look at some only.
 */
function conditions(words: string[]): SQL[] {
  const each = words.map(
    (word) => sql`(to_tsvector('simple', ${tickets.subject}) @@ to_tsquery('simple', ${asBeginning(word)})
      or ${isAskedBy(word)})`,
  );
  const mixed = sql.join(each, sql` and `);
  if (words.length === 1) return [mixed];
  return [mixed, isAskedBy(words.join(" "))];
}

function isAskedBy(typed: string): SQL {
  const words = wordsIn(typed);
  return words.length === 0 ? sql`false` : sql`${tickets.requesterId} = any(${customersWith(words)})`;
}

function selectTickets() {
  const lead = leadClock(db());
  return db()
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      priority: tickets.priority,
      requester: users.name,
      assignee: { id: assignees.id, name: assignees.name },
      updatedAt: isoInstant(tickets.updatedAt),
      clock: leadClockColumns(lead),
    })
    .from(tickets)
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .leftJoin(assignees, eq(assignees.id, tickets.assigneeId))
    .leftJoinLateral(lead, sql`true`)
    .$dynamic();
}

type Selected = Awaited<ReturnType<typeof selectTickets>>[number];

function foundTicket({ id: _id, ...row }: Selected): FoundTicket {
  return row;
}
