import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Problem } from "./problem.mjs";
import { identityOf } from "./process-identity.mjs";

/**
 * @typedef {object} RunRecord what `run.json` in the data folder says about the process that owns it
 * @property {number} pid
 * @property {string | null} identity
 * @property {string} kind `start`, `dev` or the name of a command
 * @property {string} startedAt ISO instant
 * @property {string} [appUrl]
 * @property {number} [port]
 * @property {number} [mailPort]
 * @property {string} [databaseUrl] present once the database answers
 * @property {boolean} [ready] true once web and worker answer
 * @property {{ name: string, pid: number, identity: string | null }[]} children
 */

/**
 * @typedef {object} Lock
 * @property {RunRecord | null} stale what a dead owner left behind
 * @property {(changes: Partial<RunRecord>) => void} update
 * @property {() => void} release
 */

/**
 * The owner of the data folder, if it is alive.
 * @param {string} folder
 * @returns {RunRecord | null}
 */
export function liveOwner(folder) {
  const record = readRecord(path.join(folder, "run.json"));
  return record && isAlive(record) ? record : null;
}

/**
 * The record of an owner that is no longer alive, for ending what it left behind.
 * @param {string} folder
 * @returns {RunRecord | null}
 */
export function deadOwner(folder) {
  const record = readRecord(path.join(folder, "run.json"));
  return record && !isAlive(record) ? record : null;
}

/**
 * Takes the data folder for this process. A dead owner's record is replaced; a live owner is refused.
 * @param {string} folder
 * @param {string} kind
 * @returns {Promise<Lock>}
 */
export async function takeLock(folder, kind) {
  const file = path.join(folder, "run.json");
  const release = await enterGate(`${file}.gate`);
  try {
    const stale = readRecord(file);
    if (stale && isAlive(stale)) throw new Problem(alreadyRunning(stale, folder));
    /** @type {RunRecord} */
    let record = {
      pid: process.pid,
      identity: identityOf(process.pid),
      kind,
      startedAt: new Date().toISOString(),
      children: [],
    };
    write(file, record);
    return {
      stale,
      update(changes) {
        record = { ...record, ...changes };
        write(file, record);
      },
      release() {
        if (readRecord(file)?.identity === record.identity) rmSync(file, { force: true });
      },
    };
  } finally {
    release();
  }
}

/**
 * @param {RunRecord} record
 * @param {string} folder
 */
function alreadyRunning(record, folder) {
  if (record.kind !== "start" && record.kind !== "dev") {
    return `The command ${record.kind} (pid ${record.pid}) is using ${folder}: wait until it ends.`;
  }
  const where = record.appUrl ? ` at ${record.appUrl}` : "";
  return `The helpdesk is already running${where}, pid ${record.pid}; to run a second one set DATA_DIR, PORT and MAIL_PORT.`;
}

/** @param {RunRecord} record */
function isAlive(record) {
  const identity = identityOf(record.pid);
  return identity !== null && identity === record.identity;
}

/**
 * @param {string} file
 * @returns {RunRecord | null}
 */
function readRecord(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null; // none, or half of one from a full disk: nobody's
  }
}

/**
 * @param {string} file
 * @param {RunRecord} record
 */
function write(file, record) {
  // The database's password stands in it.
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
}

/**
 * Lets one process at a time look and replace; two that both saw the same dead owner would both go on.
 * @param {string} gate
 * @returns {Promise<() => void>}
 */
async function enterGate(gate) {
  for (;;) {
    try {
      writeFileSync(gate, String(process.pid), { flag: "wx" });
      return () => rmSync(gate, { force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
      // Passing takes milliseconds: an old gate belongs to a process killed inside.
      const made = statSync(gate, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - made > 5000) rmSync(gate, { force: true });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
