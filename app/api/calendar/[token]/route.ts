import { readFeed } from "@/lib/calendar/read-feed";
import { clientNetwork } from "@/lib/web/client-network";
import { publicRoute } from "@/lib/web/route";

/** Public: calendar programs have no session, the secret in the address stands for its owner. */
export const GET = publicRoute(async (request) => {
  const file = new URL(request.url).pathname.split("/").at(-1) ?? "";
  const { text, etag } = await readFeed(file, clientNetwork(request.headers), new Date());
  const known = request.headers.get("if-none-match") === etag;
  return new Response(known ? null : text, {
    status: known ? 304 : 200,
    headers: {
      etag,
      "cache-control": "private, no-cache",
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="helpdesk.ics"',
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    },
  });
});
