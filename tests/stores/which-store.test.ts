import { expect, it } from "vitest";
import { env } from "../../lib/core/env";
import { redis } from "../../lib/stores/redis";

// Both projects would pass on one store, and nobody would see that the other is not tested.
it("runs on the store that its project is named after", async () => {
  const store = env().REDIS_URL ? "redis" : "postgres";
  expect(store).toBe(process.env.TEST_STORE);
  const info = await redis()?.info("server");
  if (store === "redis") expect(info).toMatch(/redis_version:7\./);
  else expect(info).toBeUndefined();
});
