import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { searchArticles } from "@/lib/knowledge/search-articles";
import type { Marked } from "@/lib/knowledge/view-types";
import { open } from "../access";
import { answer, articleUrl, problems } from "../answers";
import { articleHit, articleLocale } from "../article-schemas";
import { plain } from "../schemas";

const query = z.strictObject({
  locale: articleLocale,
  words: plain(200).openapi({ description: "What to look for.", example: "clean group" }),
});

export const searchForArticles = defineOpenAPIRoute({
  route: createRoute({
    method: "get",
    path: "/articles/search",
    ...open(),
    tags: ["Articles"],
    operationId: "searchArticles",
    summary: "Search published articles",
    description: "The twenty that fit best, those with every word first.",
    request: { query },
    responses: {
      200: answer(z.object({ data: z.array(articleHit) }).openapi("ArticleHits"), "What was found."),
      ...problems(),
    },
  }),
  handler: async (context) => {
    const { locale, words } = context.req.valid("query");
    const hits = await searchArticles({ locale, words });
    const data = hits.map(({ slug, title, excerpt }) => ({
      slug,
      title,
      url: articleUrl(locale, slug),
      excerpt: textOf(excerpt),
    }));
    return context.json({ data }, 200);
  },
});

function textOf(marked: Marked): string {
  return marked.map(({ text }) => text).join("");
}
