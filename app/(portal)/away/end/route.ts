import { endAbsence } from "@/lib/accounts/absence/end-absence";
import { route } from "@/lib/web/route";
import { ensureSameOrigin } from "@/lib/web/same-origin";

/** Of the banner on every page of one's own, which brings no script: back to that page. */
export const POST = route("own", async (actor, request) => {
  ensureSameOrigin(request);
  await endAbsence(actor, { userId: actor.id });
  const location = pageBefore(request) ?? "/inbox";
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
});

/** Without its host, and never "//…", which would name another. */
function pageBefore(request: Request): string | null {
  const page = URL.parse(request.headers.get("referer") ?? "");
  if (!page || page.pathname.startsWith("//")) return null;
  return `${page.pathname}${page.search}`;
}
