import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { encodeCursor } from "../../lib/core/pagination";
import { getArticle } from "../../lib/knowledge/get-article";
import { getVersion } from "../../lib/knowledge/get-version";
import { listVersions } from "../../lib/knowledge/list-versions";
import { publishArticle } from "../../lib/knowledge/publish-article";
import { helpArticle } from "../../lib/knowledge/published";
import { restoreVersion } from "../../lib/knowledge/restore-version";
import { saveArticle } from "../../lib/knowledge/save-article";
import { forget } from "../../lib/stores/remember";
import { makeCustomer } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";
import { makeCategory, makeDraft, makePublished } from "./knowledge";

let admin: Actor;
let mara: Actor;
let categoryId: number;
beforeEach(async () => {
  forget("");
  ({ admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  categoryId = await makeCategory(admin);
});

type Article = Awaited<ReturnType<typeof getArticle>>;
const save = (
  actor: Actor,
  { id, version }: Pick<Article, "id" | "version">,
  title: string,
  html = "<p>x</p>",
) => saveArticle(actor, { articleId: id, locale: "en", categoryId, title, html, seenVersion: version });
const restore = (articleId: number, number: number, seenVersion: number) =>
  restoreVersion(mara, { articleId, locale: "en", number, seenVersion });

describe("an article's versions", () => {
  it("are all there with who and when, newest first, page by page", async () => {
    const article = await makeDraft(admin, categoryId, { title: "One" });
    for (let version = 1; version < 12; version++)
      await save(mara, { ...article, version }, `Title ${version}`);
    const first = await listVersions(mara, { articleId: article.id, limit: 10 });
    expect(first.title).toBe("Title 11");
    expect(first.versions.map(({ number }) => number)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    const second = await listVersions(mara, { articleId: article.id, limit: 10, cursor: first.next! });
    expect(second.versions.map(({ number, author }) => [number, author])).toEqual([
      [2, "Mara Lindqvist"],
      [1, "Priya Raman"],
    ]);
    expect(second.next).toBeNull();
    const panel = await getArticle(mara, article.id);
    expect([panel.versions.length, panel.hasMoreVersions]).toEqual([8, true]);
  });

  it("are shown as they were, with what readers have now marked", async () => {
    const article = await makePublished(admin, categoryId, { title: "Old", html: "<h2>Why</h2><p>old</p>" });
    await save(mara, article, "New");
    expect(await getVersion(mara, article.id, 1)).toMatchObject({
      number: 1,
      latest: 2,
      author: "Priya Raman",
      isPublished: true,
      preview: { title: "Old", headings: [{ text: "Why", level: 2 }] },
    });
    expect(await getVersion(mara, article.id, 2)).toMatchObject({
      isPublished: false,
      author: "Mara Lindqvist",
    });
  });

  it("come back as a new draft: readers see it once it is published, and nothing is lost", async () => {
    const article = await makePublished(admin, categoryId, { title: "Old", html: "<p>old</p>" });
    await save(mara, article, "New");
    await publishArticle(mara, { articleId: article.id, locale: "en", seenVersion: 2 });
    expect(await restore(article.id, 1, 2)).toEqual({ version: 3 });
    expect(await getArticle(mara, article.id)).toMatchObject({
      version: 3,
      title: "Old",
      html: "<p>old</p>",
      publishedVersion: 2,
      slug: "old",
    });
    expect((await helpArticle("en", "old"))?.title).toBe("New");
    expect((await getVersion(mara, article.id, 2)).preview.title).toBe("New");
    const [event] = await db()
      .select()
      .from(events)
      .where(eq(events.name, "article.restored"))
      .orderBy(desc(events.id));
    expect(event).toMatchObject({
      actorId: mara.id,
      subjectId: article.id,
      payload: { locale: "en", version: 3, restored: 1 },
    });
    await publishArticle(mara, { articleId: article.id, locale: "en", seenVersion: 3 });
    expect((await helpArticle("en", "old"))?.title).toBe("Old");
  });

  it("come back once: who saw an older newest is told, and twice at once makes one", async () => {
    const article = await makeDraft(admin, categoryId);
    await save(admin, article, "Two");
    await expect(restore(article.id, 1, 1)).rejects.toMatchObject({
      code: "conflict",
      options: { details: { name: "Priya Raman", theirs: 2 } },
    });
    const both = await Promise.allSettled([restore(article.id, 1, 2), restore(article.id, 1, 2)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await restore(article.id, 3, 3)).toEqual({ version: 3 });
  });

  it("are the writers' alone, and one that is not there is not found", async () => {
    const article = await makeDraft(admin, categoryId);
    const marcus = await makeCustomer("Marcus", "marcus@bakehouse.test");
    for (const verb of [
      () => listVersions(marcus, { articleId: article.id }),
      () => getVersion(marcus, article.id, 1),
      () => restoreVersion(marcus, { articleId: article.id, locale: "en", number: 1, seenVersion: 1 }),
    ]) {
      await expect(verb()).rejects.toMatchObject({ code: "forbidden" });
    }
    for (const verb of [
      () => listVersions(mara, { articleId: 999 }),
      () => getVersion(mara, article.id, 2),
      () => getVersion(mara, article.id, 999_999_999_999),
      () => restore(article.id, 2, 1),
      () => restore(999, 1, 1),
    ]) {
      await expect(verb()).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(listVersions(mara, { articleId: article.id, cursor: "x" })).rejects.toMatchObject({
      code: "invalid",
    });
    const cursor = encodeCursor("version", 999_999_999_999);
    expect((await listVersions(mara, { articleId: article.id, cursor })).versions).toEqual([]);
  });
});

describe("related articles", () => {
  const publish = (title: string, category = categoryId, locale: "en" | "de" = "en", html = "<p>x</p>") =>
    makePublished(admin, category, { title, html, locale });
  const related = async (slug: string, locale: "en" | "de" = "en") =>
    (await helpArticle(locale, slug))?.related.map(({ title }) => title);

  it("share words of the title, across categories, its own first; then come neighbours", async () => {
    const other = await makeCategory(admin, "Grinders");
    await publish("Group head pressure is too low");
    await publish("Invoices and copies");
    await publish("Pressures of the water line", other);
    await publish("Low pressure on one group");
    await publish("Something else", other);
    await makeDraft(admin, categoryId, { title: "Pressure in a draft" });
    expect(await related("group-head-pressure-is-too-low")).toEqual([
      "Low pressure on one group",
      "Pressures of the water line",
      "Invoices and copies",
    ]);
  });

  it("are of the same language, and four at most", async () => {
    await publish("Cleaning the boiler");
    for (let made = 0; made < 5; made++) await publish(`Cleaning part ${made}`);
    await publish("Cleaning auf Deutsch", categoryId, "de");
    const found = await related("cleaning-the-boiler");
    expect(found).toHaveLength(4);
    expect(found).not.toContain("Cleaning auf Deutsch");
    expect(await related("cleaning-auf-deutsch", "de")).toEqual([]);
  });

  it("are its neighbours where its title says nothing", async () => {
    await publish("The of and");
    await publish("What else");
    expect(await related("the-of-and")).toEqual(["What else"]);
  });
});
