import { and, eq, gt, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { uploads } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import type { StoredFile } from "./add-message";
import { mostMailed } from "./policy";

/** How long a file waits for the message that names it. The sweep leaves it an hour longer. */
export const uploadHours = 24;

/**
 * The same for a message that a mail carries out, which bears less.
 * @throws AppError `invalid` (field uploadIds)
 */
export async function takeMailedUploads(
  tx: Tx,
  actor: Actor,
  ids: readonly number[],
  now: Date,
): Promise<StoredFile[]> {
  const files = await takeUploads(tx, actor, ids, now);
  if (files.reduce((sum, { size }) => sum + size, 0) <= mostMailed) return files;
  throw fieldError("uploadIds", "error.upload.tooMuchForMail");
}

/**
 * Files that this person sent ahead, for the message that now names them: each serves once.
 * @throws AppError `invalid` (field uploadIds) for one that is not there any more, or another's
 */
export async function takeUploads(
  tx: Tx,
  actor: Actor,
  ids: readonly number[],
  now: Date,
): Promise<StoredFile[]> {
  if (ids.length === 0) return [];
  const taken = await tx
    .delete(uploads)
    .where(
      and(
        isAnyOf(uploads.id, [...ids]),
        eq(uploads.userId, actor.id),
        gt(uploads.createdAt, sql`${now}::timestamptz - make_interval(hours => ${uploadHours})`),
      ),
    )
    .returning();
  const inOrder = ids.map((id) => taken.find((one) => one.id === id));
  if (inOrder.some((one) => !one) || new Set(ids).size !== ids.length) {
    throw fieldError("uploadIds", "error.upload.gone");
  }
  return inOrder.flatMap((one) => {
    if (!one) return [];
    const { id: _id, userId: _owner, createdAt: _at, ...file } = one;
    return [{ ...file, contentId: null }];
  });
}
