import { defineConfig } from "vitest/config";

const resolve = { tsconfigPaths: true };
const perProcess = {
  setupFiles: ["tests/support/setup.ts"],
  pool: "forks" as const,
  isolate: false,
  testTimeout: 20_000,
  hookTimeout: 30_000,
  retry: 0,
};

// `npm test` sets it where there is a Redis; without one it says aloud that this project was left out.
const redisUrl = process.env.TEST_REDIS_URL;

// Of `npm run check`: without what waits for processes to start, to die, or to be missed.
const slow = process.env.TEST_QUICK ? ["tests/**/*.slow.test.ts"] : [];

export default defineConfig({
  test: {
    // Once for both projects: its database template is provided to either.
    globalSetup: ["tests/support/global-setup.ts"],
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          ...perProcess,
          name: "postgres",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: ["tests/e2e/**", "tests/prove/**", "tests/**/*.redis.test.ts", ...slow],
          env: { TEST_STORE: "postgres", REDIS_URL: "" },
        },
      },
      // Never in the other project's processes: lib/core/env reads REDIS_URL once.
      ...(redisUrl
        ? [
            {
              resolve,
              test: {
                ...perProcess,
                name: "redis",
                include: ["tests/stores/**/*.test.ts", "tests/jobs/**/*.test.ts"],
                exclude: slow,
                env: { TEST_STORE: "redis", REDIS_URL: redisUrl },
              },
            },
          ]
        : []),
    ],
  },
});
