import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db, pool } from "../../db/client";
import { articles, articleVersions, events } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { encodeCursor } from "../../lib/core/pagination";
import { createArticle } from "../../lib/knowledge/create-article";
import { getArticle, previewArticle } from "../../lib/knowledge/get-article";
import { listArticles } from "../../lib/knowledge/list-articles";
import { publishArticle } from "../../lib/knowledge/publish-article";
import { helpArticle } from "../../lib/knowledge/published";
import { saveArticle } from "../../lib/knowledge/save-article";
import { withdrawArticle } from "../../lib/knowledge/withdraw-article";
import { forget } from "../../lib/stores/remember";
import { makeAgent, makeWorld, type World } from "../support/world";
import { makeCategory, makeDraft, makePublished } from "./knowledge";

let world: World;
let mara: Actor;
let categoryId: number;

beforeEach(async () => {
  forget("");
  world = await makeWorld();
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  categoryId = await makeCategory(mara);
});

const changed = (article: Awaited<ReturnType<typeof getArticle>>, title: string) => ({
  articleId: article.id,
  locale: "en" as const,
  categoryId,
  title,
  html: article.html,
  seenVersion: article.version,
});

describe("an article", () => {
  it("begins as a draft that no reader sees", async () => {
    const article = await makeDraft(mara, categoryId);
    expect(article).toMatchObject({ state: "draft", version: 1, slug: "group-head-pressure-is-too-low" });
    expect(await helpArticle("en", article.slug)).toBeNull();
  });

  it("is made once for one press of Save", async () => {
    const input = { categoryId, locale: "en" as const, title: "Twice", html: "", onceKey: "the same key" };
    const made = await Promise.all([createArticle(mara, input), createArticle(mara, input)]);
    expect(made[0]).toEqual(made[1]);
    expect(await db().select().from(articles)).toHaveLength(1);
  });

  it("is cleaned when it is written", async () => {
    const { html } = await makeDraft(mara, categoryId, { html: '<p onclick="x">a</p><script>b</script>' });
    expect(html).toBe("<p>a</p>");
  });

  it("has an address that no other of its language has, nor a page of ours", async () => {
    const slugs = [];
    for (const title of ["Water", "Water", "Search"]) {
      slugs.push((await makeDraft(mara, categoryId, { title })).slug);
    }
    slugs.push((await makeDraft(mara, categoryId, { title: "Water", locale: "de" })).slug);
    expect(slugs).toEqual(["water", "water-2", "search-2", "water"]);
  });

  it("keeps its address once readers know it", async () => {
    const draft = await makeDraft(mara, categoryId);
    await saveArticle(mara, changed(draft, "Another name"));
    const renamed = await getArticle(mara, draft.id);
    expect(renamed.slug).toBe("another-name");
    await publishArticle(mara, { articleId: draft.id, locale: "en", seenVersion: 2 });
    await saveArticle(mara, changed(renamed, "A third name"));
    expect((await getArticle(mara, draft.id)).slug).toBe("another-name");
  });

  it("shows its readers the published version until the next one is published", async () => {
    const article = await makePublished(mara, categoryId);
    await saveArticle(mara, changed(article, "Newer"));
    expect((await helpArticle("en", article.slug))?.title).toBe("Group head pressure is too low");
    expect(await getArticle(mara, article.id)).toMatchObject({
      title: "Newer",
      publishedVersion: 1,
      version: 2,
    });
    await publishArticle(mara, { articleId: article.id, locale: "en", seenVersion: 2 });
    expect((await helpArticle("en", article.slug))?.title).toBe("Newer");
  });

  it("makes no version of what is as it was", async () => {
    const article = await makeDraft(mara, categoryId);
    expect(await saveArticle(mara, changed(article, article.title))).toEqual({ version: 1 });
    expect(await db().select().from(articleVersions)).toHaveLength(1);
  });

  it("that somebody saved meanwhile is a conflict, which names him", async () => {
    const article = await makeDraft(mara, categoryId);
    await saveArticle(world.admin, changed(article, "Priya was first"));
    await expect(saveArticle(mara, changed(article, "Mine"))).rejects.toMatchObject({
      code: "conflict",
      options: { details: { name: "Priya Raman", theirs: 2, yours: 1 } },
    });
    await expect(
      publishArticle(mara, { articleId: article.id, locale: "en", seenVersion: 1 }),
    ).rejects.toMatchObject({ code: "conflict" });
    expect((await getArticle(mara, article.id)).title).toBe("Priya was first");
  });

  it("of two saved at the same moment loses neither in silence", async () => {
    const article = await makeDraft(mara, categoryId);
    const both = await Promise.allSettled([
      saveArticle(mara, changed(article, "One")),
      saveArticle(world.admin, changed(article, "Two")),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("that is withdrawn is there for nobody but its writers, and can come back", async () => {
    const article = await makePublished(mara, categoryId);
    await withdrawArticle(mara, { articleId: article.id, locale: "en" });
    expect(await helpArticle("en", article.slug)).toBeNull();
    expect((await getArticle(mara, article.id)).state).toBe("withdrawn");
    await expect(withdrawArticle(mara, { articleId: article.id, locale: "en" })).rejects.toMatchObject({
      code: "conflict",
    });
    await publishArticle(mara, { articleId: article.id, locale: "en", seenVersion: 1 });
    expect(await helpArticle("en", article.slug)).not.toBeNull();
  });

  it("keeps every version as it was written", async () => {
    const article = await makeDraft(mara, categoryId);
    await saveArticle(world.admin, changed(article, "Second"));
    const { versions } = await getArticle(mara, article.id);
    expect(versions.map(({ number, author }) => [number, author])).toEqual([
      [2, "Priya Raman"],
      [1, "Mara Lindqvist"],
    ]);
    await expect(pool().query("update article_versions set title = 'forged'")).rejects.toThrow(/immutable/);
  });

  it("announces what was done to it, without its words", async () => {
    const article = await makePublished(mara, categoryId);
    await withdrawArticle(mara, { articleId: article.id, locale: "en" });
    const rows = await db().select().from(events).orderBy(asc(events.id));
    const told = rows.filter(({ subjectKind }) => subjectKind === "article");
    expect(told.map(({ name }) => name)).toEqual([
      "article.created",
      "article.published",
      "article.withdrawn",
    ]);
    expect(JSON.stringify(told.map(({ payload }) => payload))).not.toContain("pressure");
  });

  it("is previewed as its readers will get it, and nothing is kept", async () => {
    expect(await previewArticle(mara, { title: "T", html: "<h2>Hi</h2><script>x</script>" })).toEqual({
      title: "T",
      html: '<h2 id="on-hi">Hi</h2>',
      headings: [{ id: "on-hi", text: "Hi", level: 2 }],
    });
    expect(await db().select().from(articles)).toEqual([]);
  });

  it("is not for a category that is not there", async () => {
    await expect(makeDraft(mara, categoryId + 1)).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { categoryId: "error.knowledge.noCategory" } },
    });
  });
});

describe("the list of articles", () => {
  it("pages by category without a gap, and is narrowed by state and category", async () => {
    const second = await makeCategory(mara, "Water");
    const made = [];
    for (const [index, category] of [second, categoryId, second, categoryId, second].entries()) {
      const make = index === 0 ? makePublished : makeDraft;
      made.push((await make(mara, category, { title: `Article ${index}` })).title);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { rows, next } = await listArticles(mara, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...rows.map(({ title }) => title));
      cursor = next ?? undefined;
    } while (cursor);
    expect(seen).toEqual([made[1], made[3], made[0], made[2], made[4]]);
    const published = await listArticles(mara, { state: "published" });
    expect(published.rows.map(({ title, state }) => [title, state])).toEqual([["Article 0", "published"]]);
    expect((await listArticles(mara, { state: "draft", categoryId: second })).rows).toHaveLength(2);
  });

  it("takes a cursor that nobody of ours made for its beginning", async () => {
    await makeDraft(mara, categoryId);
    for (const key of ["99999999999999", "1.5", "x'"]) {
      expect((await listArticles(mara, { cursor: encodeCursor(key, 0) })).rows.length).toBeLessThan(2);
    }
  });

  it("says which published article has changes that readers do not see", async () => {
    const article = await makePublished(mara, categoryId);
    await saveArticle(mara, changed(article, "Newer"));
    expect((await listArticles(mara, {})).rows[0]).toMatchObject({ state: "published", changed: true });
  });
});

describe("who may not write articles", () => {
  it("may neither read drafts nor change anything", async () => {
    const article = await makePublished(mara, categoryId);
    const nobody: Actor = { ...mara, permissions: new Set(["tickets.work", "settings.mail"]) };
    const articleId = article.id;
    for (const attempt of [
      () => getArticle(nobody, articleId),
      () => listArticles(nobody, {}),
      () => previewArticle(nobody, { title: "x", html: "" }),
      () => makeCategory(nobody, "Mine"),
      () => makeDraft(nobody, categoryId),
      () => saveArticle(nobody, changed(article, "Mine")),
      () => publishArticle(nobody, { articleId, locale: "en", seenVersion: 1 }),
      () => withdrawArticle(nobody, { articleId, locale: "en" }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
