import { z } from "zod";
import { locales } from "@/lib/i18n/locales";

// Messages are keys of lib/i18n/messages: the edges translate.

const id = z.number().int().positive();
const locale = z.enum(locales);
/** PostgreSQL holds no NUL, and excerpts of the search mark their hits with control characters. */
const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, " ");
const manyLines = (text: string) => text.replace(/(?![\n\t])\p{Cc}/gu, "");
const title = z
  .string()
  .max(150, "error.field.tooLong")
  .transform(oneLine)
  .pipe(z.string().trim().min(1, "error.field.empty"));
/** Rich text as the editor gives it; sanitised by the verb. */
const html = z.string().max(200_000, "error.field.tooLong").transform(manyLines);
const categoryName = z
  .string()
  .max(80, "error.field.tooLong")
  .transform((text) => oneLine(text).trim());
const categoryNames = z.object({ en: categoryName.default(""), de: categoryName.default("") });
const isNamed = (names: { en: string; de: string }) => locales.some((one) => names[one] !== "");
const unnamed = { message: "error.field.empty", path: ["en"] };
/** The version its writer saw: a later one is a conflict. */
const seenVersion = z.number().int().positive();

export const createCategoryInput = categoryNames.refine(isNamed, unnamed);
export type CreateCategoryInput = z.input<typeof createCategoryInput>;

export const renameCategoryInput = categoryNames
  .extend({
    categoryId: id,
    /** The names its user saw. */
    from: z.object({ en: z.string().default(""), de: z.string().default("") }),
  })
  .refine(isNamed, unnamed);
export type RenameCategoryInput = z.input<typeof renameCategoryInput>;

export const removeCategoryInput = z.object({ categoryId: id });
export type RemoveCategoryInput = z.input<typeof removeCategoryInput>;

export const createArticleInput = z.object({
  categoryId: id,
  locale,
  title,
  html,
  /** Made by the browser, so that a double click or a second try acts once. */
  onceKey: z.string().min(8).max(100),
});
export type CreateArticleInput = z.input<typeof createArticleInput>;

export const saveArticleInput = z.object({ articleId: id, locale, categoryId: id, title, html, seenVersion });
export type SaveArticleInput = z.input<typeof saveArticleInput>;

export const publishArticleInput = z.object({ articleId: id, locale, seenVersion });
export type PublishArticleInput = z.input<typeof publishArticleInput>;

export const listVersionsInput = z.object({
  articleId: id,
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListVersionsInput = z.input<typeof listVersionsInput>;

/** Also as the fields of a form have it. */
const typedId = z.coerce.number().int().positive();
/** As large as its column holds. */
const mostVersions = 2_147_483_647;
export const versionNumber = typedId.max(mostVersions);
export const restoreVersionInput = z.object({
  articleId: typedId,
  locale,
  number: versionNumber,
  seenVersion: typedId,
});
export type RestoreVersionInput = z.input<typeof restoreVersionInput>;

export const withdrawArticleInput = z.object({ articleId: id, locale });
export type WithdrawArticleInput = z.input<typeof withdrawArticleInput>;

export const previewArticleInput = z.object({ title: z.string().max(150), html });
export type PreviewArticleInput = z.input<typeof previewArticleInput>;

export const rateArticleInput = z.object({
  articleId: id,
  helpful: z.boolean(),
  comment: z
    .string()
    .max(1000, "error.field.tooLong")
    .transform((text) => manyLines(text).trim())
    .default(""),
  visitorHash: z.string().length(64),
});
export type RateArticleInput = z.input<typeof rateArticleInput>;

/** The same as the reader's form sends it. */
export const rateArticleForm = z.object({
  articleId: z.coerce.number().int().positive(),
  helpful: z.enum(["yes", "no"]),
  comment: rateArticleInput.shape.comment,
});

export const articleStates = ["draft", "published", "withdrawn"] as const;
export type ArticleState = (typeof articleStates)[number];

export const listArticlesInput = z.object({
  state: z.enum(articleStates).optional(),
  categoryId: id.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListArticlesInput = z.input<typeof listArticlesInput>;

export const listCategoryInput = z.object({
  locale,
  slug: z.string().max(200),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListCategoryInput = z.input<typeof listCategoryInput>;

/** What is published in a language, of every category or of one. */
export const listPublishedInput = listCategoryInput.partial({ slug: true });
export type ListPublishedInput = z.input<typeof listPublishedInput>;

export const searchInput = z.object({
  locale,
  /** Cut, not refused: whoever pastes a page into the search wants results. */
  words: z.string().transform((text) => text.slice(0, 200)),
});
export type SearchInput = z.input<typeof searchInput>;

export const findArticlesInput = z.object({
  query: z.string().max(200).transform(oneLine).default(""),
  limit: z.number().int().min(1).max(50).default(10),
});
export type FindArticlesInput = z.input<typeof findArticlesInput>;

/** A filter as it stands in the list's address, where anybody may write anything: what is no filter filters nothing. */
export const articleFilter = z.object({
  state: z.enum(articleStates).optional().catch(undefined),
  categoryId: z.coerce.number().int().positive().optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
});
export type ArticleFilter = z.infer<typeof articleFilter>;
