import { mkdirSync, statfsSync } from "node:fs";
import path from "node:path";
import { fallbackDataFolder } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { reachableByOthers } from "./run-as.mjs";

/**
 * Where this installation keeps its data, as an absolute path; nothing is made yet. Root with a checkout that
 * the database's user cannot reach gets a folder under /var/lib, never a temporary one.
 * @param {{ root: string, dataDir: string | undefined, embedded: boolean, asRoot: boolean }} options
 */
export function chooseDataFolder({ root, dataDir, embedded, asRoot }) {
  if (dataDir) return path.resolve(root, dataDir);
  if (embedded && asRoot && !reachableByOthers(root)) return fallbackDataFolder(root);
  return path.join(root, ".data");
}

/**
 * Makes the data folder and checks that it can be written and has room.
 * @param {string} folder
 * @param {{ asRoot: boolean, leastMegabytes?: number }} options
 */
export function prepareDataFolder(folder, { asRoot, leastMegabytes = 200 }) {
  try {
    // As root the database's user has to pass through; what is secret inside has its own mode.
    mkdirSync(folder, { recursive: true, mode: asRoot ? 0o711 : 0o700 });
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOSPC") throw new Problem(diskFull(folder, 0));
    throw new Problem(`The data folder ${folder} cannot be made (${message}); set DATA_DIR to one that can.`);
  }
  const { bavail, bsize } = statfsSync(folder);
  const megabytes = Math.floor((bavail * bsize) / 1024 ** 2);
  if (megabytes < leastMegabytes) throw new Problem(diskFull(folder, megabytes));
}

/**
 * @param {string} folder
 * @param {number} megabytes
 */
function diskFull(folder, megabytes) {
  return `The disk of ${folder} is full (${megabytes} MB free): free at least 200 MB, or set DATA_DIR to another disk.`;
}
