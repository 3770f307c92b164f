import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runNpm } from "./npm.mjs";
import { npmDone } from "./npm-at-work.mjs";
import { Problem } from "./problem.mjs";
import { step } from "./progress.mjs";
import { inTurn } from "./turn.mjs";

const MARKER = "node_modules/.helpdesk-lock";
const RECORD = "node_modules/.package-lock.json";

/**
 * Installs what package-lock.json names, unless node_modules already is exactly that.
 * @param {string} root
 */
export async function ensureInstalled(root) {
  await npmDone(root);
  if (isInstalled(root)) return;
  await inTurn(root, "install", async (onPid) => {
    if (isInstalled(root)) return; // by the start that had the turn before us
    // npm writes its record last. Without the old one an install that is killed midway passes for none.
    for (const file of [MARKER, RECORD]) rmSync(path.join(root, file), { force: true });
    await installLocked(root, onPid);
    writeMarker(root);
  });
}

/**
 * Whether node_modules fits the lock file: by our marker, or by npm's own record when somebody else installed.
 * @param {string} root
 */
export function isInstalled(root) {
  if (!existsSync(path.join(root, "node_modules"))) return false;
  const marker = path.join(root, MARKER);
  if (existsSync(marker) && readFileSync(marker, "utf8") === lockHash(root)) return true;
  if (!recordFitsLock(root)) return false;
  writeMarker(root);
  return true;
}

/** @param {string} root */
export function lockHash(root) {
  return createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
}

/**
 * Compares package-lock.json with the record that npm leaves in node_modules. Optional packages may be absent:
 * they are for other platforms.
 * @param {string} root
 */
function recordFitsLock(root) {
  const record = readPackages(path.join(root, RECORD));
  const lock = readPackages(path.join(root, "package-lock.json"));
  if (!record || !lock) return false;
  return Object.entries(lock).every(([name, wanted]) => {
    if (name === "" || wanted.link) return true;
    const found = record[name];
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional);
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }> | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

/** @param {string} root */
function writeMarker(root) {
  try {
    writeFileSync(path.join(root, MARKER), lockHash(root));
  } catch {
    // A read-only node_modules is compared again at the next start, nothing more.
  }
}

/**
 * `npm ci`, or `npm install` where it refuses the lock file: npm 11 does when the packages of other platforms are
 * missing in it. What comes of it is held against the lock file all the same.
 * @param {string} root
 * @param {(pid: number, identity: string | null) => void} onPid
 */
async function installLocked(root, onPid) {
  // NODE_ENV=production would leave out development packages, the pinned Node among them.
  const common = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const ci = await step("Installing packages", () => runNpm(root, ["ci", ...common], onPid));
  if (ci.code === 0) return;
  // Any other failure, a network or a disk, npm install would only meet again.
  if (!/\bEUSAGE\b/.test(ci.output)) throw new Problem(failed("npm ci", ci.output));
  const install = await step("Installing packages by npm install, since npm ci refuses the lock file", () =>
    runNpm(root, ["install", "--no-save", ...common], onPid),
  );
  if (install.code !== 0) throw new Problem(failed("npm install", install.output));
  if (!recordFitsLock(root)) {
    throw new Problem("npm install brought other versions than package-lock.json names: run npm ci by hand.");
  }
}

/**
 * @param {string} command
 * @param {string} output
 */
function failed(command, output) {
  const full = /ENOSPC/.test(output) ? " The disk is full." : "";
  return `${output}\n${command} failed (its message is above): check the network and the free disk space, then try again.${full}`.trim();
}
