import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { AppError } from "@/lib/core/errors";
import { toLocale } from "@/lib/i18n/locales";
import { helpArticle } from "@/lib/knowledge/published";
import { open } from "../access";
import { answer, articleUrl, problems } from "../answers";
import { article, articleLocale } from "../article-schemas";
import { plain } from "../schemas";

const params = z.object({
  locale: articleLocale.openapi({ param: { name: "locale", in: "path" } }),
  slug: plain(200).openapi({ param: { name: "slug", in: "path" }, example: "clean-the-group" }),
});

export const readArticle = defineOpenAPIRoute({
  route: createRoute({
    method: "get",
    path: "/articles/{locale}/{slug}",
    ...open(),
    tags: ["Articles"],
    operationId: "readArticle",
    summary: "Read an article",
    request: { params },
    responses: {
      200: answer(article, "The article, as it is published."),
      ...problems("not_found"),
    },
  }),
  handler: async (context) => {
    const { locale, slug } = context.req.valid("param");
    const found = await helpArticle(locale, slug);
    if (!found) throw new AppError("not_found", "error.notFound");
    const { title, html, category, author, publishedAt } = found;
    const body = { slug, title, url: articleUrl(locale, slug), category, html, author };
    return context.json({ ...body, locale: toLocale(found.locale), published_at: publishedAt }, 200);
  },
});
