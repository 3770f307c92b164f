import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ensureBundles, ensureWeb } from "./build.mjs";
import { CHROMIUM_ARGS, findChromium } from "./chromium.mjs";
import { inRoot } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { one, tool } from "./test-static.mjs";
import { runNode } from "./tool.mjs";

/**
 * @typedef {import("./test-run.mjs").Part} Part
 * @typedef {import("./test-run.mjs").Counts} Counts
 */

const BUILD = "Production build";

/** @type {Part} */
export const buildPart = one(BUILD, async (env) => {
  await ensureBundles();
  await ensureWeb(env);
  return 0;
});

/** @type {Part} */
export const unitTests = { name: "Unit and database tests", run: (env) => runVitest(env) };

/** Without what waits for processes to start, to die, or to be missed. @type {Part} */
export const quickTests = {
  name: unitTests.name,
  run: (env) => runVitest({ ...env, TEST_QUICK: "1" }),
};

/**
 * @param {Record<string, string>} env
 */
async function runVitest(env) {
  const report = path.join(env.HELPDESK_TEST_FOLDER ?? "", "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await tool("vitest", args, env);
  const found = readReport(report);
  const skipped = (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0);
  return settle({ passed: found?.numPassedTests ?? 0, failed: found?.numFailedTests ?? 0, skipped }, code);
}

/** @type {Part} */
export const browserTests = {
  name: "Browser tests",
  after: BUILD,
  async run(env) {
    const report = path.join(env.HELPDESK_TEST_FOLDER ?? "", "playwright.json");
    const code = await tool("playwright", ["test", "--reporter=list,json"], {
      ...env,
      ...(await browserEnv()),
      NO_COLOR: undefined, // Playwright forces colours on its workers, and Node warns about having both
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
    const stats = readReport(report)?.stats ?? {};
    const passed = (stats.expected ?? 0) + (stats.flaky ?? 0);
    return settle({ passed, failed: stats.unexpected ?? 0, skipped: stats.skipped ?? 0 }, code);
  },
};

/** Each script in tests/prove is one proof: it exits with 0 when what it claims holds. @type {Part} */
export const proofs = {
  name: "Proofs",
  after: BUILD,
  async run(env) {
    const folder = inRoot("tests/prove");
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".mjs")) : [];
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const proofEnv = { ...env, ...(await browserEnv()) };
    for (const name of names.sort()) {
      console.log(`\n${name}`);
      const { code } = await runNode(path.join(folder, name), [], { env: proofEnv });
      counts[code === 0 ? "passed" : "failed"]++;
    }
    return settle(counts, 0);
  },
};

async function browserEnv() {
  const browser = await findChromium();
  if (!browser) {
    throw new Problem("No Chromium starts here: install chromium, or run npx playwright install chromium.");
  }
  console.log(`Browser: ${browser.executable} (${browser.from})`);
  return { CHROMIUM_PATH: browser.executable, CHROMIUM_ARGS: CHROMIUM_ARGS.join(" "), ...browser.env };
}

/**
 * A part that failed without a failed test (it crashed, or a file did not load), or that ran nothing, has failed.
 * @param {Counts} counts
 * @param {number} code
 * @returns {Counts}
 */
function settle(counts, code) {
  const unexplained = (code !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0;
  return unexplained ? { ...counts, failed: counts.failed + 1 } : counts;
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
