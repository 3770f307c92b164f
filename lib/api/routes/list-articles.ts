import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { listPublished } from "@/lib/knowledge/list-published";
import { open } from "../access";
import { answer, articleUrl, linkHeader, linkTo, nextPage, problems } from "../answers";
import { articleLocale, articleRow } from "../article-schemas";
import { pageOf, paging, plain } from "../schemas";

const query = z.strictObject({
  locale: articleLocale,
  category: plain(200).optional().openapi({ description: "Slug of a category.", example: "care" }),
  ...paging,
});

export const listArticles = defineOpenAPIRoute({
  route: createRoute({
    method: "get",
    path: "/articles",
    ...open(),
    tags: ["Articles"],
    operationId: "listArticles",
    summary: "List published articles",
    request: { query },
    responses: {
      200: answer(pageOf(articleRow, "ArticlePage"), "A page of articles, oldest first.", linkHeader),
      ...problems(),
    },
  }),
  handler: async (context) => {
    const { locale, category, cursor, limit } = context.req.valid("query");
    const { rows, next } = await listPublished({ locale, slug: category, cursor, limit });
    const address = nextPage(context.req.raw, next);
    const data = rows.map(({ publishedAt, ...row }) => ({
      ...row,
      url: articleUrl(locale, row.slug),
      published_at: publishedAt,
    }));
    return context.json({ data, next: address }, 200, linkTo(address));
  },
});
