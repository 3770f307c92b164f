import { loadSystemActor } from "@/lib/accounts/load-actor";
import { isAppError } from "@/lib/core/errors";
import { openGuestLink } from "@/lib/tickets/open-guest-link";
import { guestCookie } from "@/lib/web/guest-session";
import { publicRoute } from "@/lib/web/route";
import { ensureSameOrigin } from "@/lib/web/same-origin";

export const POST = publicRoute(async (request, { token = "" }) => {
  ensureSameOrigin(request);
  const headers = new Headers({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  try {
    const { linkId, number } = await openGuestLink(await loadSystemActor(), token);
    headers.set("set-cookie", guestCookie(linkId, number));
    headers.set("location", `/requests/${number}`);
  } catch (error) {
    if (!isAppError(error) || error.code !== "not_found") throw error;
    headers.set("location", `/r/${encodeURIComponent(token)}`);
  }
  return new Response(null, { status: 303, headers });
});
