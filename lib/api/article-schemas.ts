import { z } from "@hono/zod-openapi";
import { locales } from "@/lib/i18n/locales";
import { instant } from "./schemas";

/** Published articles, as anybody reads them. */

const articleLink = {
  slug: z.string().openapi({ example: "clean-the-group" }),
  title: z.string().openapi({ example: "Clean the group" }),
  url: z.string().openapi({
    description: "Its page in the help centre.",
    example: "https://help.example.com/help/en/clean-the-group",
  }),
};
const category = z.object({
  name: z.string().openapi({ example: "Care" }),
  slug: z.string().openapi({ example: "care" }),
});

export const articleRow = z.object({ ...articleLink, category, published_at: instant }).openapi("ArticleRow");

export const articleHit = z
  .object({
    ...articleLink,
    excerpt: z.string().openapi({ example: "… rinse the group with clear water …" }),
  })
  .openapi("ArticleHit");

export const article = z
  .object({
    ...articleLink,
    category,
    locale: z.enum(locales).openapi({ example: "en" }),
    html: z.string().openapi({
      description: "Sanitised: no script, no style, no form.",
      example: "<p>Rinse it with clear water.</p>",
    }),
    author: z.string().openapi({ example: "Mara Lindqvist" }),
    published_at: instant,
  })
  .openapi("Article");

export const articleLocale = z
  .enum(locales)
  .openapi({ description: "The language of the articles.", example: "en" });
