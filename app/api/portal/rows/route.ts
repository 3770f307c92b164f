import { z } from "zod";
import { viewKey } from "@/lib/tickets/inputs";
import { findTicketRows } from "@/lib/tickets/list-tickets";
import { route } from "@/lib/web/route";

const query = z.object({
  view: viewKey.catch("open"),
  ids: z
    .string()
    .regex(/^\d{1,16}(,\d{1,16}){0,99}$/)
    .catch(""),
});

/** What a live change refetches: those of the rows that are still in the view. */
export const GET = route("tickets.note", async (actor, request) => {
  const { view, ids } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const wanted = ids.split(",").flatMap((id) => Number(id) || []);
  const rows = await findTicketRows(actor, view, wanted);
  return Response.json({ rows }, { headers: { "cache-control": "no-store" } });
});
