import type { Actor } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import type { Locale } from "../../lib/i18n/locales";
import { createArticle } from "../../lib/knowledge/create-article";
import { createCategory } from "../../lib/knowledge/create-category";
import { getArticle } from "../../lib/knowledge/get-article";
import { publishArticle } from "../../lib/knowledge/publish-article";

export async function makeCategory(actor: Actor, en = "Machines", de = ""): Promise<number> {
  return (await createCategory(actor, { en, de })).categoryId;
}

type Text = { title?: string; html?: string; locale?: Locale };

export async function makeDraft(actor: Actor, categoryId: number, text: Text = {}) {
  const { title = "Group head pressure is too low", html = "<p>Clean the group.</p>", locale = "en" } = text;
  const { articleId } = await createArticle(actor, {
    categoryId,
    locale,
    title,
    html,
    onceKey: randomToken(),
  });
  return getArticle(actor, articleId);
}

export async function makePublished(actor: Actor, categoryId: number, text: Text = {}) {
  const { id, locale, version } = await makeDraft(actor, categoryId, text);
  await publishArticle(actor, { articleId: id, locale: locale as Locale, seenVersion: version });
  return getArticle(actor, id);
}
