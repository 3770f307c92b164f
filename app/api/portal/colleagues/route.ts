import { findColleagues } from "@/lib/tickets/colleagues";
import { findColleaguesInput } from "@/lib/tickets/inputs";
import { route } from "@/lib/web/route";

/** Whom a note offers to mention while somebody types: those who see its ticket. */
export const GET = route("tickets.note", async (actor, request) => {
  const asked = new URL(request.url).searchParams;
  const query = asked.get("q")?.slice(0, 100) ?? "";
  const input = findColleaguesInput.safeParse({ ticketId: Number(asked.get("ticket")), query });
  const rows = input.success ? await findColleagues(actor, input.data) : [];
  return Response.json({ rows }, { headers: { "cache-control": "no-store" } });
});
