import { and, eq, isNull } from "drizzle-orm";
import { calendarFeeds } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { transact } from "@/lib/events/transact";
import { recordCalendarEvent } from "./events";
import { type FeedInput, feedInput } from "./inputs";

/** Ends one's own address; without one it does nothing. Anybody may take back what is his. */
export async function revokeFeed(actor: Actor, raw: FeedInput): Promise<void> {
  feedInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const rows = await tx
      .update(calendarFeeds)
      .set({ revokedAt: now })
      .where(and(eq(calendarFeeds.userId, actor.id), isNull(calendarFeeds.revokedAt)))
      .returning({ id: calendarFeeds.id });
    for (const { id } of rows) {
      await recordCalendarEvent(tx, actor, now, { kind: "calendar-feed", id }, "calendar-feed.revoked", {});
    }
  });
}
