import { loadSystemActor } from "@/lib/accounts/load-actor";
import { openSignInLink } from "@/lib/accounts/sign-in-links";
import { isAppError } from "@/lib/core/errors";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { clientNetwork } from "@/lib/web/client-network";
import { keepSession } from "@/lib/web/own-session";
import { publicRoute } from "@/lib/web/route";
import { ensureSameOrigin } from "@/lib/web/same-origin";

const tries = { name: "sign-in-link-open", points: 20, seconds: 600 };

export const POST = publicRoute(async (request, { token = "" }) => {
  ensureSameOrigin(request);
  const network = clientNetwork(request.headers);
  await consumeLimit(tries, network);
  const headers = new Headers({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  try {
    const agent = request.headers.get("user-agent") ?? "";
    await keepSession(await openSignInLink(await loadSystemActor(), token, { network, agent }));
    headers.set("location", "/requests");
  } catch (error) {
    // Its page says what has become of it.
    if (!isAppError(error) || !["conflict", "not_found"].includes(error.code)) throw error;
    headers.set("location", `/sign-in/link/${encodeURIComponent(token)}`);
  }
  return new Response(null, { status: 303, headers });
});
