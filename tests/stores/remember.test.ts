import { beforeEach, describe, expect, it } from "vitest";
import { forget, remember } from "../../lib/stores/remember";

beforeEach(() => forget(""));

describe("what a process remembers", () => {
  it("is loaded once for all who ask meanwhile, and anew when its time is over", async () => {
    let loads = 0;
    const load = async () => ++loads;
    expect(await Promise.all([remember("a", 60, load), remember("a", 60, load)])).toEqual([1, 1]);
    expect(await remember("b", 0, load)).toBe(2);
    expect(await remember("b", 0, load)).toBe(3);
  });

  it("is forgotten by the beginning of its key, also what is still being loaded", async () => {
    let answer = (_: string) => {};
    const slow = remember(
      "help:a",
      60,
      () =>
        new Promise<string>((resolve) => {
          answer = resolve;
        }),
    );
    forget("help:");
    const fresh = remember("help:a", 60, async () => "new");
    answer("old");
    expect(await slow).toBe("old");
    expect(await fresh).toBe("new");
    expect(await remember("help:a", 60, async () => "newer")).toBe("new");
  });

  it("is not kept when loading it failed", async () => {
    await expect(remember("a", 60, async () => Promise.reject(new Error("down")))).rejects.toThrow("down");
    expect(await remember("a", 60, async () => "up")).toBe("up");
  });

  it("is not kept where there is nothing: it may come at any moment", async () => {
    const article: { current: string | null } = { current: null };
    const find = () => remember("article", 60, async () => article.current);
    expect(await Promise.all([find(), find()])).toEqual([null, null]);
    article.current = "published elsewhere";
    expect(await find()).toBe("published elsewhere");
  });

  it("never fills the process", async () => {
    let loads = 0;
    const load = async () => ++loads;
    for (let count = 0; count < 1500; count++) await remember(`k${count}`, 60, load);
    expect(await remember("k0", 60, load)).toBe(1501);
    expect(await remember("k1499", 60, load)).toBe(1500);
  });
});
