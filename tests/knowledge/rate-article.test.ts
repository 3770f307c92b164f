import { beforeEach, describe, expect, it } from "vitest";
import { hashToken } from "../../lib/core/ids";
import { getArticle } from "../../lib/knowledge/get-article";
import { helpArticle } from "../../lib/knowledge/published";
import { rateArticle } from "../../lib/knowledge/rate-article";
import { forget } from "../../lib/stores/remember";
import { makeWorld, type World } from "../support/world";
import { makeCategory, makeDraft, makePublished } from "./knowledge";

let world: World;
let categoryId: number;
const visitor = (name: string) => hashToken(name);

beforeEach(async () => {
  forget("");
  world = await makeWorld();
  categoryId = await makeCategory(world.admin);
});

describe("an answer to whether an article helped", () => {
  it("counts once for each visitor, and the last one counts", async () => {
    const { id: articleId, slug } = await makePublished(world.admin, categoryId);
    const rate = (name: string, helpful: boolean, comment?: string) =>
      rateArticle(world.system, {
        articleId,
        helpful,
        visitorHash: visitor(name),
        ...(comment ? { comment } : {}),
      });
    await Promise.all([rate("one", true), rate("one", true), rate("two", true)]);
    await rate("two", false, "  The jet was missing. ");
    expect((await helpArticle("en", slug))?.votes).toEqual({ yes: 1, all: 2 });
    const { votes, comments } = await getArticle(world.admin, articleId);
    expect(votes).toEqual({ yes: 1, all: 2 });
    expect(comments.map(({ comment }) => comment)).toEqual(["The jet was missing."]);
  });

  it("is refused for an article that nobody can read", async () => {
    const { id: articleId } = await makeDraft(world.admin, categoryId);
    await expect(
      rateArticle(world.system, { articleId, helpful: true, visitorHash: visitor("one") }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
