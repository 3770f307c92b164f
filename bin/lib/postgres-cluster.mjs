import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { diskFull } from "./disk.mjs";
import { Problem } from "./problem.mjs";

const MAJOR = "15";

/** PostgreSQL inherits nothing of ours: PG* variables or a locale would change what it does. */
export const POSTGRES_ENV = { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" };

/**
 * Makes the cluster folder if it is not there. A killed initdb leaves only a folder with another name.
 * @param {{ native: string, cluster: string, user: { uid: number, gid: number } | null, password: string, sync: boolean }} options
 */
export async function ensureCluster({ native, cluster, user, password, sync }) {
  if (existsSync(path.join(cluster, "PG_VERSION"))) return checkVersion(cluster);
  const parent = path.dirname(cluster);
  removeUnfinished(parent, path.basename(cluster));
  const unfinished = `${cluster}.init-${process.pid}`;
  const passwordFile = `${cluster}.init-password-${process.pid}`;
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user) {
      chownSync(unfinished, user.uid, user.gid);
      chownSync(passwordFile, user.uid, user.gid);
    }
    chmodSync(unfinished, 0o700);
    const args = ["-D", unfinished, "-U", "postgres", "-E", "UTF8", "--locale=C", "--locale-provider=icu"];
    args.push("--icu-locale=en-US", "-A", "scram-sha-256", `--pwfile=${passwordFile}`);
    if (!sync) args.push("--no-sync");
    await initdb(path.join(native, "bin/initdb"), args, user, parent);
    renameSync(unfinished, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** @param {string} cluster */
function checkVersion(cluster) {
  const found = readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  if (found === MAJOR) return;
  throw new Problem(
    `The database in ${cluster} is of PostgreSQL ${found}, this version of the helpdesk runs PostgreSQL ${MAJOR}; start it with the release that made it.`,
  );
}

/**
 * @param {string} parent
 * @param {string} name
 */
function removeUnfinished(parent, name) {
  if (!existsSync(parent)) return;
  for (const entry of readdirSync(parent)) {
    if (entry.startsWith(`${name}.init-`)) rmSync(path.join(parent, entry), { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @param {string[]} args
 * @param {{ uid: number, gid: number } | null} user
 * @param {string} parent
 * @returns {Promise<void>}
 */
function initdb(file, args, user, parent) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...user,
      cwd: "/",
      env: POSTGRES_ENV,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) =>
      reject(new Problem(`PostgreSQL's initdb could not be run: ${error.message}`)),
    );
    child.on("close", (code) => {
      if (code === 0) return resolve();
      if (/No space left/i.test(output)) return reject(diskFull(parent));
      reject(new Problem(`PostgreSQL could not make its data folder:\n${output.trim()}`));
    });
  });
}
