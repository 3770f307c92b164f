import { getLocale } from "next-intl/server";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { isAppError } from "@/lib/core/errors";
import { toLocale } from "@/lib/i18n/locales";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { askForGuestLink } from "@/lib/tickets/ask-for-guest-link";
import { askForLinkInput } from "@/lib/tickets/inputs";
import { clientNetwork } from "@/lib/web/client-network";
import { readBody } from "@/lib/web/read-body";
import { onceAnswered, publicRoute } from "@/lib/web/route";
import { ensureSameOrigin } from "@/lib/web/same-origin";

const tries = { name: "link-from", points: 20, seconds: 600 };

export const POST = publicRoute(async (request, { token = "" }) => {
  ensureSameOrigin(request);
  const form = new URLSearchParams(await readBody(request, 4096));
  const wrong = await ask(request, token, form.get("email") ?? "");
  const location = wrong ? `/r/${encodeURIComponent(token)}?wrong=${wrong}` : "/r/asked";
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
});

/** @returns what was wrong, for the page to say; null also where nobody has this address */
async function ask(request: Request, token: string, email: string): Promise<"address" | "often" | null> {
  const locale = toLocale(await getLocale());
  const asked = askForLinkInput.safeParse({ email, token, locale });
  if (!asked.success) return "address";
  try {
    await consumeLimit(tries, clientNetwork(request.headers));
  } catch (error) {
    if (isAppError(error)) return "often";
    throw error;
  }
  onceAnswered(async () => askForGuestLink(await loadSystemActor(), asked.data));
  return null;
}
