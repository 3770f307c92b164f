import { AppError } from "@/lib/core/errors";
import { searchInput } from "@/lib/knowledge/inputs";
import { suggestArticles } from "@/lib/knowledge/search-articles";
import { publicRoute } from "@/lib/web/route";

/** What could be meant by the words typed so far into the help centre's search. */
export const GET = publicRoute(async (request) => {
  const { searchParams } = new URL(request.url);
  const asked = searchInput.safeParse({
    locale: searchParams.get("locale"),
    words: searchParams.get("words"),
  });
  if (!asked.success) throw new AppError("invalid", "error.invalid");
  const hits = await suggestArticles(asked.data);
  return Response.json({ hits }, { headers: { "cache-control": "no-store" } });
});
