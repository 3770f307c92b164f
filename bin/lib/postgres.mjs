import { spawn } from "node:child_process";
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { diskFull } from "./disk.mjs";
import { freePort } from "./ports.mjs";
import { locateBinaries } from "./postgres-binaries.mjs";
import { ensureCluster, POSTGRES_ENV } from "./postgres-cluster.mjs";
import { ensureDatabase } from "./postgres-database.mjs";
import { endLeftover } from "./postgres-leftover.mjs";
import { Problem } from "./problem.mjs";
import { identityOf, waitForEnd } from "./process-identity.mjs";
import { databaseUser, reachableByOthers } from "./run-as.mjs";

/**
 * @typedef {object} PostgresOptions
 * @property {string} home folder for the cluster (`postgres/`), its log and, when needed, a copy of the binaries
 * @property {string} superuserPassword
 * @property {string} [password] of the role `helpdesk`, which then is made together with its database
 * @property {boolean} [durable] false for throw-away clusters: nothing is flushed to disk
 * @property {number} [port] a free one when not given
 * @property {number} [maxConnections]
 * @property {Record<string, string>} [settings] further server settings, by name
 */

/**
 * @typedef {object} Postgres
 * @property {number} pid
 * @property {number} port
 * @property {string} adminUrl superuser, database `postgres`
 * @property {string} url role and database `helpdesk`
 * @property {Promise<void>} ended resolves when the server process has ended, for whatever reason
 * @property {(ms?: number) => Promise<void>} stop fast shutdown; after `ms` an immediate one
 */

/**
 * Starts PostgreSQL over `home/postgres`, making the cluster first and ending a server left over it. Resolves
 * when connections are accepted. The caller holds the installation's lock.
 * @param {PostgresOptions} options
 * @returns {Promise<Postgres>}
 */
export async function startPostgres(options) {
  const { home, superuserPassword, password, durable = true } = options;
  const user = databaseUser();
  mkdirSync(home, { recursive: true, mode: 0o711 });
  if (user && !reachableByOthers(home)) {
    if ((statSync(home).mode & 0o001) === 0) chmodSync(home, statSync(home).mode | 0o011);
    if (!reachableByOthers(home)) {
      throw new Problem(
        `The database runs as nobody and cannot reach ${home}; set DATA_DIR to a folder that others may enter, or start as another user.`,
      );
    }
  }
  const native = locateBinaries({ home, otherUser: user !== null });
  const cluster = path.join(home, "postgres");
  await ensureCluster({ native, cluster, user, password: superuserPassword, sync: durable });
  await endLeftover(cluster);
  const server = await launch(options, native, cluster, user);
  const url = `127.0.0.1:${server.port}`;
  const adminUrl = `postgres://postgres:${superuserPassword}@${url}/postgres`;
  try {
    if (password) await ensureDatabase(adminUrl, password, path.join(home, "secrets.json"));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, adminUrl, url: `postgres://helpdesk:${password}@${url}/helpdesk` };
}

/**
 * @param {PostgresOptions} options
 * @param {string} native
 * @param {string} cluster
 * @param {{ uid: number, gid: number } | null} user
 */
async function launch(options, native, cluster, user) {
  const logFile = path.join(options.home, "postgres.log");
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    // Its own log file: through a pipe it would die with us, and block when nobody reads.
    const log = openSync(logFile, "w", 0o600);
    const child = spawn(path.join(native, "bin/postgres"), serverArgs(options, cluster, port), {
      ...user,
      cwd: "/",
      env: POSTGRES_ENV,
      stdio: ["ignore", log, log],
      detached: true, // Ctrl-C reaches the whole group; the database must outlive web and worker
    });
    closeSync(log);
    /** @type {Promise<void>} */
    const ended = new Promise((resolve) => {
      child.once("exit", () => resolve());
      child.once("error", () => resolve());
    });
    const pid = child.pid ?? 0;
    if (await becomesReady(cluster, pid, ended)) return { pid, port, ended, stop: stopper(child, ended) };
    const said = readFileSync(logFile, "utf8");
    if (/Address already in use|pre-existing shared memory/.test(said) && attempt < 5) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      continue;
    }
    if (/No space left/i.test(said)) throw diskFull(options.home);
    throw new Problem(`PostgreSQL did not start; its log ${logFile} says:\n${said.trim().slice(-1500)}`);
  }
}

/**
 * @param {PostgresOptions} options
 * @param {string} cluster
 * @param {number} port
 */
function serverArgs({ durable = true, maxConnections = 100, settings = {} }, cluster, port) {
  /** @type {Record<string, string>} */
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    max_connections: String(maxConnections),
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off", // costs more than it brings for queries of milliseconds
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
    ...settings,
  };
  return ["-D", cluster, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/**
 * Ready is what the server itself writes into the last line of its pid file.
 * @param {string} cluster
 * @param {number} pid
 * @param {Promise<void>} ended
 */
async function becomesReady(cluster, pid, ended) {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  const deadline = Date.now() + 120_000; // a crash recovery may have much to replay
  while (!gone && Date.now() < deadline) {
    try {
      const lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
      if (Number(lines[0]) === pid && lines[7]?.trim() === "ready") return true;
    } catch {
      // not written yet
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {Promise<void>} ended
 */
function stopper(child, ended) {
  return async (ms = 8000) => {
    const pid = child.pid ?? 0;
    const identity = identityOf(pid);
    if (child.exitCode !== null || child.signalCode !== null || identity === null) return;
    child.kill("SIGINT");
    if (!(await waitForEnd(pid, identity, ms))) child.kill("SIGQUIT");
    await ended;
  };
}
