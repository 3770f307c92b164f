import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { diskFull, freeMegabytes } from "./disk.mjs";
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
    if (code === "ENOSPC") throw diskFull(firstExisting(folder));
    throw new Problem(`The data folder ${folder} cannot be made (${message}); set DATA_DIR to one that can.`);
  }
  if (freeMegabytes(folder) < leastMegabytes) throw diskFull(folder);
}

/** @param {string} folder */
function firstExisting(folder) {
  let found = folder;
  while (!existsSync(found)) found = path.dirname(found);
  return found;
}
