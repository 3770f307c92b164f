/**
 * One suite on four stacks (tests/e2e/support/stacks.ts): the main job and a journey for each surface. What works on one
 * and not on another is a difference between somebody's laptop and somebody's production. `--stacks=image,scaled`.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inRoot } from "../../bin/lib/paths.mjs";
import { runTool } from "../../bin/lib/tool.mjs";
import { createChecks, loadAverage, say } from "./lib/report.mjs";

const all = ["embedded", "services", "image", "scaled"];
const chosen = process.argv.find((argument) => argument.startsWith("--stacks="))?.slice(9);
const stacks = chosen?.split(",") ?? all;
const folder = mkdtempSync(path.join(os.tmpdir(), "helpdesk-prove-parity-"));
const { check, conclude } = createChecks();
for (const stack of stacks) {
  const report = path.join(folder, `${stack}.json`);
  const { code, output } = await runTool(
    inRoot("node_modules/.bin/playwright"),
    ["test", "--grep=@parity", "--reporter=list,json"],
    {
      env: {
        ...process.env,
        APP_ENV: "test",
        E2E_STACK: stack,
        PATH: `${inRoot("node_modules/.bin")}${path.delimiter}${process.env.PATH ?? ""}`,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
      quiet: true,
    },
  );
  const stats = read(report);
  const seconds = ((stats.duration ?? 0) / 1000).toFixed(0);
  if (code !== 0) say(output.slice(-6000));
  check(
    `${stack}: ${stats.expected ?? 0} passed, ${stats.unexpected ?? 0} failed in ${seconds} s, ${loadAverage()}`,
    code === 0 && stats.expected > 0,
    stats,
  );
}
rmSync(folder, { recursive: true, force: true });
conclude();

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).stats;
  } catch {
    return {};
  }
}
