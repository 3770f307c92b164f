import { z } from "zod";

const typed = z
  .string()
  .max(200)
  .transform((text) =>
    text
      .replace(/\p{Cc}/gu, " ")
      .toWellFormed()
      .trim(),
  )
  .default("");

export const searchTicketsInput = z.object({
  query: typed,
  cursor: z.string().max(1000).optional(),
  limit: z.number().int().min(1).max(100).default(25),
});
export type SearchTicketsInput = z.input<typeof searchTicketsInput>;

/** Where to look: everywhere, among people and their organisations (`@`), or for one ticket's number (`#`). */
export const searchPlaces = ["everywhere", "people", "number"] as const;

export const findAnythingInput = z.object({
  query: typed,
  place: z.enum(searchPlaces).default("everywhere"),
});
export type FindAnythingInput = z.input<typeof findAnythingInput>;

export const ticketNumbersInput = z.array(z.number().int().nonnegative()).max(10);

/** The ticket number that a text is, with or without its sign; null for any other text. */
export function ticketNumberOf(query: string): number | null {
  const digits = /^#?(\d{1,15})$/.exec(query.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
