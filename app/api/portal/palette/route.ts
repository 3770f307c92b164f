import { getMessages } from "next-intl/server";
import { paletteStart } from "@/app/palette-pages";
import { route } from "@/lib/web/route";

/** What the palette shows whatever is typed: its words, and the pages and commands that are this person's. */
export const GET = route("own", async (actor) =>
  Response.json(paletteStart(actor, await getMessages()), { headers: { "cache-control": "no-store" } }),
);
