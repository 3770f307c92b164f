import { asc } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { tags } from "@/db/schema";
import { AppError } from "@/lib/core/errors";

export type LockedTag = { name: string; leavingEventId: number | null };

/**
 * Tags that a verb is about to change, locked in one order. Those that are being taken from their tickets can be
 * neither renamed nor become another's name until that is done.
 * @throws AppError `conflict`
 */
export async function lockTags(tx: Tx, names: string[]): Promise<LockedTag[]> {
  const rows = await tx
    .select({ name: tags.name, leavingEventId: tags.leavingEventId })
    .from(tags)
    .where(isAnyOf(tags.name, names))
    .orderBy(asc(tags.name))
    .for("no key update");
  const leaving = rows.find((row) => row.leavingEventId !== null);
  if (leaving) throw tagIsLeaving(leaving.name);
  return rows;
}

export function tagIsLeaving(name: string): AppError {
  return new AppError("conflict", "error.tags.leaving", { details: { name } });
}
