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
  await step("Installing packages", async () => npmCi(root));
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

/** @param {string} root */
function npmCi(root) {
  // NODE_ENV=production would leave out development packages, the pinned Node among them.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (result.error)
    throw new Problem(`npm could not be run (${result.error.message}); install it beside Node.`);
  if (result.status !== 0) {
    throw new Problem(
      "npm ci failed (its message is above): check the network and the free disk space, then try again.",
    );
  }
}
