import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../lib/core/actor";
import { searchArticles, suggestArticles } from "../../lib/knowledge/search-articles";
import { withdrawArticle } from "../../lib/knowledge/withdraw-article";
import { forget } from "../../lib/stores/remember";
import { makeWorld } from "../support/world";
import { makeCategory, makeDraft, makePublished } from "./knowledge";

let admin: Actor;
let categoryId: number;

beforeEach(async () => {
  forget("");
  admin = (await makeWorld()).admin;
  categoryId = await makeCategory(admin);
});

const find = async (words: string, locale: "en" | "de" = "en") =>
  (await searchArticles({ locale, words })).map(({ title }) => title);
const publish = (title: string, text = "", locale: "en" | "de" = "en") =>
  makePublished(admin, categoryId, { title, html: `<p>${text}</p>`, locale });

describe("the search", () => {
  it("finds other forms of a word, in the language of the article", async () => {
    await publish("Descaling the boiler", "Water leaves scales.");
    await publish("Maschinen entkalken", "Häufige Fragen zu Häusern", "de");
    expect(await find("descaled boilers")).toEqual(["Descaling the boiler"]);
    expect(await find("Haus", "de")).toEqual(["Maschinen entkalken"]);
    expect(await find("Haus")).toEqual([]);
  });

  it("puts what holds every word first, and a word of the title before one of the text", async () => {
    await publish("Steam", "The pressure is fine.");
    await publish("Pressure", "Nothing else.");
    await publish("Low pressure", "On one group.");
    expect(await find("low pressure")).toEqual(["Low pressure", "Pressure", "Steam"]);
  });

  it("finds the beginning of a word that is still being typed", async () => {
    await publish("Descaling the boiler");
    for (const typed of ["desc", "descali", "the boil"]) {
      const hits = await suggestArticles({ locale: "en", words: typed });
      expect(
        hits.map(({ title }) => title),
        typed,
      ).toEqual(["Descaling the boiler"]);
    }
  });

  it("finds what stands in a category of that name, after what holds the words itself", async () => {
    const espresso = await makeCategory(admin, "Espresso machines", "Espressomaschinen");
    const inIt = (title: string, locale: "en" | "de" = "en") =>
      makePublished(admin, espresso, { title, html: "<p>As every week.</p>", locale });
    await inIt("Clean the group");
    await inIt("Die Gruppe reinigen", "de");
    await makeDraft(admin, espresso, { title: "Not yet" });
    await withdrawArticle(admin, { articleId: (await inIt("No more")).id, locale: "en" });
    await publish("Grind for espresso");
    for (const typed of ["espresso", "espr", "Espresso machine", "espresso mach"]) {
      expect(await find(typed), typed).toContain("Clean the group");
    }
    expect(await find("espresso")).toEqual(["Grind for espresso", "Clean the group"]);
    expect(await find("Espressomaschine", "de")).toEqual(["Die Gruppe reinigen"]);
    expect(await find("espresso grinder")).toEqual(["Grind for espresso"]);
    expect(await find("machine, please")).toEqual([]);
  });

  it("finds neither drafts nor what was withdrawn, from the moment on that it was", async () => {
    await makeDraft(admin, categoryId, { title: "Secret pressure" });
    const gone = await publish("Old pressure");
    expect(await find("pressure")).toEqual(["Old pressure"]);
    await withdrawArticle(admin, { articleId: gone.id, locale: "en" });
    expect(await find("pressure")).toEqual([]);
  });

  it("marks what was found in pieces, never in HTML", async () => {
    await publish("a <b>bold</b> pressure", "<em>Is</em> the pressure &lt;script&gt;low&lt;/script&gt;?");
    const [hit] = await searchArticles({ locale: "en", words: "pressure" });
    expect(hit?.marked).toEqual([
      { text: "a <b>bold</b> ", hit: false },
      { text: "pressure", hit: true },
    ]);
    expect(hit?.excerpt.map(({ text }) => text).join("")).toBe("Is the pressure low ?");
  });

  it("answers with twenty at most, and suggests five", async () => {
    for (let count = 0; count < 22; count++) await publish(`Pressure ${count}`);
    expect(await find("pressure")).toHaveLength(20);
    expect(await suggestArticles({ locale: "en", words: "pressure" })).toHaveLength(5);
  });

  it("answers whatever is typed", async () => {
    await publish("Descaling");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (words) => {
        expect(Array.isArray(await searchArticles({ locale: "en", words }))).toBe(true);
      }),
      { numRuns: 60 },
    );
    for (const words of ["", "a & | !(", "it's", "the", "x:*", "\u0000", "<->", "9".repeat(5000)])
      await find(words);
  });
});
