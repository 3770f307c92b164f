import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { merges, users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { notesLimit } from "../inputs";

type Words = { phone: string | null; notes: string };

const between = "\n\n";

/**
 * What stands at two people who become one.
 * @throws AppError `conflict` for notes that are too long together
 */
export function joinWords(into: Words, other: Words): Words {
  const notes = [into.notes, other.notes].filter(Boolean).join(between);
  if (notes.length > notesLimit) throw new AppError("conflict", "error.merge.notes");
  return { phone: into.phone ?? other.phone, notes };
}

/**
 * What is left at one of them when they are two again. Notes that somebody has changed where they were joined stay, and so
 * does a number that is another by now.
 */
export function partWords(into: Words, other: Words, tookPhone: boolean): Words {
  return {
    phone: tookPhone && into.phone === other.phone ? null : into.phone,
    notes: without(into.notes, other.notes),
  };
}

/** The last one, for it was put at the end; of whole paragraphs only. */
function without(notes: string, part: string): string {
  if (part === "") return notes;
  const framed = between + notes + between;
  const at = framed.lastIndexOf(between + part + between);
  if (at < 0) return notes;
  const [before, after] = [framed.slice(0, at), framed.slice(at + between.length + part.length)];
  return (before + after).slice(between.length, -between.length);
}

/**
 * Others who are still merged into the same person had no need to give him a number while he had this one. Now the first
 * of them does.
 */
export async function heirPhone(tx: Tx, intoId: number): Promise<string | null> {
  const [heir] = await tx
    .select({ mergeId: merges.id, phone: users.phone })
    .from(merges)
    .innerJoin(users, eq(users.id, merges.personId))
    .where(and(eq(merges.intoId, intoId), isNull(merges.undoneAt), isNotNull(users.phone)))
    .orderBy(asc(merges.id))
    .limit(1);
  if (!heir) return null;
  await tx.update(merges).set({ tookPhone: true }).where(eq(merges.id, heir.mergeId));
  return heir.phone;
}
