import { and, eq, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import { users } from "@/db/schema";
import { type Actor, may } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { isThere } from "./hold-people";

/**
 * Who sees people and their organisations beyond the tickets that he sees:
 * 1 the system, and staff who work on tickets: everybody but the system's own user and services
 * 2 collaborators and customers: nobody (a subcontractor must not read the list of customers)
 */
export function peopleScope(actor: Actor): SQL {
  return may(actor, "tickets.work") ? notInArray(users.kind, ["system", "service"]) : sql`false`;
}

/** … less those who were erased, or are another by now: whom one finds, chooses and changes. */
export function presentScope(actor: Actor): SQL {
  return and(peopleScope(actor), isThere) as SQL;
}

/** @throws AppError `not_found` for an actor who finds nobody */
export function ensureSeesPeople(actor: Actor): void {
  if (!may(actor, "tickets.work")) throw new AppError("not_found", "error.notFound");
}

/**
 * Who sees his colleagues as accounts, with what they may do: who may change it. The system's own user is none, nor is
 * who was erased.
 */
export function colleagueScope(actor: Actor): SQL {
  return and(
    eq(users.kind, "staff"),
    isNull(users.erasedAt),
    may(actor, "settings.people") ? undefined : sql`false`,
  ) as SQL;
}
