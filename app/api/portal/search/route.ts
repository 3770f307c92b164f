import { z } from "zod";
import { may } from "@/lib/core/actor";
import { findAnything } from "@/lib/search/find-anything";
import { searchPlaces } from "@/lib/search/inputs";
import { findTicketsByNumber } from "@/lib/search/search-tickets";
import { route } from "@/lib/web/route";

const query = z.object({
  q: z
    .string()
    .transform((text) => text.slice(0, 200))
    .default(""),
  in: z.enum(searchPlaces).catch("everywhere"),
  /** Numbers of tickets that this browser had open, of which the text is not known to it. */
  recent: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15}){0,9}$/)
    .optional()
    .catch(undefined),
});

/** The palette's results in one answer; each kind asks for its own permission. */
export const GET = route("own", async (actor, request) => {
  const { q, in: place, recent } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const numbers = recent?.split(",").map(Number) ?? [];
  const found =
    numbers.length > 0 && may(actor, "tickets.work")
      ? { tickets: await findTicketsByNumber(actor, numbers), people: [], organisations: [], articles: [] }
      : await findAnything(actor, { query: q, place });
  return Response.json(
    { ...found, now: new Date().toISOString() },
    { headers: { "cache-control": "no-store" } },
  );
});
