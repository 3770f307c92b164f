import { and, arrayOverlaps, asc, desc, eq, gt, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import {
  apiTokens,
  links,
  organisations,
  roles,
  ticketParticipants,
  tickets,
  userEmails,
  users,
} from "@/db/schema";
import { isLiveToken } from "@/lib/accounts/live-token";
import { isSharedWith } from "@/lib/accounts/shared-organisation";
import { type Actor, ensureMay } from "@/lib/core/actor";
import type { ApiScope } from "@/lib/core/api-scopes";
import { AppError } from "@/lib/core/errors";
import { type SeenTicket, seesTicket, sightOf, takesPartIn } from "../colleagues";
import { accessLimits } from "../policy";
import { isHis, sharedOrganisationId, ticketScope } from "../scope";
import type { ColleagueReason, CustomerReason, Shown, TicketAccess } from "./view-types";

type Ticket = SeenTicket & { requesterId: number; shared: number | null };

/**
 * Who sees a ticket, and why: the rules of `ticketScope` from the other side, each person with all that lets him. Tests
 * hold the two equal, person by person.
 * @throws AppError `forbidden`, or `not_found` for one that the actor does not see himself
 */
export async function listAccess(actor: Actor, number: number): Promise<TicketAccess> {
  ensureMay(actor, "tickets.work");
  const [ticket] = await db()
    .select({
      id: tickets.id,
      status: tickets.status,
      teamId: tickets.teamId,
      assigneeId: tickets.assigneeId,
      requesterId: tickets.requesterId,
      shared: sharedOrganisationId,
    })
    .from(tickets)
    .where(and(eq(tickets.number, number), ticketScope(actor)));
  if (!ticket) throw new AppError("not_found", "error.notFound");
  const isAside = ticket.status === "spam" || ticket.status === "trash";
  const [colleagues, services, customers, guests] = await Promise.all([
    colleaguesOf(ticket),
    servicesOf(ticket),
    isAside ? nobody : customersOf(ticket),
    isAside ? nobody : guestsOf(ticket),
  ]);
  return { number, isAside, colleagues, services, customers, guests };
}

const nobody: Shown<never> = { rows: [], total: 0 };
const byName = [asc(sql`lower(${users.name})`), asc(users.id)];
const total = sql<number>`count(*) over ()`.mapWith(Number);

async function colleaguesOf(ticket: Ticket): Promise<TicketAccess["colleagues"]> {
  const seen = db()
    .select({ id: users.id })
    .from(users)
    .where(seesTicket(ticket))
    .orderBy(...byName)
    .limit(literalLimit(accessLimits.counted));
  const rows = await db()
    .select({
      id: users.id,
      name: users.name,
      role: roles.name,
      copied: isCopied(ticket.id),
      sight: asColumns(sightOf(ticket)),
      total,
    })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .where(inArray(users.id, seen))
    .orderBy(...byName)
    .limit(literalLimit(accessLimits.shown));
  return shown(rows, ({ id, name, role, copied, sight }) => {
    const { noTeam, openTeam, member, assignee } = sight;
    const reasons: ColleagueReason[] = [
      ...holding({ all: sight.all }),
      ...(sight.works ? holding({ noTeam, openTeam, member, assignee }) : []),
      ...holding({ takesPart: copied, follows: sight.follows }),
    ];
    return { id, name, role, reasons };
  });
}

async function servicesOf(ticket: Ticket): Promise<TicketAccess["services"]> {
  const { noTeam, openTeam } = sightOf(ticket);
  const rows = await db()
    .select({
      id: users.id,
      name: users.name,
      reasons: asColumns({ all: sql`${apiTokens.everyTicket}`, noTeam, openTeam }),
      total,
    })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(
      and(
        eq(users.kind, "service"),
        eq(users.status, "active"),
        isLiveToken,
        arrayOverlaps(apiTokens.scopes, ["tickets:read", "tickets:write"] satisfies ApiScope[]),
        or(eq(apiTokens.everyTicket, true), noTeam, openTeam),
      ),
    )
    .orderBy(...byName)
    .limit(literalLimit(accessLimits.shown));
  return shown(rows, ({ reasons, ...service }) => ({ ...service, reasons: holding(reasons) }));
}

/** Who sees it as a customer does: its requester whoever he is otherwise, and customers by rules 4 and 5. */
async function customersOf(ticket: Ticket): Promise<TicketAccess["customers"]> {
  const theirs = and(sql`${organisations.id} = ${ticket.shared}::bigint`, isSharedWith());
  const takingPart = db()
    .select({ id: ticketParticipants.userId })
    .from(ticketParticipants)
    .where(and(eq(ticketParticipants.ticketId, ticket.id), eq(ticketParticipants.role, "cc")))
    .limit(literalLimit(accessLimits.counted));
  const colleagues = db()
    .select({ id: users.id })
    .from(organisations)
    .innerJoin(users, eq(users.organisationId, organisations.id))
    .where(and(theirs, eq(users.status, "active")))
    .orderBy(...byName)
    .limit(literalLimit(accessLimits.counted));
  const rows = await db()
    .select({
      id: users.id,
      name: users.name,
      address: userEmails.address,
      isRequester: sql<boolean>`${users.id} = ${ticket.requesterId}`,
      copied: isCopied(ticket.id),
      sharing: sql<"all" | "managers" | null>`case when ${theirs} then ${organisations.sharing} end`,
      total,
    })
    .from(users)
    .leftJoin(organisations, eq(organisations.id, users.organisationId))
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .where(
      and(
        // An array, so that each is looked up.
        sql`${users.id} = any(array(select ${ticket.requesterId}::bigint union ${takingPart} union ${colleagues}))`,
        eq(users.status, "active"),
        or(eq(users.kind, "customer"), eq(users.id, ticket.requesterId)),
      ),
    )
    .orderBy(sql`${users.id} = ${ticket.requesterId} desc`, ...byName)
    .limit(literalLimit(accessLimits.shown));
  return shown(rows, ({ id, name, address, isRequester, copied, sharing }) => {
    const reasons: CustomerReason[] = [
      ...(isRequester ? (["requester"] as const) : []),
      ...(copied ? (["takesPart"] as const) : []),
      ...(sharing === null ? [] : [sharing === "all" ? ("shared" as const) : ("manager" as const)]),
    ];
    return { id, name, address, reasons };
  });
}

/** Links whose person has a part in the ticket still: others let nobody in. */
async function guestsOf({ id }: Ticket): Promise<TicketAccess["guests"]> {
  const rows = await db()
    .select({
      linkId: links.id,
      person: { id: users.id, name: users.name },
      expiresAt: links.expiresAt,
      usedAt: links.usedAt,
      total,
    })
    .from(links)
    .innerJoin(tickets, eq(tickets.id, links.ticketId))
    .innerJoin(users, eq(users.id, links.userId))
    .where(
      and(
        eq(links.ticketId, id),
        eq(links.purpose, "guest"),
        isNull(links.revokedAt),
        gt(links.expiresAt, sql`now()`),
        eq(users.status, "active"),
        isHis(sql`${links.userId}`),
      ),
    )
    .orderBy(desc(links.expiresAt), desc(links.id))
    .limit(literalLimit(accessLimits.shown));
  return shown(rows, ({ linkId, person, expiresAt, usedAt }) => ({
    linkId,
    person,
    expiresAt: expiresAt.toISOString(),
    used: usedAt !== null,
  }));
}

function isCopied(ticketId: number): SQL<boolean> {
  return sql<boolean>`${takesPartIn(ticketId, "cc")}`;
}

function asColumns<Name extends string>(conditions: Record<Name, SQL>): Record<Name, SQL<boolean>> {
  const columns = Object.entries<SQL>(conditions).map(([name, condition]) => [name, sql`${condition}`]);
  return Object.fromEntries(columns) as Record<Name, SQL<boolean>>;
}

/** The names of the conditions that hold, in their order. */
function holding<Name extends string>(conditions: Record<Name, boolean>): Name[] {
  return (Object.keys(conditions) as Name[]).filter((name) => conditions[name]);
}

function shown<Row extends { total: number }, View>(rows: Row[], view: (row: Row) => View): Shown<View> {
  return { rows: rows.map(view), total: rows[0]?.total ?? 0 };
}
