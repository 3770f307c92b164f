import { listOrganisations } from "@/lib/accounts/list-organisations";
import { route } from "@/lib/web/route";

/** What a field for an organisation offers while somebody types. */
export const GET = route("tickets.work", async (actor, request) => {
  const query = new URL(request.url).searchParams.get("q")?.slice(0, 200) ?? "";
  const { rows } = await listOrganisations(actor, { query, limit: 8 });
  return Response.json({ rows }, { headers: { "cache-control": "no-store" } });
});
