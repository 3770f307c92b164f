import { findTags } from "@/lib/tickets/list-choices";
import { route } from "@/lib/web/route";

/** What a field for tags offers while somebody types. */
export const GET = route("tickets.work", async (actor, request) => {
  const query = new URL(request.url).searchParams.get("q")?.slice(0, 100) ?? "";
  const rows = await findTags(actor, { query });
  return Response.json({ rows }, { headers: { "cache-control": "no-store" } });
});
