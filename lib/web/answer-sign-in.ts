import "server-only";
import { refusalOf, refuse } from "@/lib/accounts/providers/refuse";
import type { Refusal } from "@/lib/accounts/providers/view-types";
import { type ErrorCode, isAppError } from "@/lib/core/errors";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { clientNetwork } from "./client-network";

// A whole office begins its day behind one address.
const tries = { name: "provider-sign-in", points: 120, seconds: 600 };

/** Of what any sign-in may end with: the second is of somebody whose account was ended at this moment. */
const whyOf: Partial<Record<ErrorCode, Refusal>> = { rate_limited: "busy", unauthenticated: "deactivated" };

/**
 * A step of the way through the sign-in provider that an address names; `take` says where it leads. Who cannot go on is led to a page that says why; nothing that came with
 * the request says where somebody is led to.
 */
export async function answerSignIn(
  request: Request,
  id: string | undefined,
  take: (providerId: number) => Promise<string>,
): Promise<Response> {
  const headers = new Headers({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  try {
    await consumeLimit(tries, clientNetwork(request.headers));
    headers.set("location", await take(idOf(id)));
  } catch (error) {
    const why = refusalOf(error) ?? (isAppError(error) ? whyOf[error.code] : undefined);
    if (!why) throw error;
    headers.set("location", `/sign-in/refused?why=${why}`);
  }
  return new Response(null, { status: 303, headers });
}

function idOf(text = ""): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw refuse("off");
  return Number(text);
}
