import { beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../lib/core/errors";
import { randomToken } from "../../lib/core/ids";
import { consumeLimit, consumeOften, type Limit, resetLimit } from "../../lib/stores/rate-limit";

// A limiter is kept per name for the life of the process, so each test has a name of its own.
let limit: Limit;
beforeEach(() => {
  limit = { name: `test-${randomToken()}`, points: 3, seconds: 60 };
});

async function outcome(use: Promise<unknown>): Promise<"through" | "refused"> {
  try {
    await use;
    return "through";
  } catch (error) {
    if (error instanceof AppError && error.code === "rate_limited") return "refused";
    throw error;
  }
}

describe("a rate limit", () => {
  it("counts down and refuses what goes over, with the minutes until the next try", async () => {
    expect(await consumeLimit(limit, "a")).toBe(2);
    expect(await consumeLimit(limit, "a")).toBe(1);
    expect(await consumeLimit(limit, "a")).toBe(0);
    const refusal = await consumeLimit(limit, "a").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code: "rate_limited", options: { details: { minutes: 1 } } });
  });

  it("asked often takes ten points at once, and gives no more than there are", async () => {
    const wide = { ...limit, points: 25 };
    const outcomes: string[] = [];
    for (let use = 0; use < 26; use++) outcomes.push(await outcome(consumeOften(wide, "a")));
    expect(outcomes.filter((one) => one === "through")).toHaveLength(20);
    expect(outcomes.slice(20)).not.toContain("through");
    expect(await outcome(consumeOften(wide, "b"))).toBe("through");
  });

  it("counts each key, and each limit, by itself", async () => {
    for (let use = 0; use < 4; use++) await outcome(consumeLimit(limit, "a"));
    expect(await consumeLimit(limit, "b")).toBe(2);
    expect(await consumeLimit({ ...limit, name: `${limit.name}-other` }, "a")).toBe(2);
  });

  it("keeps a key out for its block time, counted from the use that went over", async () => {
    const blocking = { ...limit, seconds: 60, blockSeconds: 600 };
    for (let use = 0; use < 3; use++) await consumeLimit(blocking, "a");
    const refusal = await consumeLimit(blocking, "a").catch((error: unknown) => error);
    expect(refusal).toMatchObject({ options: { details: { minutes: 10 } } });
    expect(await outcome(consumeLimit(blocking, "a"))).toBe("refused");
  });

  it("opens again when its window ends", async () => {
    const short = { ...limit, points: 1, seconds: 1 };
    await consumeLimit(short, "a");
    expect(await outcome(consumeLimit(short, "a"))).toBe("refused");
    await expect.poll(() => outcome(consumeLimit(short, "a")), { timeout: 5000 }).toBe("through");
  });

  it("is full again after a reset", async () => {
    for (let use = 0; use < 4; use++) await outcome(consumeLimit(limit, "a"));
    await resetLimit(limit, "a");
    expect(await consumeLimit(limit, "a")).toBe(2);
  });

  it("never lets more through than it has points, however many come at once", async () => {
    const rush = { ...limit, points: 10 };
    const uses = Array.from({ length: 60 }, () => outcome(consumeLimit(rush, "a")));
    const outcomes = await Promise.all(uses);
    expect(outcomes.filter((one) => one === "through")).toHaveLength(10);
  });

  it("takes a key of any characters", async () => {
    const key = "hannah@roastery.example|2001:db8::1' -- ü";
    expect(await consumeLimit(limit, key)).toBe(2);
    expect(await consumeLimit(limit, key)).toBe(1);
  });
});
