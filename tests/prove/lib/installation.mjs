import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { WEB_HEAP, WORKER_HEAP } from "../../../bin/lib/heap.mjs";
import { createLifecycle } from "../../../bin/lib/lifecycle.mjs";
import { takeLock } from "../../../bin/lib/lock.mjs";
import { inRoot } from "../../../bin/lib/paths.mjs";
import { freePort } from "../../../bin/lib/ports.mjs";
import { startPostgres } from "../../../bin/lib/postgres.mjs";
import { supervise } from "../../../bin/lib/supervise.mjs";
import { runNode } from "../../../bin/lib/tool.mjs";
import { openSql } from "../../support/sql.mjs";
import { copyBuild } from "./build-copy.mjs";
import { openHelper } from "./helper-process.mjs";
import { openRedis } from "./redis-server.mjs";
import { until } from "./wait.mjs";

const GUARD = ["--import", pathToFileURL(inRoot("bin/lib/exit-with-parent.mjs")).href];

/**
 * @typedef {object} Plan
 * @property {boolean} [redis]
 * @property {Record<string, string>} [env] further variables of every process
 * @property {Record<string, string>} [settings] of PostgreSQL
 * @property {string[]} [webArgs] for Node
 * @property {string[]} [workerArgs] for Node
 */

/** @typedef {Awaited<ReturnType<typeof openInstallation>>} Installation */

/**
 * A throw-away installation of the built product as `npm start` runs it: embedded PostgreSQL that flushes to disk,
 * perhaps Redis, web and worker under the same supervisor, and a helper that calls verbs. Each can be killed.
 * @param {Plan} plan
 */
export async function openInstallation({
  redis: withRedis = false,
  env: extra = {},
  settings,
  webArgs = [],
  workerArgs = [],
}) {
  const lifecycle = createLifecycle({ exitCode: 130 });
  // The name is the test runner's, which removes what a killed run left.
  const folder = mkdtempSync(path.join(os.tmpdir(), "helpdesk-test-prove-"));
  chmodSync(folder, 0o755);
  await lifecycle.own(takeLock(folder, "test"), () => ({
    stop: () => remove(folder),
    kill: () => remove(folder),
  }));
  const build = await lifecycle.own(copyBuild({ verbs: "./tests/prove/lib/verbs.ts" }), (made) => ({
    stop: () => remove(made.folder),
    kill: () => remove(made.folder),
  }));
  const home = path.join(folder, "data");
  mkdirSync(home, { mode: 0o755 });
  const options = { home, superuserPassword: "prove", password: "prove", durable: true, settings };
  let server = startPostgres(options);
  const {
    port: databasePort,
    url,
    adminUrl,
  } = await lifecycle.own(server, () => ({
    stop: async () => (await server).stop(1500),
    kill: async () => (await server).stop(0),
  }));
  const redis = withRedis ? await lifecycle.own(openRedis(folder), (made) => ({ stop: made.stop })) : null;
  const [port, mailPort] = [await freePort(), await freePort()];
  /** @type {Record<string, string | undefined>} */
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    APP_ENV: "test",
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATA_DIR: home,
    DATABASE_URL: url,
    AUTH_SECRET: randomBytes(32).toString("base64"),
    DATA_KEY: randomBytes(32).toString("base64"),
    PORT: String(port),
    MAIL_PORT: String(mailPort),
    APP_URL: `http://localhost:${port}`,
    LOG_LEVEL: "silent",
    ...(redis ? { REDIS_URL: redis.url } : {}),
    ...extra,
  };
  const migrated = await runNode(build.command("migrate"), [], { env, quiet: true });
  if (migrated.code !== 0) throw new Error(migrated.output);
  const helper = await lifecycle.own(Promise.resolve(openHelper(build.helper("verbs"), env)), (made) => ({
    stop: () => made.close(),
  }));
  const sql = await lifecycle.own(Promise.resolve(connect(url)), (made) => ({
    stop: () => made.end(),
  }));
  /** @type {{ web?: ReturnType<typeof supervise>, worker?: ReturnType<typeof supervise> }} */
  const running = {};
  const pids = { web: 0, worker: 0 };
  await lifecycle.own(Promise.resolve(), () => ({
    stop: async () => void (await Promise.all([running.web?.stop(), running.worker?.stop()])),
    kill: () => {
      running.web?.kill();
      running.worker?.kill();
    },
  }));
  const base = `http://127.0.0.1:${port}`;
  const superviseWeb = (/** @type {number} */ atPort, /** @type {(pid: number) => void} */ onPid) =>
    supervise({
      name: "web",
      args: [...GUARD, ...WEB_HEAP, ...webArgs, build.web],
      env: { ...env, PORT: String(atPort) },
      whenReady: () => answers(`http://127.0.0.1:${atPort}/api/health/ready`),
      onPid,
    });
  return {
    folder,
    home,
    env,
    build,
    base,
    mailPort,
    adminUrl,
    helper,
    redis,
    sql,
    pids,
    storedFile: (/** @type {string} */ key) => path.join(home, "storage", key),
    postgresPid: async () => (await server).pid,
    async startWeb() {
      running.web = superviseWeb(port, (pid) => {
        pids.web = pid;
      });
      await running.web.ready;
    },
    /** One more web process beside it. @param {number} atPort */
    async addWeb(atPort) {
      let pid = 0;
      const added = superviseWeb(atPort, (started) => {
        pid = started;
      });
      await lifecycle.own(Promise.resolve(added), (made) => ({ stop: made.stop, kill: made.kill }));
      await added.ready;
      /** SIGTERM, and as long as it takes, as a container has; the supervisor starts the next. */
      const restart = async () => {
        const old = pid;
        process.kill(old, "SIGTERM");
        await until(() => pid !== old, { ms: 60_000, every: 50 });
        await answers(`http://127.0.0.1:${atPort}/api/health/ready`);
      };
      return { restart };
    },
    async startWorker() {
      running.worker = supervise({
        name: "worker",
        args: [...GUARD, ...WORKER_HEAP, ...workerArgs, build.worker],
        env,
        whenReady: (child) =>
          new Promise((resolve) =>
            child.on("message", (/** @type {any} */ told) => told.type === "ready" && resolve()),
          ),
        onPid: (pid) => {
          pids.worker = pid;
        },
      });
      await running.worker.ready;
    },
    isListening: () => answersConnect(mailPort),
    /** SIGKILL; the supervisor brings it back. @param {"web" | "worker"} name */
    kill(name) {
      process.kill(pids[name], "SIGKILL");
    },
    async stopWorker() {
      await running.worker?.stop();
    },
    async stopWeb() {
      await running.web?.stop();
    },
    /** SIGKILL to the postmaster, then the same data folder on the same port. @param {number} pauseMs */
    async killPostgres(pauseMs) {
      const old = await server;
      process.kill(old.pid, "SIGKILL");
      await old.ended;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      server = startPostgres({ ...options, port: databasePort });
      await server;
    },
    close: lifecycle.end,
  };
}

/** @param {string} url */
function connect(url) {
  return openSql(url, 3);
}

/** @param {string} url */
async function answers(url) {
  const ready = await until(async () => (await fetch(url, { signal: AbortSignal.timeout(10_000) })).ok, {
    ms: 60_000,
    every: 50,
  });
  if (!ready) throw new Error(`${url} does not answer`);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answersConnect(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    const finish = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => finish(true));
    socket.once("error", () => finish(false));
  });
}

/** @param {string} folder */
function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
