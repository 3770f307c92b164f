import { listPeople } from "@/lib/accounts/list-people";
import { route } from "@/lib/web/route";

/** Whom a field for a customer offers while somebody types. */
export const GET = route("tickets.work", async (actor, request) => {
  const query = new URL(request.url).searchParams.get("q")?.slice(0, 200) ?? "";
  const { rows } = await listPeople(actor, { query, limit: 8 });
  return Response.json({ rows }, { headers: { "cache-control": "no-store" } });
});
