/** The browser tests ten times over: a test that fails once in ten fails every other day. `--times=…`. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inRoot } from "../../bin/lib/paths.mjs";
import { runTool } from "../../bin/lib/tool.mjs";
import { createChecks, loadAverage, option, say } from "./lib/report.mjs";

const times = option("times", 10);
const folder = mkdtempSync(path.join(os.tmpdir(), "helpdesk-prove-e2e-"));
const { check, conclude } = createChecks();
const sum = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
for (let turn = 1; turn <= times; turn++) {
  const report = path.join(folder, `${turn}.json`);
  const env = {
    ...process.env,
    APP_ENV: "test",
    PATH: `${inRoot("node_modules/.bin")}${path.delimiter}${process.env.PATH ?? ""}`,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const { code, output } = await runTool(
    inRoot("node_modules/.bin/playwright"),
    ["test", "--reporter=list,json"],
    {
      env,
      quiet: true,
    },
  );
  const stats = read(report);
  for (const key of /** @type {const} */ (["expected", "unexpected", "flaky", "skipped"]))
    sum[key] += stats[key] ?? 0;
  const seconds = ((stats.duration ?? 0) / 1000).toFixed(0);
  if (code !== 0) {
    say(output.slice(-4000));
    keep(turn);
  }
  check(
    `run ${turn}: ${stats.expected ?? 0} passed in ${seconds} s, ${loadAverage()}`,
    code === 0 && stats.expected > 0,
    stats,
  );
}
rmSync(folder, { recursive: true, force: true });
say(
  `browser tests over ${times} runs: ${sum.expected} passed, ${sum.unexpected} failed, ${sum.flaky} flaky, ${sum.skipped} skipped`,
);
conclude();

/** The next run would clear away what a failure left: screenshots, logs. @param {number} turn */
function keep(turn) {
  const kept = path.join(os.tmpdir(), `helpdesk-e2e-failed-${process.pid}-${turn}`);
  cpSync(inRoot("test-results"), kept, { recursive: true });
  say(`what it left: ${kept}`);
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).stats;
  } catch {
    return {};
  }
}
