import { and, eq, exists, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { messages, ticketParticipants, tickets } from "@/db/schema";
import { type Actor, may } from "@/lib/core/actor";
import type { TicketKeys } from "@/lib/events/live";

/**
 * Who sees a ticket (DESIGN.md section 5, Permissions):
 * 1 the system, and staff with `tickets.all`: every one
 * 2 agents (`tickets.work`): no team, open teams, own teams, assigned, followed
 * 3 other staff (collaborators): followed only
 * 4 customers: requester or participant, unless it is spam or trash; whoever only follows it takes no part as a customer
 * 5 and what was opened for their organisation, where it shares that with them; not what somebody typed into the form
 *   under an address that nobody has shown to be his
 * 6 a guest link: of what its person sees by rule 4, its one ticket
 */
export function ticketScope(actor: Actor): SQL {
  const { actorId, teamIds, onlyTicketId, sharedOrganisationId: shared } = scopeValues(actor);
  return visible(scopeRule(actor), {
    actorId: sql`${actorId}`,
    teamIds: sql.param(teamIds),
    onlyTicketId: sql`${onlyTicketId}`,
    shared: sql`${shared}`,
  });
}

export type ScopeRule = "every" | "agent" | "collaborator" | "customer" | "guest";

export function scopeRule(actor: Actor): ScopeRule {
  // First, so that nothing else an actor is widens it.
  if (actor.onlyTicketId !== undefined) return "guest";
  if (actor.kind === "system" || (actor.kind === "staff" && may(actor, "tickets.all"))) return "every";
  if (actor.kind === "staff" && may(actor, "tickets.work")) return "agent";
  return actor.kind === "staff" ? "collaborator" : "customer";
}

/** `ticketScope` for a query that is built once: its values come with `scopeValues` when it runs. */
export function namedScope(rule: ScopeRule): SQL {
  return visible(rule, {
    actorId: sql`${sql.placeholder("actorId")}::bigint`,
    teamIds: sql.placeholder("teamIds"),
    onlyTicketId: sql`${sql.placeholder("onlyTicketId")}::bigint`,
    shared: sql`${sql.placeholder("sharedOrganisationId")}::bigint`,
  });
}

export function scopeValues(actor: Actor) {
  return {
    actorId: actor.id,
    teamIds: [...actor.teamIds],
    onlyTicketId: actor.onlyTicketId ?? null,
    sharedOrganisationId: actor.sharedOrganisationId,
  };
}

/** By what a ticket's organisation decides: of the ticket, not of its requester, who may be with another one by now. */
export const sharedOrganisationId = sql<number | null>`case when ${tickets.unverifiedSince} is null
  then ${tickets.organisationId} end`.mapWith(tickets.organisationId);

/** Condition on `tickets`: of this organisation, to be seen by those with whom it shares. */
export function isSharedBy(organisationId: SQL | number | null): SQL {
  return and(sql`${tickets.organisationId} = ${organisationId}`, isNull(tickets.unverifiedSince)) as SQL;
}

type Values = { actorId: SQL; teamIds: SQLWrapper; onlyTicketId: SQL; shared: SQL };

function visible(rule: ScopeRule, { actorId, teamIds, onlyTicketId, shared }: Values): SQL {
  switch (rule) {
    case "every":
      return sql`true`;
    case "agent":
      return anyOf(
        isNull(tickets.teamId),
        sql`${tickets.teamId} = any(${teamIds}::bigint[])`,
        eq(tickets.assigneeId, actorId),
        participates(actorId),
      );
    case "collaborator":
      return participates(actorId);
    case "customer":
      return and(isNotAside, anyOf(isHis(actorId), isSharedBy(shared))) as SQL;
    case "guest":
      return and(eq(tickets.id, onlyTicketId), isNotAside, isHis(actorId)) as SQL;
  }
}

const isNotAside = sql`${tickets.status} not in ('spam', 'trash')`;

/** Condition on `tickets`: he asked for it, or takes part in it on the customer's side. */
export function isHis(actorId: SQL): SQL {
  return anyOf(eq(tickets.requesterId, actorId), participates(actorId, "cc"));
}

/**
 * The same rule over the keys of a live message; tests hold the two equal. A customer whose ticket went to spam hears
 * of a change and finds the ticket gone: the refetch goes through `ticketScope`.
 */
export function mayHearOf(actor: Actor, ticketId: number, keys: TicketKeys): boolean {
  if (actor.onlyTicketId !== undefined && actor.onlyTicketId !== ticketId) return false;
  if (actor.kind === "system" || (actor.kind === "staff" && may(actor, "tickets.all"))) return true;
  const isCopied = keys.participantIds.includes(actor.id);
  const takesPart = isCopied || keys.followerIds.includes(actor.id);
  if (actor.kind === "staff" && may(actor, "tickets.work")) {
    return (
      keys.teamId === null || actor.teamIds.includes(keys.teamId) || keys.assigneeId === actor.id || takesPart
    );
  }
  if (actor.kind === "staff") return takesPart;
  if (keys.requesterId === actor.id || isCopied) return true;
  const { sharedOrganisationId: shared, onlyTicketId } = actor;
  return onlyTicketId === undefined && shared !== null && keys.sharedOrganisationId === shared;
}

/** Notes and claimed messages are for staff; a customer reads what is public and accepted. */
export function messageScope(actor: Actor): SQL {
  if (actor.kind !== "customer") return sql`true`;
  return and(eq(messages.kind, "public"), eq(messages.state, "accepted")) as SQL;
}

function participates(actorId: SQL, role?: "cc"): SQL {
  return exists(
    db()
      .select({ one: sql`1` })
      .from(ticketParticipants)
      .where(
        and(
          eq(ticketParticipants.ticketId, tickets.id),
          eq(ticketParticipants.userId, actorId),
          role && eq(ticketParticipants.role, role),
        ),
      ),
  );
}

function anyOf(...conditions: SQL[]): SQL {
  return or(...conditions) as SQL;
}
