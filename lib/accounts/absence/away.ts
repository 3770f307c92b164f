import { and, eq, exists, gt, isNull, lte, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { absences, users } from "@/db/schema";
import type { Away } from "../view-types";

/** Condition on `absences`: it runs. */
export function isRunning(at: Date | SQL = sql`now()`): SQL {
  const { startsAt, endsAt } = absences;
  return and(lte(startsAt, at), or(isNull(endsAt), gt(endsAt, at))) as SQL;
}

/** Condition on `users`: a colleague who is away at this instant. */
export function isAway(at: Date): SQL {
  const running = db()
    .select({ one: sql`1` })
    .from(absences)
    .where(and(eq(absences.userId, users.id), isRunning(at)));
  return exists(running);
}

/** What is told of somebody who is away now, of `users` unless told otherwise. */
export function awayNow(userId: SQLWrapper = users.id, reader: Reader = db()): SQL<Away> {
  const running = reader
    .select({ away: sql`json_build_object('until', ${absences.lastDay}, 'note', ${absences.note})` })
    .from(absences)
    .where(and(eq(absences.userId, userId), isRunning()));
  return sql<Away>`(${running})`;
}
