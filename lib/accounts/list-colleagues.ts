import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { events, memberships, roles, teams, userEmails, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { cutPage } from "@/lib/core/pagination";
import { awayNow } from "./absence/away";
import { type ListColleaguesInput, listColleaguesInput } from "./inputs";
import { afterName, byName, nameCursor } from "./name-cursor";
import { colleagueScope } from "./scope";
import { searchWords } from "./search-words";
import type { ColleagueList } from "./view-types";

/**
 * Who works here, by name, or who did; with a query those with words in name or address that begin so. A company has
 * few of them: they are read by their own index and need none for words.
 * @throws AppError `forbidden`, or `invalid` for a cursor that is none of ours
 */
export async function listColleagues(actor: Actor, raw: ListColleaguesInput): Promise<ColleagueList> {
  ensureMay(actor, "settings.people");
  const { query, status, cursor, limit } = listColleaguesInput.parse(raw);
  const words = searchWords(query);
  if (query !== "" && words === null) return { rows: [], next: null };
  const rows = await db()
    .select({
      id: users.id,
      name: users.name,
      sortKey: sql<string>`lower(${users.name})`,
      address: userEmails.address,
      role: roles.name,
      teams: teamNames(db()),
      away: awayNow(),
      lastActedAt: lastActed(db()),
    })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .where(
      and(
        eq(users.kind, "staff"),
        colleagueScope(actor),
        eq(users.status, status),
        words === null ? undefined : hasWords(words, sql`${users.name} || ' ' || ${userEmails.address}`),
        afterName(users.name, users.id, cursor),
      ),
    )
    .orderBy(...byName(users.name, users.id))
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, nameCursor);
  return { rows: page.map(({ sortKey: _key, ...row }) => row), next };
}

/** `text` holds words that begin as those looked for; an address is two words. */
export function hasWords(words: string, text: SQL): SQL {
  return sql`to_tsvector('simple', translate(${text}, '@', ' ')) @@ to_tsquery('simple', ${words})`;
}

function teamNames(reader: Reader) {
  const names = reader
    .select({ names: sql`array_agg(${teams.name} order by ${teams.name})` })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(eq(memberships.userId, users.id));
  return sql<string[]>`coalesce((${names}), '{}')`;
}

/** For a query on `users`: the newest thing that the person did, be it a sign in a ticket or a setting; ISO 8601. */
export function lastActed(reader: Reader): SQL<string | null> {
  const newest = reader
    .select({ at: events.at })
    .from(events)
    .where(eq(events.actorId, users.id))
    .orderBy(desc(events.at), desc(events.id))
    .limit(literalLimit(1));
  return sql<string | null>`to_char((${newest}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}
