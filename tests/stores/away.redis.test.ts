import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { freePort } from "../../bin/lib/ports.mjs";
import { removeBundles, startChild, stopChildren } from "../jobs/child-process";

afterEach(stopChildren);
afterAll(removeBundles);

// Of REDIS_URL's store only: where PostgreSQL is away nothing works, and nothing should.
describe("a Redis that is away", () => {
  it("holds nobody up for long: hints are given up, a limit refuses or lets through", async () => {
    const REDIS_URL = `redis://127.0.0.1:${await freePort()}`;
    const child = await startChild("./tests/stores/ask-stores.ts", { REDIS_URL });
    await vi.waitFor(() => expect(child.messages, child.output()).toContainEqual("asked"), 15_000);
    await vi.waitFor(
      () =>
        expect(child.messages, child.output()).toEqual(expect.arrayContaining(["publish", "nudge", "limit"])),
      { timeout: 10_000 },
    );
  }, 40_000);
});
