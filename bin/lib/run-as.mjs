import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { Problem } from "./problem.mjs";

/**
 * PostgreSQL refuses to run as root: root hands it to `nobody`, everyone else runs it as themselves.
 * @returns {{ uid: number, gid: number } | null}
 */
export function databaseUser() {
  if (process.getuid?.() !== 0) return null;
  // initdb looks its own user up, so a number without an entry would not do.
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (!uid || !gid) {
    throw new Problem(
      "The embedded database needs the user nobody in /etc/passwd when started by root; add it, start as another user, or set DATABASE_URL.",
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * Whether another user can walk to this folder: every existing folder on the way lets others through.
 * @param {string} folder
 */
export function reachableByOthers(folder) {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if (!othersMayEnter(current)) return false;
    if (current === path.dirname(current)) return true;
  }
}

/** @param {string} folder */
function othersMayEnter(folder) {
  try {
    return (statSync(folder).mode & 0o001) !== 0;
  } catch {
    return true; // it does not exist yet, and we make it ourselves
  }
}
