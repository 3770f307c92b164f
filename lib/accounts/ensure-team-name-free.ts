import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { teams } from "@/db/schema";
import { fieldError } from "@/lib/core/errors";

/**
 * Two who want the same name at once come one after the other: the index would stop the second without words.
 * @param teamId the team that gets it; 0 for one that is not there yet
 * @throws AppError `invalid` (field name) where another team has it
 */
export async function ensureTeamNameFree(tx: Tx, name: string, teamId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`team:${name}`}, 0))`);
  const [taken] = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.name, name), ne(teams.id, teamId), isNull(teams.removedAt)));
  if (taken) throw fieldError("name", "error.teams.nameTaken");
}
