import { countViews } from "@/lib/tickets/list-tickets";
import { route } from "@/lib/web/route";

/** The views' counts, which open pages ask for now and then while tickets change. */
export const GET = route("tickets.note", async (actor) =>
  Response.json(await countViews(actor), { headers: { "cache-control": "no-store" } }),
);
