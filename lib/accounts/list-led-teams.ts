import { and, asc, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { memberships, teams } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { mayLeadTeams } from "./policy";

/** The teams of which the actor is a lead, by name; at most 200. */
export async function listLedTeams(actor: Actor): Promise<{ id: number; name: string; hue: number }[]> {
  if (!mayLeadTeams(actor)) return [];
  return db()
    .select({ id: teams.id, name: teams.name, hue: teams.hue })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(and(eq(memberships.userId, actor.id), eq(memberships.isLead, true), isNull(teams.removedAt)))
    .orderBy(asc(teams.name))
    .limit(literalLimit(200));
}
