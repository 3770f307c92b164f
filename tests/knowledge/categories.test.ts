import { beforeEach, describe, expect, it } from "vitest";
import { listCategories } from "../../lib/knowledge/list-categories";
import { helpCategories, helpCategory } from "../../lib/knowledge/published";
import { removeCategory } from "../../lib/knowledge/remove-category";
import { renameCategory } from "../../lib/knowledge/rename-category";
import { forget } from "../../lib/stores/remember";
import { makeWorld, type World } from "../support/world";
import { makeCategory, makeDraft, makePublished } from "./knowledge";

let world: World;

beforeEach(async () => {
  forget("");
  world = await makeWorld();
});

describe("a category", () => {
  it("stands behind those that were there, also when several are made at once", async () => {
    await Promise.all([makeCategory(world.admin, "Water"), makeCategory(world.admin, "Water")]);
    const all = await listCategories(world.admin);
    expect(all.map(({ slug }) => slug)).toEqual(["water", "water-2"]);
  });

  it("needs a name in one language, which readers of the other get too", async () => {
    await expect(makeCategory(world.admin, " ", "")).rejects.toThrow(/error.field.empty/);
    const id = await makeCategory(world.admin, "", "Wasser");
    await makePublished(world.admin, id, { title: "Descaling" });
    expect((await helpCategories("en"))[0]?.name).toBe("Wasser");
  });

  it("keeps its address when it is renamed, and readers see the new name at once", async () => {
    const id = await makeCategory(world.admin, "Water");
    await makePublished(world.admin, id);
    await helpCategories("en");
    const names = { en: "Water and descaling", de: "Wasser" };
    await renameCategory(world.admin, { categoryId: id, from: { en: "Water" }, ...names });
    expect((await helpCategories("en"))[0]).toMatchObject({ name: "Water and descaling", slug: "water" });
    await expect(
      renameCategory(world.admin, { categoryId: id, from: { en: "Water" }, ...names }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("is removed when it is empty, and refuses while an article stands in it", async () => {
    const [full, empty] = [await makeCategory(world.admin, "Full"), await makeCategory(world.admin, "Empty")];
    await makeDraft(world.admin, full);
    await removeCategory(world.admin, { categoryId: empty });
    await expect(removeCategory(world.admin, { categoryId: full })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.knowledge.categoryUsed",
    });
    expect((await listCategories(world.admin)).map(({ id, articles }) => [id, articles])).toEqual([
      [full, 1],
    ]);
  });
});

describe("the home of the help centre", () => {
  it("counts published articles and names the first of them, empty categories stay out", async () => {
    const machines = await makeCategory(world.admin, "Machines", "Maschinen");
    await makeCategory(world.admin, "Nothing yet");
    for (const title of ["P", "Q", "R", "S", "T"]) await makePublished(world.admin, machines, { title });
    await makeDraft(world.admin, machines, { title: "A draft" });
    await makePublished(world.admin, machines, { title: "Deutsch", locale: "de" });
    expect(await helpCategories("en")).toEqual([
      {
        name: "Machines",
        slug: "machines",
        articles: 5,
        first: ["P", "Q", "R", "S"].map((title) => ({ title, slug: title.toLowerCase() })),
      },
    ]);
    expect((await helpCategories("de"))[0]).toMatchObject({ name: "Maschinen", articles: 1 });
  });

  it("lists a category page by page", async () => {
    const id = await makeCategory(world.admin, "Machines");
    for (let count = 0; count < 3; count++) await makePublished(world.admin, id, { title: `Part ${count}` });
    const first = await helpCategory({ locale: "en", slug: "machines", limit: 2 });
    expect(first?.articles).toHaveLength(2);
    const rest = await helpCategory({ locale: "en", slug: "machines", limit: 2, cursor: first?.next ?? "" });
    expect(rest).toMatchObject({ articles: [{ title: "Part 2" }], next: null });
  });

  it("has nothing at an address that is none", async () => {
    for (const slug of ["nothing", "\u0000", "a'b", "../x", ""]) {
      expect(await helpCategory({ locale: "en", slug })).toBeNull();
    }
  });
});
