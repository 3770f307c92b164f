import { and, eq, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import type { StoredImage } from "@/db/schema/columns";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";

/**
 * By what a colleague's picture is asked for, of `users`: its address changes when it does. Null for who has none, or was
 * erased.
 */
export const pictureHash: SQL<string | null> = sql<
  string | null
>`case when ${users.erasedAt} is null then left(${users.picture} ->> 'sha256', 16) end`;

/**
 * A colleague's picture, for colleagues.
 * @throws AppError `not_found`, also for one that is not his any more
 */
export async function findPicture(
  actor: Actor,
  { userId, hash }: { userId: number; hash: string },
): Promise<StoredImage> {
  if (actor.kind !== "staff") throw new AppError("not_found", "error.notFound");
  const [row] = await db()
    .select({ picture: users.picture })
    .from(users)
    .where(and(eq(users.id, userId), eq(pictureHash, hash)));
  if (!row?.picture) throw new AppError("not_found", "error.notFound");
  return row.picture;
}
