import { and, eq, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { prepared } from "@/db/prepared";
import { calendarFeeds } from "@/db/schema";
import { loadActor } from "@/lib/accounts/load-actor";
import type { Actor } from "@/lib/core/actor";
import { hashToken } from "@/lib/core/ids";
import { mayKeepCalendar } from "./policy";
import type { FeedView } from "./view-types";

/** Whose agenda an address shows; null when it is unknown or revoked, or its person has left or lost the permission. */
export async function findFeedOwner(token: string): Promise<Actor | null> {
  const [row] = await db()
    .select({ userId: calendarFeeds.userId })
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.tokenHash, hashToken(token)), isNull(calendarFeeds.revokedAt)));
  const owner = row ? await loadActor(row.userId) : null;
  return owner && mayKeepCalendar(owner) ? owner : null;
}

/** Whether the actor has an address, and since when; what it is nobody knows any more. */
export async function findFeed(actor: Actor): Promise<FeedView | null> {
  const [row] = await feedQuery().execute({ userId: actor.id });
  return row ? { createdAt: row.createdAt.toISOString() } : null;
}

const feedQuery = prepared((database) =>
  database
    .select({ createdAt: calendarFeeds.createdAt })
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.userId, sql.placeholder("userId")), isNull(calendarFeeds.revokedAt)))
    .prepare("calendar feed"),
);
