import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Problem } from "./problem.mjs";
import { step } from "./progress.mjs";

const MARKER = "node_modules/.helpdesk-lock";

/**
 * Installs what package-lock.json names, unless node_modules already is exactly that.
 * @param {string} root
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  await step("Installing packages", async () => installLocked(root));
  writeMarker(root);
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
  const record = readPackages(path.join(root, "node_modules/.package-lock.json"));
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
 * `npm ci`, or `npm install` where it refuses: npm 11 rejects a lock file without the packages of platforms
 * that the registry does not carry. What comes of it is held against the lock file all the same.
 * @param {string} root
 */
function installLocked(root) {
  // NODE_ENV=production would leave out development packages, the pinned Node among them.
  const common = ["--include=dev", "--no-audit", "--no-fund"];
  if (npm(root, ["ci", ...common]) === 0) return;
  console.log("npm ci did not succeed; installing the locked versions by npm install instead.");
  if (npm(root, ["install", "--no-save", ...common]) === 0 && recordFitsLock(root)) return;
  throw new Problem(
    "npm ci failed, and npm install too (npm's message is above): check the network and the free disk space, then try again.",
  );
}

/**
 * @param {string} root
 * @param {string[]} args
 */
function npm(root, args) {
  const options = { cwd: root, stdio: /** @type {const} */ ("inherit"), shell: process.platform === "win32" };
  const script = process.env.npm_execpath;
  const result = script?.endsWith(".js")
    ? spawnSync(process.execPath, [script, ...args], { ...options, shell: false })
    : spawnSync("npm", args, options);
  if (result.error)
    throw new Problem(`npm could not be run (${result.error.message}); install it beside Node.`);
  return result.status;
}
