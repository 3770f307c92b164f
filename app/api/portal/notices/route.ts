import { countUnread } from "@/lib/notifications/count-unread";
import { route } from "@/lib/web/route";

/** How many notices one has not read: open pages ask when they hear that there is another. */
export const GET = route("own", async (actor) =>
  Response.json({ count: await countUnread(actor) }, { headers: { "cache-control": "no-store" } }),
);
