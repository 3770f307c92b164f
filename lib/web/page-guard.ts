import "server-only";
import { forbidden, redirect } from "next/navigation";
import { type Actor, may } from "@/lib/core/actor";
import type { Permission } from "@/lib/core/permissions";
import { currentActor } from "./current-actor";

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
