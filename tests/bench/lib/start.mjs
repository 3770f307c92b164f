import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ROOT } from "../../../bin/lib/paths.mjs";
import { freePort } from "../../../bin/lib/ports.mjs";
import { pause } from "../../prove/lib/wait.mjs";
import { treeMemory } from "./cpu.mjs";
import { quantile } from "./table.mjs";

/**
 * `npm start` over data that is there, and what it holds when nothing happens.
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function measureStart(table) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "helpdesk-bench-start-"));
  chmodSync(folder, 0o755);
  const env = {
    ...process.env,
    DATA_DIR: folder,
    PORT: String(await freePort()),
    MAIL_PORT: String(await freePort()),
    LOG_LEVEL: "warn",
  };
  const times = [];
  let memory = { rss: 0, pss: 0, parts: /** @type {string[]} */ ([]) };
  for (let turn = 0; turn < 4; turn++) {
    const started = performance.now();
    const child = spawn("npm", ["start"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
    await ready(child);
    if (turn > 0) times.push((performance.now() - started) / 1000);
    if (turn === 3) {
      await pause(10_000);
      memory = treeMemory(child.pid ?? 0);
    }
    const ended = once(child, "exit");
    // npm does not pass a SIGTERM on to what it started: the supervisor is told itself.
    process.kill(JSON.parse(readFileSync(path.join(folder, "run.json"), "utf8")).pid, "SIGTERM");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
  const median = quantile(times, 0.5);
  const all = times.map((one) => one.toFixed(1)).join(", ");
  table.judge("warm npm start to ready", "<= 5 s", `${median.toFixed(1)} s (${all})`, median <= 5);
  const measured = `${memory.rss.toFixed(0)} MB (shared pages once: ${memory.pss.toFixed(0)} MB)`;
  table.judge("idle RSS of the whole tree without PostgreSQL", "<= 450 MB", measured, memory.rss <= 450);
  console.log(`\nidle: ${memory.parts.join(", ")}`);
}

/** @param {import("node:child_process").ChildProcess} child */
function ready(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk) => {
      said += chunk;
      if (said.includes("Mail listener")) resolve(undefined);
    });
    child.once("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
  });
}
