import { and, eq, notExists, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { memberships, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { hasWords } from "./list-colleagues";
import { partIn } from "./lock-team";
import { byName } from "./name-cursor";
import { searchWords } from "./search-words";
import { type ListCandidatesInput, listCandidatesInput } from "./team-inputs";
import type { TeamCandidates } from "./view-types";

/** As many as a list to choose from holds. */
const mostShown = 200;

/**
 * Who could be taken into a team that the actor manages or leads: active colleagues who are not in it, by name; with a
 * query those with words in their name that begin so.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function listCandidates(actor: Actor, raw: ListCandidatesInput): Promise<TeamCandidates> {
  const { teamId, query } = listCandidatesInput.parse(raw);
  await partIn(actor, teamId);
  const words = searchWords(query);
  if (query !== "" && words === null) return { rows: [], more: false };
  const isIn = db()
    .select({ one: sql`1` })
    .from(memberships)
    .where(and(eq(memberships.teamId, teamId), eq(memberships.userId, users.id)));
  const rows = await db()
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(
      and(
        eq(users.kind, "staff"),
        eq(users.status, "active"),
        notExists(isIn),
        words === null ? undefined : hasWords(words, sql`${users.name}`),
      ),
    )
    .orderBy(...byName(users.name, users.id))
    .limit(literalLimit(mostShown + 1));
  return { rows: rows.slice(0, mostShown), more: rows.length > mostShown };
}
