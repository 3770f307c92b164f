import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../lib/core/actor";
import { withdrawArticle } from "../../lib/knowledge/withdraw-article";
import { makeCategory, makeDraft, makePublished } from "../knowledge/knowledge";
import { makeWorld } from "../support/world";
import { servedApi } from "./support/serve";

const api = servedApi();

let admin: Actor;
let category: number;
beforeEach(async () => {
  ({ admin } = await makeWorld());
  category = await makeCategory(admin, "Care", "Pflege");
});

const list = (query: { locale: "en" | "de"; category?: string; limit?: number; cursor?: string }) =>
  api.client().GET("/api/v1/articles", { params: { query } });
const read = (locale: "en" | "de", slug: string) =>
  api.client().GET("/api/v1/articles/{locale}/{slug}", { params: { path: { locale, slug } } });

describe("articles", () => {
  it("are read by anybody, as far as they are published, in their language", async () => {
    const shown = await makePublished(admin, category, { title: "Clean the group" });
    const draft = await makeDraft(admin, category, { title: "Not yet" });
    await makePublished(admin, category, { title: "Gruppe reinigen", locale: "de" });
    const { data } = await list({ locale: "en" });
    expect(data).toEqual({
      data: [
        {
          slug: shown.slug,
          title: "Clean the group",
          url: `http://localhost:3999/help/en/${shown.slug}`,
          category: { name: "Care", slug: "care" },
          published_at: expect.stringMatching(/Z$/),
        },
      ],
      next: null,
    });
    expect((await list({ locale: "de" })).data?.data[0]).toMatchObject({ category: { name: "Pflege" } });
    const { data: article } = await read("en", shown.slug);
    expect(article).toMatchObject({ title: "Clean the group", html: expect.stringContaining("Clean") });
    for (const [locale, slug] of [
      ["en", draft.slug],
      ["de", shown.slug],
      ["en", "no/../such"],
    ] as const)
      expect((await read(locale, slug)).response.status).toBe(404);
  });

  it("are gone for programs once they are withdrawn", async () => {
    const { id, slug } = await makePublished(admin, category);
    expect((await read("en", slug)).response.status).toBe(200);
    await withdrawArticle(admin, { articleId: id, locale: "en" });
    expect((await read("en", slug)).response.status).toBe(404);
    expect((await list({ locale: "en" })).data?.data).toEqual([]);
  });

  it("come page by page, and of one category", async () => {
    const other = await makeCategory(admin, "Billing");
    for (const title of ["One", "Two", "Three"]) await makePublished(admin, category, { title });
    await makePublished(admin, other, { title: "Invoice" });
    const first = await list({ locale: "en", limit: 3 });
    expect(first.data?.data.map(({ title }) => title)).toEqual(["One", "Two", "Three"]);
    const cursor = new URL(first.data?.next ?? "").searchParams.get("cursor") ?? "";
    const second = await list({ locale: "en", limit: 3, cursor });
    expect(second.data).toMatchObject({ data: [{ title: "Invoice" }], next: null });
    expect((await list({ locale: "en", category: "billing" })).data?.data).toMatchObject([
      { title: "Invoice" },
    ]);
    expect((await list({ locale: "en", category: "nothing" })).data?.data).toEqual([]);
  });

  it("are found by their words, as text without marks", async () => {
    await makePublished(admin, category, {
      title: "Clean the group",
      html: "<p>Rinse it with <b>clear</b> water.</p>",
    });
    const search = (words: string) =>
      api.client().GET("/api/v1/articles/search", { params: { query: { locale: "en", words } } });
    expect((await search("rinse")).data?.data).toMatchObject([
      { title: "Clean the group", excerpt: "Rinse it with clear water." },
    ]);
    expect((await search("nothing of it")).data?.data).toEqual([]);
  });

  it.each([
    ["no language", "", "#/locale"],
    ["a language of nobody", "?locale=fr", "#/locale"],
    ["a cursor that is none", "?locale=en&cursor=x", "#/cursor"],
    ["something unknown", "?locale=en&draft=true", "#/draft"],
  ])("answer %s with what is wrong", async (_what, query, pointer) => {
    const response = await fetch(`${api.base}/api/v1/articles${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid", errors: [{ in: "query", pointer }] });
  });
});
