import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { findGuestOfLink } from "@/lib/tickets/guest-links";
import { currentPerson } from "./current-actor";
import { guestCookieName, readGuestCookie } from "./guest-session";

/** Who is at a request's page: the guest whose link was opened here, else whoever is signed in; null for nobody. */
const requestActor = cache(async (number: number): Promise<Actor | null> => {
  // A guest's cookie of the viewer's own lets nobody write while he looks as somebody else.
  const person = await currentPerson();
  if (person?.viewedBy) return person;
  const linkId = readGuestCookie((await cookies()).get(guestCookieName())?.value);
  const guest = linkId === null ? null : await findGuestOfLink(linkId);
  return guest?.number === number ? guest.actor : person;
});

/** The first line of the page of one's requests: whoever is signed in, or away to where a link is mailed. */
export async function requesterActor(): Promise<Actor> {
  const person = await currentPerson();
  if (!person) redirect("/sign-in/link");
  return person;
}

function numberOf(text: string | undefined): number | null {
  return /^\d{1,15}$/.test(text ?? "") ? Number(text) : null;
}

/** A request page's first line: its actor and its number, or away. */
export async function requestPage(text: string): Promise<{ actor: Actor; number: number }> {
  const number = numberOf(text);
  if (number === null) notFound();
  const actor = await requestActor(number);
  // Of no link, so that it offers to mail a new one: his session may have ended.
  if (!actor) redirect("/r/ended");
  return { actor, number };
}

/**
 * The same for a request's routes.
 * @throws AppError `not_found` or `unauthenticated`
 */
export async function requestRoute(text: string | undefined): Promise<{ actor: Actor; number: number }> {
  const number = numberOf(text);
  if (number === null) throw new AppError("not_found", "error.notFound");
  const actor = await requestActor(number);
  if (!actor) throw new AppError("unauthenticated", "error.requests.ended");
  return { actor, number };
}
