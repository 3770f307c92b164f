"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { type ActionResult, problemOf } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import type {
  CreateArticleInput,
  PreviewArticleInput,
  PublishArticleInput,
  SaveArticleInput,
  WithdrawArticleInput,
} from "@/lib/knowledge/inputs";
import type { ArticleEdit, ArticlePreview } from "@/lib/knowledge/view-types";
import { readLocalArticle, writeLocalArticle } from "./local-article";

export type ArticleActions = {
  create: (input: CreateArticleInput) => Promise<ActionResult<{ articleId: number }>>;
  save: (input: SaveArticleInput) => Promise<ActionResult<{ version: number }>>;
  publish: (input: PublishArticleInput) => Promise<ActionResult<unknown>>;
  withdraw: (input: WithdrawArticleInput) => Promise<ActionResult<unknown>>;
  preview: (input: PreviewArticleInput) => Promise<ActionResult<ArticlePreview>>;
};
type Typed = { title: string; html: string; categoryId: number };
type Problem = { field: "title" | null; text: string; theirs: number | null };
type Place = { id: number; version: number };

type Surroundings = {
  labels: Messages["knowledge"];
  networkError: string;
  /** Begin with what the server has, whatever this browser holds: to see somebody else's version. */
  asSaved: boolean;
};

/** What is typed, what of it is saved, and the verbs on it. Nothing typed is given up but by its writer. */
export function useArticle(
  article: ArticleEdit | null,
  beginning: Typed & { locale: Locale },
  actions: ArticleActions,
  { labels, networkError, asSaved }: Surroundings,
) {
  const router = useRouter();
  const [typed, setTyped] = useState<Typed>(beginning);
  const [saved, setSaved] = useState<Typed>(beginning);
  const [locale, setLocale] = useState(beginning.locale);
  /** Loads the editor anew with what is typed. */
  const [loaded, setLoaded] = useState(0);
  const [ready, setReady] = useState(false);
  const [restored, setRestored] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, start] = useTransition();
  const place = useRef<Place | null>(article && { id: article.id, version: article.version });
  const onceKey = useRef("");
  const localId = article?.id ?? null;
  const dirty =
    typed.title !== saved.title || typed.html !== saved.html || typed.categoryId !== saved.categoryId;

  // Before the editor comes: it begins with what this browser still holds.
  useEffect(() => {
    const kept = asSaved ? null : readLocalArticle(localId);
    if (kept) {
      setTyped((now) => ({ ...now, title: kept.title, html: kept.html }));
      setRestored(true);
      // Its writer saw that version: should there be a newer one, saving says so.
      if (place.current && kept.version !== null) place.current.version = kept.version;
    }
    onceKey.current = crypto.randomUUID();
    setReady(true);
  }, [localId, asSaved]);

  function type(change: Partial<Typed>) {
    const next = { ...typed, ...change };
    setTyped(next);
    setProblem(null);
    writeLocalArticle(localId, {
      title: next.title,
      html: next.html,
      version: place.current?.version ?? null,
    });
  }

  function discard() {
    writeLocalArticle(localId, null);
    if (article && place.current) place.current.version = article.version;
    setTyped(saved);
    setRestored(false);
    setProblem(null);
    setLoaded(loaded + 1);
  }

  /** @returns where it stands now, or null: what went wrong is shown */
  async function store(over?: number): Promise<Place | null> {
    const now = place.current;
    const result = now
      ? await callAction(
          () => actions.save({ articleId: now.id, locale, ...typed, seenVersion: over ?? now.version }),
          networkError,
        )
      : await callAction(() => actions.create({ locale, ...typed, onceKey: onceKey.current }), networkError);
    if (fails(result)) return null;
    const data: { version?: number; articleId?: number } = result.data ?? {};
    place.current = { id: now?.id ?? data.articleId ?? 0, version: data.version ?? 1 };
    setSaved(typed);
    setRestored(false);
    writeLocalArticle(localId, null);
    return place.current;
  }

  function fails(result: ActionResult<unknown>): boolean {
    const text = problemOf(result);
    const theirs = result.serverError?.details?.theirs;
    const field = result.validationErrors?.fieldErrors.title ? "title" : null;
    setProblem(text === null ? null : { field, text, theirs: typeof theirs === "number" ? theirs : null });
    return text !== null;
  }

  function done(at: Place, text: string) {
    toast({ id: "article", title: text });
    if (!article) router.replace(`/knowledge/${at.id}` as Route);
  }

  function save(over?: number) {
    start(async () => {
      const at = await store(over);
      if (at) done(at, labels.saved);
    });
  }

  function publish() {
    start(async () => {
      const at = dirty || !place.current ? await store() : place.current;
      if (!at) return;
      const call = () => actions.publish({ articleId: at.id, locale, seenVersion: at.version });
      if (fails(await callAction(call, networkError))) {
        // What was saved on the way is there: the page of it shows what is missing.
        if (!article) router.replace(`/knowledge/${at.id}` as Route);
      } else done(at, labels.published);
    });
  }

  function withdraw() {
    start(async () => {
      const at = place.current;
      if (!at) return;
      if (!fails(await callAction(() => actions.withdraw({ articleId: at.id, locale }), networkError)))
        toast({ id: "article", title: labels.withdrawn });
    });
  }

  return {
    typed,
    type,
    locale,
    setLocale,
    loaded,
    ready,
    restored,
    discard,
    problem,
    busy,
    dirty,
    save,
    publish,
    withdraw,
  };
}
