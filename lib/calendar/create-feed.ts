import { and, eq, isNull } from "drizzle-orm";
import { calendarFeeds, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { hashToken, secretToken } from "@/lib/core/ids";
import { transact } from "@/lib/events/transact";
import { recordCalendarEvent } from "./events";
import { type FeedInput, feedInput } from "./inputs";
import { mayKeepCalendar } from "./policy";

/**
 * A secret address for one's calendar program. An older one is dead from now on: each person has one.
 * @throws AppError `forbidden`
 * @returns the token, once: only its hash is kept
 */
export async function createFeed(actor: Actor, raw: FeedInput): Promise<{ token: string }> {
  feedInput.parse(raw);
  if (!mayKeepCalendar(actor)) throw new AppError("forbidden", "error.forbidden");
  const token = secretToken();
  await transact(actor, async (tx, now) => {
    // One press at a time: two at once would both find no live one.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.id)).for("no key update");
    await tx
      .update(calendarFeeds)
      .set({ revokedAt: now })
      .where(and(eq(calendarFeeds.userId, actor.id), isNull(calendarFeeds.revokedAt)));
    const [row] = await tx
      .insert(calendarFeeds)
      .values({ userId: actor.id, tokenHash: hashToken(token), createdAt: now })
      .returning({ id: calendarFeeds.id });
    if (!row) throw new Error("the feed was not written");
    await recordCalendarEvent(
      tx,
      actor,
      now,
      { kind: "calendar-feed", id: row.id },
      "calendar-feed.created",
      {},
    );
  });
  return { token };
}
