import { statfsSync } from "node:fs";
import { Problem } from "./problem.mjs";

/** @param {string} folder */
export function freeMegabytes(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / 1024 ** 2);
}

/**
 * The one sentence about a disk without room, whoever met it first: PostgreSQL's own say much and not what to do.
 * @param {string} folder on that disk
 */
export function diskFull(folder) {
  const free = freeMegabytes(folder);
  return new Problem(
    `The disk of ${folder} is full (${free} MB free): free at least 200 MB, or set DATA_DIR to another disk.`,
  );
}
