import type { Locale } from "@/lib/i18n/locales";
import type { ArticleState } from "./inputs";

export type CategoryNames = { en: string; de: string };
export type CategoryView = { id: number; names: CategoryNames; slug: string; articles: number };

export type ArticleRow = {
  id: number;
  title: string;
  categoryId: number;
  state: ArticleState;
  /** Published, and changed since: readers see an earlier version. */
  changed: boolean;
  locale: string;
  author: string;
  updatedAt: string;
};
/** Of one language, as the search finds it. */
export type FoundArticle = { id: number; title: string; locale: string; slug: string; state: ArticleState };
export type ArticleList = { rows: ArticleRow[]; next: string | null };

export type Votes = { yes: number; all: number };
export type ReaderComment = { comment: string; at: string };
export type ArticleVersion = { number: number; author: string; at: string; isPublished: boolean };
export type VersionList = { title: string; versions: ArticleVersion[]; next: string | null };
/** An old version as its reader would have it. */
export type VersionView = ArticleVersion & {
  articleId: number;
  locale: Locale;
  latest: number;
  preview: ArticlePreview;
};
export type ArticleEdit = {
  id: number;
  locale: string;
  categoryId: number;
  slug: string;
  state: ArticleState;
  title: string;
  html: string;
  version: number;
  publishedVersion: number | null;
  /** The few newest, newest first. */
  versions: ArticleVersion[];
  hasMoreVersions: boolean;
  votes: Votes;
  /** What readers missed, newest first. */
  comments: ReaderComment[];
};

export type Heading = { id: string; text: string; level: 2 | 3 };
export type ArticlePreview = { title: string; html: string; headings: Heading[] };

export type ArticleLink = { slug: string; title: string };
export type HelpCategory = { name: string; slug: string; articles: number; first: ArticleLink[] };
export type HelpCategoryPage = { name: string; slug: string; articles: ArticleLink[]; next: string | null };
/** One page of what is published, for programs. */
export type PublishedList = {
  rows: (ArticleLink & { category: { name: string; slug: string }; publishedAt: string })[];
  next: string | null;
};
export type HelpArticle = ArticlePreview & {
  id: number;
  locale: string;
  slug: string;
  category: { name: string; slug: string };
  author: string;
  publishedAt: string;
  votes: Votes;
  related: ArticleLink[];
};

/** A text in pieces; those with `hit` are what was searched for. */
export type Marked = { text: string; hit: boolean }[];
export type SearchHit = ArticleLink & { marked: Marked; excerpt: Marked };
