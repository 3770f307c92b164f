import { asc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { uploads } from "@/db/schema";
import { removeStored } from "@/lib/stores/storage";
import { uploadHours } from "./take-uploads";

const batch = 200;

/**
 * Removes files that no message named in time, the oldest first, at most 200 a run. The bytes go before their row, so
 * that a run which dies leaves nothing behind that the next one does not find.
 */
export async function sweepUploads(): Promise<number> {
  const old = await db()
    .select({ id: uploads.id, storageKey: uploads.storageKey })
    .from(uploads)
    // An hour after nobody can name it any more: no message is being written with it.
    .where(sql`${uploads.createdAt} < now() - make_interval(hours => ${uploadHours + 1})`)
    .orderBy(asc(uploads.createdAt))
    .limit(literalLimit(batch));
  for (const { id, storageKey } of old) {
    await removeStored(storageKey);
    await db().delete(uploads).where(eq(uploads.id, id));
  }
  return old.length;
}
