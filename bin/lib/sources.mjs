import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readSync } from "node:fs";
import path from "node:path";

const WORKER = [
  "db",
  "lib",
  "web",
  "worker",
  "components",
  "bin/commands",
  "bin/lib/bundle.mjs",
  "tsconfig.json",
];
const WEB = [
  "app",
  "components",
  "db",
  "lib",
  "public",
  "tsconfig.json",
  "bin/lib/share-chunks.mjs",
  "bin/lib/tailwind-icons.mjs",
];
const WEB_FILES = /^(next\.config\.|postcss\.config\.|proxy\.|instrumentation|middleware\.|auth\.)/;

/**
 * A hash over the content of everything that the build reads. Content, not times: a fresh checkout of the same
 * sources needs no build, and an edit within a file system's time resolution is not missed.
 * @param {string} root
 * @param {"web" | "worker"} part
 */
export function hashSources(root, part) {
  const top = part === "web" ? readdirSync(root).filter((name) => WEB_FILES.test(name)) : [];
  const hash = createHash("sha256");
  for (const entry of [
    ...(part === "web" ? WEB : WORKER),
    ...top.sort(),
    "package.json",
    "package-lock.json",
  ]) {
    addEntry(hash, root, entry);
  }
  return hash.digest("hex");
}

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} root
 * @param {string} name
 */
function addEntry(hash, root, name) {
  const full = path.join(root, name);
  if (!existsSync(full)) return;
  for (const file of filesUnder(full)) {
    hash.update(`\0${path.relative(root, file)}\0`);
    addContent(hash, file);
  }
}

// One for all files: who supervises keeps what it once held, and these are megabytes.
const buffer = Buffer.allocUnsafeSlow(65_536);

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} file
 */
function addContent(hash, file) {
  const handle = openSync(file, "r");
  try {
    for (let length = readSync(handle, buffer); length > 0; length = readSync(handle, buffer)) {
      hash.update(buffer.subarray(0, length));
    }
  } finally {
    closeSync(handle);
  }
}

/**
 * @param {string} full
 * @returns {string[]}
 */
function filesUnder(full) {
  /** @type {import("node:fs").Dirent[]} */
  let entries;
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOTDIR") return [full];
    throw error;
  }
  return entries
    .filter((entry) => !entry.name.startsWith("."))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(path.join(full, entry.name)));
}
