import { and, eq, inArray, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { unsolvedStatuses } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { tickets, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { handOverLimits } from "./policy";

/** How many unsolved tickets each of these people has, whatever their teams: a number, and no more than that. */
export async function countLoad(actor: Actor, userIds: number[]): Promise<Map<number, number>> {
  ensureMay(actor, "settings.people");
  const theirs = db()
    .select({ one: sql`1` })
    .from(tickets)
    .where(and(eq(tickets.assigneeId, users.id), inArray(tickets.status, [...unsolvedStatuses])))
    .limit(literalLimit(handOverLimits.counted));
  const rows = await db()
    .select({ id: users.id, count: sql<number>`(select count(*)::float8 from (${theirs}) load)` })
    .from(users)
    .where(isAnyOf(users.id, userIds));
  return new Map(rows.map(({ id, count }) => [id, count]));
}
