import { and, eq, gt, sql } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { sessions, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { hashToken } from "@/lib/core/ids";
import { selectActor, toActor } from "./load-actor";

/** The person behind a session token: null when it is unknown, expired or ended, or its person deactivated. */
export async function findSessionActor(token: string): Promise<Actor | null> {
  const [row] = await bySession().execute({ tokenHash: hashToken(token) });
  return toActor(row);
}

/** Asked at every request: one statement, its text built once. */
const bySession = prepared((database) =>
  selectActor(database)
    .innerJoin(sessions, eq(sessions.userId, users.id))
    .where(and(eq(sessions.tokenHash, sql.placeholder("tokenHash")), gt(sessions.expiresAt, sql`now()`)))
    .prepare("actor by session"),
);
