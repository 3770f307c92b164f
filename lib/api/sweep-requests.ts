import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { apiRequests } from "@/db/schema";

/** Forgets answers that nobody asks for again: after a day, at most `limit` a run. */
export async function sweepRequests(limit = 5000): Promise<number> {
  const old = db()
    .select({ id: apiRequests.id })
    .from(apiRequests)
    .where(sql`${apiRequests.startedAt} < now() - interval '24 hours'`)
    .limit(literalLimit(limit));
  const gone = await db()
    .delete(apiRequests)
    .where(sql`${apiRequests.id} = any(array(${old}))`)
    .returning({ id: apiRequests.id });
  return gone.length;
}
