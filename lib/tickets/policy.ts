import type { TicketStatus } from "@/db/enums";
import { type Actor, may } from "@/lib/core/actor";

/** Pure predicates: whether an actor who sees a ticket may do something to it. Client-safe. */

const immutable: readonly TicketStatus[] = ["closed", "merged"];
const aside: readonly TicketStatus[] = ["spam", "trash"];

/** A closed ticket is immutable, one set aside is restored first. */
export function isWorkable(status: TicketStatus): boolean {
  return !immutable.includes(status) && !aside.includes(status);
}

/** Reply, status, priority, assignee. */
export function mayWorkOn(actor: Actor, status: TicketStatus): boolean {
  return may(actor, "tickets.work") && isWorkable(status);
}

/** Who only follows a ticket writes notes, and nothing else. */
export function mayNote(actor: Actor, status: TicketStatus): boolean {
  return may(actor, "tickets.note") && isWorkable(status);
}

/** For himself, whoever of ours sees it. */
export function mayFollow(actor: Actor): boolean {
  return actor.kind === "staff" && may(actor, "tickets.note");
}

/** Who follows sees this one ticket from then on: nobody gives that who is not of its team himself. */
export function mayAddFollower(actor: Actor, teamId: number | null): boolean {
  return may(actor, "tickets.work") && mayChooseTeam(actor, teamId);
}

/** Where a ticket may be moved to: an open team or one's own, and any for who sees every ticket. null: no team. */
export function mayChooseTeam(actor: Actor, teamId: number | null): boolean {
  return teamId === null || may(actor, "tickets.all") || actor.teamIds.includes(teamId);
}

/** A stranger's held message may become a ticket of its own wherever it is held: the one that holds it changes in nothing. */
export function mayMoveClaim(actor: Actor): boolean {
  return may(actor, "tickets.work");
}

export function maySetAside(actor: Actor, status: TicketStatus): boolean {
  return may(actor, "tickets.delete") && isWorkable(status);
}

export function mayRestore(actor: Actor, status: TicketStatus): boolean {
  return may(actor, "tickets.delete") && aside.includes(status);
}

export const tagLimits = { tags: 20, characters: 40 };

/** Lower case and one space between words: how it is typed makes no second tag. */
export function tidyTag(typed: string): string {
  return typed
    .replace(/[\s,\p{Cc}]+/gu, " ")
    .trim()
    .toLowerCase();
}

/** Files that one mail can carry: in transit they are a third larger, and many servers take no more than 25 MB. */
export const mostMailed = 15_000_000;

/** Files of one form: held to by the browser before the upload, and by the server while it comes in. */
export const uploadLimits = { files: 10, fileSize: 20_000_000, total: 100_000_000 } as const;

/** Of the people who see a ticket: how many of a kind are shown, and how many are counted at most. */
export const accessLimits = { shown: 100, counted: 1000 };

/** Colleagues who follow one ticket: each is told of every note. */
export const mostFollowers = 50;

/** Of somebody's tickets: how many are counted at most, and how many are handed over at once. */
export const handOverLimits = { counted: 1000, atOnce: 200 };
