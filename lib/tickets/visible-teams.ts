import { and, asc, isNull } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { teams } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { scopeRule } from "./scope";

/** Teams whose tickets the actor sees (scope.ts, rules 1 and 2), by name; at most 200. */
export function visibleTeams(actor: Actor) {
  return db()
    .select({ id: teams.id, name: teams.name, restricted: teams.restricted, hue: teams.hue })
    .from(teams)
    .where(
      and(
        isNull(teams.removedAt),
        scopeRule(actor) === "every" ? undefined : isAnyOf(teams.id, [...actor.teamIds]),
      ),
    )
    .orderBy(asc(teams.name))
    .limit(literalLimit(200));
}
