import { z } from "zod";
import { tag } from "./inputs";

/** A tag as it is kept: one that was made before today's rules can be renamed and deleted too. */
const known = z.string().min(1).max(400);

export const renameTagInput = z.object({
  name: known,
  to: tag,
  /** The tag there is already under that name: who names it too means both to become one. */
  merge: z.string().max(400).default(""),
});
export type RenameTagInput = z.input<typeof renameTagInput>;

export const deleteTagInput = z.object({ name: known });
export type DeleteTagInput = z.input<typeof deleteTagInput>;

export const listTagsInput = z.object({
  query: z.string().max(200).default(""),
  cursor: z.string().max(2000).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListTagsInput = z.input<typeof listTagsInput>;
