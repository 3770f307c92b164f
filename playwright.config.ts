import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "./bin/lib/chromium.mjs";

// `npm test` has found a browser already; alone, the first process looks and the workers inherit what it found.
if (!process.env.CHROMIUM_PATH) {
  const browser = await findChromium();
  if (!browser)
    throw new Error("No Chromium starts here: install chromium, or run npx playwright install chromium.");
  Object.assign(process.env, { CHROMIUM_PATH: browser.executable, ...browser.env });
}

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/support/global-setup.ts",
  outputDir: "test-results",
  // One installation, one browser: each journey sees what the ones before it left.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  projects: [
    { name: "first run", testMatch: "first-run.spec.ts" },
    { name: "journeys", testIgnore: "first-run.spec.ts", dependencies: ["first run"] },
  ],
  use: {
    baseURL: process.env.E2E_URL,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Copenhagen",
    colorScheme: "light",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: CHROMIUM_ARGS,
      // Without a locale that has them, Chromium saves no file under a name beyond ASCII.
      env: { ...process.env, LC_ALL: "C.UTF-8" },
    },
  },
});
