import { asc } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { teams } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { scopeRule } from "@/lib/tickets/scope";
import type { TeamView } from "./view-types";

/** Teams that a report of this actor can be held to. */
export async function visibleTeams(actor: Actor): Promise<TeamView[]> {
  return db()
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(scopeRule(actor) === "every" ? undefined : isAnyOf(teams.id, [...actor.teamIds]))
    .orderBy(asc(teams.name))
    .limit(200);
}
