import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { WEB_HEAP } from "../../../bin/lib/heap.mjs";
import { inRoot } from "../../../bin/lib/paths.mjs";
import { freePort } from "../../../bin/lib/ports.mjs";
import { runNode } from "../../../bin/lib/tool.mjs";
import { until } from "../../prove/lib/wait.mjs";

const SOURCES = inRoot("tests/bench/fixtures");
const BUILD = inRoot(".cache/bench-fixtures");
const MARKER = path.join(BUILD, ".built");

/**
 * The pages and routes without sign-in that the product is measured against, built when they changed. All but the row
 * are without a database too.
 * @param {string} [databaseUrl] of the row
 */
export async function startFixtures(databaseUrl = "") {
  const hash = hashOf(SOURCES);
  if (!existsSync(MARKER) || readFileSync(MARKER, "utf8") !== hash) await build(hash);
  const port = await freePort();
  const server = path.join(BUILD, ".next/standalone/.cache/bench-fixtures/server.js");
  const child = spawn(process.execPath, [...WEB_HEAP, server], {
    env: {
      ...process.env,
      BENCH_DATABASE_URL: databaseUrl,
      NODE_ENV: "production",
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
    },
    stdio: "ignore",
  });
  const base = `http://127.0.0.1:${port}`;
  const up = await until(async () => (await fetch(`${base}/api/json`)).ok, { ms: 30_000, every: 50 });
  if (!up) throw new Error("the fixtures do not start");
  return { base, pid: child.pid ?? 0, stop: () => child.kill("SIGKILL") };
}

/** @param {string} hash */
async function build(hash) {
  rmSync(BUILD, { recursive: true, force: true });
  cpSync(SOURCES, BUILD, { recursive: true });
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const next = inRoot("node_modules/next/dist/bin/next");
  const { code, output } = await runNode(next, ["build", BUILD], { env, quiet: true });
  if (code !== 0) throw new Error(`the fixtures could not be built:\n${output}`);
  writeFileSync(MARKER, hash);
}

/** @param {string} folder */
function hashOf(folder) {
  const hash = createHash("sha256");
  for (const name of /** @type {string[]} */ (readdirSync(folder, { recursive: true })).sort()) {
    const file = path.join(folder, name);
    if (statSync(file).isFile()) hash.update(name).update(readFileSync(file));
  }
  return hash.digest("hex");
}
