import { getLocale } from "next-intl/server";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { askForGuestLink } from "@/lib/tickets/ask-for-guest-link";
import { askForLinkInput } from "@/lib/tickets/inputs";
import { clientNetwork } from "@/lib/web/client-network";
import { readBody } from "@/lib/web/read-body";
import { publicRoute } from "@/lib/web/route";
import { ensureSameOrigin } from "@/lib/web/same-origin";

const tries = { name: "link-from", points: 20, seconds: 600 };

export const POST = publicRoute(async (request, { token = "" }) => {
  ensureSameOrigin(request);
  await consumeLimit(tries, clientNetwork(request.headers));
  const form = new URLSearchParams(await readBody(request, 4096));
  const locale = (await getLocale()) === "de" ? "de" : "en";
  const asked = askForLinkInput.safeParse({ email: form.get("email") ?? "", token, locale });
  if (asked.success) await askForGuestLink(await loadSystemActor(), asked.data);
  const location = asked.success ? "/r/asked" : `/r/${encodeURIComponent(token)}?wrong=1`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
});
