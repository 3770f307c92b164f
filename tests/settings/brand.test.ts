import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { desc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { env } from "../../lib/core/env";
import { sha256 } from "../../lib/core/ids";
import { toHex } from "../../lib/core/oklch";
import { createArticle } from "../../lib/knowledge/create-article";
import { createCategory } from "../../lib/knowledge/create-category";
import { listPublished } from "../../lib/knowledge/list-published";
import { publishArticle } from "../../lib/knowledge/publish-article";
import {
  helpArticle,
  helpCategories,
  helpCategory,
  helpLocales,
  publishedCounts,
} from "../../lib/knowledge/published";
import { searchArticles } from "../../lib/knowledge/search-articles";
import { changeColour } from "../../lib/settings/change-colour";
import { changeHelpLanguages } from "../../lib/settings/change-help-languages";
import { removeLogo, setLogo } from "../../lib/settings/change-logo";
import { findBrand } from "../../lib/settings/find-brand";
import { getBrand } from "../../lib/settings/get-brand";
import { readImage } from "../../lib/settings/read-image";
import { forget } from "../../lib/stores/remember";
import { storageKey, store } from "../../lib/stores/storage";
import { countRows } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";
import { jpeg, png, webp, webpLossless, webpLossy } from "./images";

let admin: Actor;
beforeEach(async () => {
  forget("");
  ({ admin } = await makeWorld());
});

afterEach(() => forget(""));

const newestEvent = async () => (await db().select().from(events).orderBy(desc(events.id)).limit(1))[0];
const lies = (key: string) => existsSync(path.join(fileURLToPath(env().STORAGE_URL!), key));
async function uploaded(content: Buffer) {
  const key = storageKey("files");
  await store(key, content);
  return { storageKey: key, size: content.byteLength, sha256: sha256(content) };
}

describe("the brand's colour", () => {
  const ours = "262 100";

  it("is ours until somebody chooses one, and everybody has it at once from then on", async () => {
    expect((await findBrand()).colour).toBeNull();
    await changeColour(admin, { hue: "30", strength: "80", hex: "", from: ours });
    expect((await findBrand()).colour).toEqual({ hue: 30, strength: 80 });
    expect(await newestEvent()).toMatchObject({
      name: "workspace.brand-changed",
      payload: {
        changes: [
          { field: "colour", from: toHex({ l: 0.495, c: 0.19, h: 262 }), to: expect.stringMatching(/^#/) },
        ],
      },
    });
  });

  it("is taken out of a colour where one is given, and our own is none", async () => {
    await changeColour(admin, { hue: 1, strength: 1, hex: "C0392B", from: ours });
    expect((await findBrand()).colour).toEqual({ hue: 30, strength: 92 });
    await changeColour(admin, { hue: 262, strength: 100, from: "30 92" });
    expect((await findBrand()).colour).toBeNull();
  });

  it("is a conflict where another admin was quicker, and nothing twice", async () => {
    await changeColour(admin, { hue: 30, strength: 80, from: ours });
    const before = await countRows("events");
    await expect(changeColour(admin, { hue: 99, strength: 80, from: ours })).rejects.toMatchObject({
      code: "conflict",
      options: { details: { seen: "30 80" } },
    });
    await changeColour(admin, { hue: 30, strength: 80, from: ours });
    expect(await countRows("events")).toBe(before);
  });

  it.each([
    ["a hue beyond the circle", { hue: 360 }],
    ["a strength beyond all", { strength: 101 }],
    ["no number", { hue: "red" }],
    ["a colour that would be more than one", { hex: "#fff;}body{display:none" }],
  ])("is refused: %s", async (_what, change) => {
    await expect(changeColour(admin, { hue: 1, strength: 1, from: ours, ...change })).rejects.toThrow(
      "error.",
    );
    expect((await findBrand()).colour).toBeNull();
  });
});

describe("the logo", () => {
  it.each([
    ["a PNG", png(512, 256), "image/png"],
    ["a JPEG", jpeg(512, 256), "image/jpeg"],
    ["a WebP", webp(512, 256), "image/webp"],
    ["a WebP with loss", webpLossy(512, 256), "image/webp"],
    ["a WebP without loss", webpLossless(512, 256), "image/webp"],
  ])("is read by what it is: %s", (_what, content, type) => {
    expect(readImage(content)).toEqual({ type, width: 512, height: 256 });
  });

  it("is none where the octets say nothing, or end too early", () => {
    for (const content of [png(64, 64), jpeg(64, 64), webp(64, 64)]) {
      for (let length = 0; length < 24; length++) expect(readImage(content.subarray(0, length))).toBeNull();
    }
    expect(readImage(png(0, 64))).toBeNull();
    expect(readImage(Buffer.alloc(2000, 0xff))).toBeNull();
  });

  it("takes the place of the one before, whose file goes", async () => {
    const [first, second] = [await uploaded(png(64, 64)), await uploaded(png(128, 64))];
    expect(await setLogo(admin, first)).toBe(true);
    expect(await setLogo(admin, second)).toBe(true);
    expect((await findBrand()).logo).toMatchObject({ sha256: second.sha256, width: 128, height: 64 });
    expect([lies(first.storageKey), lies(second.storageKey)]).toEqual([false, true]);
    await removeLogo(admin);
    expect((await findBrand()).logo).toBeNull();
    expect(lies(second.storageKey)).toBe(false);
    expect(await newestEvent()).toMatchObject({ payload: { changes: [{ field: "logo", to: null }] } });
  });

  it("stays where the same one comes again, or two come at once: one is in use, and one file lies there", async () => {
    const content = png(64, 64);
    const first = await uploaded(content);
    await setLogo(admin, first);
    expect(await setLogo(admin, await uploaded(content))).toBe(false);
    expect(lies(first.storageKey)).toBe(true);
    const both = [await uploaded(png(65, 64)), await uploaded(png(66, 64))];
    await Promise.all(both.map((file) => setLogo(admin, file)));
    const { logo } = await getBrand(admin);
    expect(both.map(({ storageKey: key }) => lies(key))).toEqual(
      both.map(({ storageKey: key }) => key === logo?.key),
    );
  });

  it.each([
    [
      "an SVG, whatever it is called",
      Buffer.from('<?xml version="1.0"?>\n<svg onload="alert(1)"/>'),
      "error.image.svg",
    ],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "error.image.none"],
    ["a GIF", Buffer.from("GIF89a@\0@\0", "latin1"), "error.image.none"],
    ["an image too small", png(16, 64), "error.image.sides"],
    ["an image that unpacks to gigabytes", png(60_000, 60_000), "error.image.sides"],
    ["a file too large", Buffer.concat([png(64, 64), Buffer.alloc(1_000_001)]), "error.image.size"],
  ])("is refused, at its field: %s", async (_what, content, key) => {
    await expect(setLogo(admin, await uploaded(content))).rejects.toMatchObject({
      messageKey: key,
      options: { fields: { files: key } },
    });
    expect((await findBrand()).logo).toBeNull();
  });
});

describe("the languages of the help centre", () => {
  async function publishGerman() {
    const names = { en: "Care", de: "Pflege" };
    await createCategory(admin, names);
    const [{ id: categoryId } = { id: 0 }] = (
      await db().execute<{ id: number }>("select id::int from categories")
    ).rows;
    const made = {
      categoryId,
      locale: "de",
      title: "Entkalken",
      html: "<p>Jede Woche entkalken.</p>",
    } as const;
    const { articleId } = await createArticle(admin, { ...made, onceKey: "once-and-for-all-times-1" });
    await publishArticle(admin, { articleId, locale: "de", seenVersion: 1 });
    return articleId;
  }

  it("that is switched off is read by nobody, and its articles are as they were once it is back", async () => {
    await publishGerman();
    const found = async () => {
      const [category] = await helpCategories("de");
      const doors = [
        (await searchArticles({ locale: "de", words: "entkalken" })).length,
        category?.articles ?? 0,
        (await helpCategory({ locale: "de", slug: category?.slug ?? "pflege" }))?.articles.length ?? 0,
        (await listPublished({ locale: "de" })).rows.length,
        (await helpArticle("de", "entkalken")) ? 1 : 0,
      ];
      return { locales: await helpLocales(), doors };
    };
    const read = { locales: ["de"], doors: [1, 1, 1, 1, 1] };
    expect(await found()).toEqual(read);
    await changeHelpLanguages(admin, { en: "on", from: "en,de" });
    expect(await found()).toEqual({ locales: [], doors: [0, 0, 0, 0, 0] });
    expect(await publishedCounts()).toEqual({ de: 1 });
    expect(await newestEvent()).toMatchObject({
      payload: { changes: [{ field: "help_de", from: true, to: false }] },
    });
    await changeHelpLanguages(admin, { en: "on", de: "on", from: "en" });
    expect(await found()).toEqual(read);
    expect([await countRows("articles"), await countRows("article_translations")]).toEqual([1, 1]);
  });

  it("are one at least, and a conflict where another admin was quicker", async () => {
    await expect(changeHelpLanguages(admin, { from: "en,de" })).rejects.toMatchObject({
      options: { fields: { languages: "error.brand.noLanguage" } },
    });
    await changeHelpLanguages(admin, { de: true, from: "en,de" });
    await expect(changeHelpLanguages(admin, { en: true, from: "en,de" })).rejects.toMatchObject({
      code: "conflict",
      options: { details: { seen: "de" } },
    });
    expect((await findBrand()).helpLocales).toEqual(["de"]);
  });
});

it("an agent changes nothing of it", async () => {
  const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  const file = await uploaded(png(64, 64));
  for (const attempt of [
    () => getBrand(agent),
    () => changeColour(agent, { hue: 1, strength: 1, from: "262 100" }),
    () => changeHelpLanguages(agent, { en: true, from: "en,de" }),
    () => setLogo(agent, file),
    () => removeLogo(agent),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await findBrand()).toEqual({ colour: null, logo: null, helpLocales: ["en", "de"] });
});
