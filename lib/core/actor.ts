import { AppError } from "./errors";
import { type Permission, within } from "./permissions";

/**
 * Who does something: the first argument of every query and verb. Nothing runs as nobody; the worker acts as the
 * system user, a mail's sender as a customer.
 */
export type Actor = {
  kind: "staff" | "customer" | "system";
  /** Row in `users`; the system user has one too. */
  id: number;
  name: string;
  permissions: ReadonlySet<Permission>;
  /** Teams whose tickets the actor sees: every open team and the restricted ones he belongs to. */
  teamIds: readonly number[];
  /** The organisation whose requests he sees beside his own: a customer's, where it shares them with him. */
  sharedOrganisationId: number | null;
  locale: string;
  /** IANA zone in which this person reads times. */
  timeZone: string;
  /** Seconds between Send and release, 0 to 30. */
  undoSeconds: number;
  /** Behind a guest link: the only ticket that he reaches. Set through `asGuest`, and on a customer only. */
  onlyTicketId?: number;
  /** He only looks, whatever he may: a token without a scope to write, or a viewing. `ensureActs` refuses him. */
  readOnly?: boolean;
  /** Who looks with his eyes: what is between him and the product alone is not shown. Comes with `readOnly`. */
  viewedBy?: { id: number; name: string };
  /** The instant to act at; only import, demo and test set it, and only on the system actor or through `actingAt`. */
  at?: Date;
  /** Where he acts from, for the audit: his network as rate limits know it, and what his program says of itself. */
  origin?: { network: string; agent: string };
  /** Ties log lines, events and jobs to the request that caused them. */
  requestId?: string;
  /** The event that made the system act; stops loops. */
  cause?: { eventId: number; depth: number };
};

export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system" || actor.permissions.has(permission)) return true;
  const larger = within[permission];
  return larger !== undefined && actor.permissions.has(larger);
}

/** @throws AppError `forbidden` */
export function ensureMay(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) throw new AppError("forbidden", "error.forbidden");
}

/**
 * The one refusal of who only looks: asked where a transaction, an action or a form's route begins.
 * @throws AppError `forbidden`
 */
export function ensureActs(actor: Actor): void {
  if (actor.viewedBy) throw new AppError("forbidden", "error.viewing.looking");
  if (actor.readOnly) throw new AppError("forbidden", "error.forbidden");
}

/**
 * The same person as a customer: in what he asked for himself, a colleague sees and does no more than any other
 * requester.
 */
export function asCustomer(actor: Actor): Actor {
  return { ...actor, kind: "customer", permissions: new Set(), teamIds: [] };
}

/** The person of a guest link: a customer, whoever he is otherwise, and on one ticket. */
export function asGuest(actor: Actor, ticketId: number): Actor {
  return { ...asCustomer(actor), onlyTicketId: ticketId };
}

/** The same actor at a chosen instant: for import, demo and test only. */
export function actingAt<T extends Actor>(actor: T, at: Date): T {
  return { ...actor, at };
}
