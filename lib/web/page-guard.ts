import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { type Actor, may } from "@/lib/core/actor";
import type { Permission } from "@/lib/core/permissions";
import { currentActor } from "./current-actor";

/**
 * Whether this request has a status that somebody sees: not a script's for a part of a page (navigation, prefetch).
 * Browsers say it on every safe connection; who says nothing counts as seeing it.
 */
export async function showsStatus(): Promise<boolean> {
  return (await headers()).get("sec-fetch-dest") !== "empty";
}

/** What is between a person and the product alone, his sessions and tokens, is not for who looks with his eyes. */
export function refuseViewer(actor: Actor): void {
  if (actor.viewedBy) forbidden();
}

/**
 * A page's first line: its actor, or away. Layouts are conveniences and guard nothing.
 * @param permission what the page asks for; "own" needs a signed-in person only
 */
export async function pageActor(permission: Permission | "own"): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  if (permission !== "own" && !may(actor, permission)) forbidden();
  return actor;
}
