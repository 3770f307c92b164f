import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { teams } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { hueName } from "./change-team";
import { partIn, teamColumns } from "./lock-team";
import type { TeamPage } from "./view-types";

/**
 * A team that the actor manages or leads.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function getTeam(actor: Actor, teamId: number): Promise<TeamPage> {
  const part = await partIn(actor, teamId);
  const [row] = await db()
    .select(teamColumns)
    .from(teams)
    .where(and(eq(teams.id, teamId), isNull(teams.removedAt)));
  if (!row) throw new AppError("not_found", "error.notFound");
  return { ...row, hueName: hueName(row.hue), part };
}
