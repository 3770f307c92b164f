import { cookies } from "next/headers";
import { findSessionActor } from "@/lib/accounts/find-session-actor";
import { knownTo, openStream } from "@/lib/web/live-hub";
import { route } from "@/lib/web/route";
import { sessionCookieName } from "@/lib/web/session-cookie";

export const GET = route("own", async (actor, request) => {
  const token = (await cookies()).get(sessionCookieName())?.value ?? "";
  const stream = openStream(actor, request.signal, () => findSessionActor(token), knownTo(request));
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
});
