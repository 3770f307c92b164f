import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { flag, identity, instant, ref } from "./columns";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** `name` per locale: a reader whose language is missing gets another one. */
export const categories = pgTable(
  "categories",
  {
    id: identity(),
    name: jsonb().$type<Record<string, string>>().notNull(),
    slug: text().notNull(),
    /** Order of the help centre, and the key by which lists of articles page. */
    position: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("categories_slug_key").on(t.slug),
    uniqueIndex("categories_position_key").on(t.position),
    check("categories_named", sql`${t.name} <> '{}'`),
  ],
);

export const articles = pgTable(
  "articles",
  {
    id: identity(),
    categoryId: ref()
      .notNull()
      .references(() => categories.id),
    authorId: ref()
      .notNull()
      .references(() => users.id),
    /** Made by the browser for one press of Save: a second try finds the first one's article. */
    onceKey: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("articles_once_key").on(t.authorId, t.onceKey),
    index("articles_category").on(t.categoryId, t.id),
  ],
);

/** An article in one language. Its state follows: published with a version, withdrawn with an instant, else a draft. */
export const articleTranslations = pgTable(
  "article_translations",
  {
    id: identity(),
    articleId: ref()
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    locale: text().notNull(),
    slug: text().notNull(),
    latestVersion: integer().notNull(),
    publishedVersion: integer(),
    publishedAt: instant(),
    withdrawnAt: instant(),
    /** Of the published version only: what nobody may read is found by nobody. */
    search: tsvector(),
  },
  (t) => [
    uniqueIndex("article_translations_locale_key").on(t.articleId, t.locale),
    uniqueIndex("article_translations_slug_key").on(t.locale, t.slug),
    index("article_translations_search").using("gin", t.search),
    foreignKey({
      name: "article_translations_published_fk",
      columns: [t.id, t.publishedVersion],
      foreignColumns: [articleVersions.translationId, articleVersions.number],
    }),
    check("article_translations_locale", sql`${t.locale} ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'`),
    check(
      "article_translations_published",
      sql`(${t.publishedVersion} is null) = (${t.publishedAt} is null)
        and (${t.publishedVersion} is null) = (${t.search} is null)
        and (${t.publishedVersion} is null or ${t.publishedVersion} <= ${t.latestVersion})`,
    ),
    check("article_translations_withdrawn", sql`${t.withdrawnAt} is null or ${t.publishedVersion} is null`),
  ],
);

/** What was written, each time it was saved: a trigger refuses to change it. */
export const articleVersions = pgTable(
  "article_versions",
  {
    translationId: ref()
      .notNull()
      .references((): AnyPgColumn => articleTranslations.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    title: text().notNull(),
    /** Sanitised when it was written. */
    html: text().notNull(),
    text: text().notNull(),
    authorId: ref()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.translationId, t.number] }),
    // For writers, who find drafts too: by the beginnings of words in their titles.
    index("article_versions_words").using("gin", sql`to_tsvector('simple', ${t.title})`),
    check("article_versions_number", sql`${t.number} > 0`),
  ],
);

/** One answer for each visitor and article; only the hash of the visitor's token is known. */
export const articleFeedback = pgTable(
  "article_feedback",
  {
    articleId: ref()
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    visitorHash: text().notNull(),
    helpful: flag().notNull(),
    comment: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.visitorHash] }),
    check("article_feedback_comment", sql`length(${t.comment}) between 1 and 1000`),
  ],
);
