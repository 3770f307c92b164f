import { confirmAddress } from "@/lib/accounts/address-change/confirm-address";
import { addressSide } from "@/lib/accounts/address-change/inputs";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { isAppError } from "@/lib/core/errors";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { clientNetwork } from "@/lib/web/client-network";
import { publicRoute } from "@/lib/web/route";
import { ensureSameOrigin } from "@/lib/web/same-origin";

const tries = { name: "address-confirm", points: 20, seconds: 600 };

export const POST = publicRoute(async (request, { side = "", token = "" }) => {
  ensureSameOrigin(request);
  await consumeLimit(tries, clientNetwork(request.headers));
  const headers = new Headers({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  headers.set("location", await outcome(side, token));
  return new Response(null, { status: 303, headers });
});

async function outcome(side: string, token: string): Promise<string> {
  const back = `/address/${encodeURIComponent(side)}/${encodeURIComponent(token)}`;
  const known = addressSide.safeParse(side).data;
  if (!known) return back;
  try {
    return `/address/confirmed?as=${await confirmAddress(await loadSystemActor(), known, token)}`;
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.options.fields?.email) return "/address/confirmed?as=taken";
    // Its page says what has become of it.
    if (["conflict", "not_found"].includes(error.code)) return back;
    throw error;
  }
}
