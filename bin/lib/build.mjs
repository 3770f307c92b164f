import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleOptions, loadEsbuild } from "./bundle.mjs";
import { inRoot, ROOT } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { step } from "./progress.mjs";
import { shareChunks } from "./share-chunks.mjs";
import { hashSources } from "./sources.mjs";
import { runNode } from "./tool.mjs";
import { inTurn } from "./turn.mjs";

const WORKER_MARKER = inRoot("dist/.build.json");
const TSCONFIG = inRoot("tsconfig.json");
const WEB_MARKER = inRoot(".next/.helpdesk-build.json");

const WEB_BUILD = inRoot(".next/standalone/server.js");

/** The web process: our own server, which takes Next from the build. */
export const WEB_SERVER = inRoot("dist/web.mjs");

/** Bundles web server, worker and commands into dist/ unless their sources are those of the last bundle. */
export async function ensureBundles() {
  if (bundlesFit()) return;
  await inTurn(ROOT, "build", async () => {
    if (bundlesFit()) return;
    await step("Bundling server, worker and commands", async () => {
      const hash = hashSources(ROOT, "worker");
      rmSync(inRoot("dist"), { recursive: true, force: true });
      const result = await loadEsbuild(ROOT)
        .build(bundleOptions(ROOT))
        .catch(() => null); // esbuild has printed what is wrong
      if (!result) throw new Problem("The worker could not be bundled; the errors are above.");
      writeHash(WORKER_MARKER, hash);
    });
  });
}

function bundlesFit() {
  return existsSync(inRoot("dist/worker.mjs")) && readHash(WORKER_MARKER) === hashSources(ROOT, "worker");
}

/** Records that dist/ is the bundle of the present sources; for who bundles otherwise than by ensureBundles. */
export function markBundled() {
  writeHash(WORKER_MARKER, hashSources(ROOT, "worker"));
}

/**
 * Builds the web application unless its sources are those of the last build.
 * @param {Record<string, string | undefined>} env
 */
export async function ensureWeb(env) {
  if (webFits()) return;
  await inTurn(ROOT, "build", async (onPid) => {
    if (webFits()) return;
    await step("Building the web application", () => buildWeb(env, onPid));
  });
}

function webFits() {
  return existsSync(WEB_BUILD) && readHash(WEB_MARKER) === hashSources(ROOT, "web");
}

/**
 * @param {Record<string, string | undefined>} env
 * @param {(pid: number, identity: string | null) => void} onPid
 */
async function buildWeb(env, onPid) {
  const hash = hashSources(ROOT, "web");
  const tsconfig = readFileSync(TSCONFIG, "utf8");
  // Removed first: a killed build must not pass for a whole one.
  rmSync(WEB_MARKER, { force: true });
  const next = inRoot("node_modules/next/dist/bin/next");
  const result = await runNode(next, ["build"], { env: buildEnv(env), quiet: true, onPid });
  if (result.code !== 0) {
    const full = /ENOSPC/.test(result.output) ? " The disk is full." : "";
    throw new Problem(
      `${result.output.trim()}\nThe web application could not be built; the errors are above.${full}`,
    );
  }
  copyInto(".next/static", ".next/standalone/.next/static");
  copyInto("public", ".next/standalone/public");
  if (!existsSync(WEB_BUILD))
    throw new Problem(`next build left no ${WEB_BUILD}: is output "standalone" set?`);
  shareChunks(inRoot(".next/standalone/.next/server/chunks"));
  // Next rewrites tsconfig.json to its liking at times; that change alone asks for no new build.
  writeHash(WEB_MARKER, tsconfig === readFileSync(TSCONFIG, "utf8") ? hash : hashSources(ROOT, "web"));
}

/** @param {Record<string, string | undefined>} env */
function buildEnv(env) {
  return { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
}

/**
 * The standalone server serves these itself but the build does not put them there.
 * @param {string} from
 * @param {string} to
 */
function copyInto(from, to) {
  rmSync(inRoot(to), { recursive: true, force: true });
  if (existsSync(inRoot(from))) cpSync(inRoot(from), inRoot(to), { recursive: true });
}

/** @param {string} file */
function readHash(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).hash;
  } catch {
    return null;
  }
}

/**
 * @param {string} file
 * @param {string} hash
 */
function writeHash(file, hash) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ hash })}\n`);
}
