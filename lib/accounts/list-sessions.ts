import { and, desc, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { sessions } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { hashToken } from "@/lib/core/ids";
import { describeAgent } from "./describe-agent";
import { type ColleagueInput, colleagueInput } from "./inputs";
import type { SessionView } from "./view-types";

const mostShown = 50;

/**
 * Where one is signed in, the latest seen first; at most 50.
 * @param token of the session that asks
 */
export async function listSessions(actor: Actor, token: string): Promise<SessionView[]> {
  return sessionsOf(actor.id, token);
}

/**
 * Where a colleague is signed in, for who may end it.
 * @throws AppError `forbidden`
 */
export async function listSessionsOf(actor: Actor, raw: ColleagueInput): Promise<SessionView[]> {
  ensureMay(actor, "settings.people");
  const { userId } = colleagueInput.parse(raw);
  return sessionsOf(userId, null);
}

async function sessionsOf(userId: number, token: string | null): Promise<SessionView[]> {
  const isThis =
    token === null ? sql<boolean>`false` : sql<boolean>`${sessions.tokenHash} = ${hashToken(token)}`;
  const rows = await db()
    .select({
      id: sessions.id,
      network: sessions.network,
      agent: sessions.agent,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      isThis,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(literalLimit(mostShown));
  return rows.map(({ agent, ...row }) => ({
    ...row,
    ...describeAgent(agent),
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }));
}
