import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { findSignedIn, type SignedIn } from "@/lib/accounts/find-session-actor";
import type { Actor } from "@/lib/core/actor";
import { requestId } from "@/lib/core/ids";
import { requestOrigin } from "./client-network";
import { pagePosition } from "./page-position";
import { sessionCookieName } from "./session-cookie";

/** Who this request comes from, looked up once per request; null for nobody. */
export const currentSignedIn = cache(async (): Promise<SignedIn | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return null;
  // Before the first query of a page, and every page asks for its actor first.
  pagePosition();
  const found = await findSignedIn(token);
  const origin = requestOrigin(await headers());
  return found && { ...found, actor: { ...found.actor, requestId: requestId(), origin } };
});

/** Who of ours this request comes from; null for a customer, who has no business in the portal, too. */
export async function currentActor(): Promise<Actor | null> {
  const person = await currentPerson();
  return person?.kind === "staff" ? person : null;
}

/** Whoever is signed in, a customer too: for pages about requests. */
export async function currentPerson(): Promise<Actor | null> {
  return (await currentSignedIn())?.actor ?? null;
}
