import { endViewing } from "@/lib/accounts/viewing/end-viewing";
import { ownToken } from "@/lib/web/own-session";
import { publicRoute } from "@/lib/web/route";
import { ensureSameOrigin } from "@/lib/web/same-origin";

/** Back to the page on which it was begun; for whoever looks as nobody it does nothing. */
export const POST = publicRoute(async (request) => {
  ensureSameOrigin(request);
  const person = await endViewing(await ownToken());
  const location = !person
    ? "/"
    : person.kind === "customer"
      ? `/customers/${person.id}`
      : `/settings/people/${person.id}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
});
