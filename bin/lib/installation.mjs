import { rmSync } from "node:fs";
import { chooseDataFolder, prepareDataFolder } from "./data-folder.mjs";
import { readEnv } from "./env.mjs";
import { createLifecycle } from "./lifecycle.mjs";
import { takeLock } from "./lock.mjs";
import { ROOT } from "./paths.mjs";
import { startPostgres } from "./postgres.mjs";
import { ensureSecrets } from "./secrets.mjs";
import { endStaleChildren } from "./stale-children.mjs";

/**
 * The environment as given and the data folder it leads to; touches nothing.
 * @param {string} appEnv when nothing sets APP_ENV
 */
export function locateInstallation(appEnv = "development") {
  const env = readEnv({ root: ROOT, env: process.env, appEnv });
  const asRoot = process.getuid?.() === 0;
  const embedded = !env.DATABASE_URL;
  const folder = chooseDataFolder({ root: ROOT, dataDir: env.DATA_DIR, embedded, asRoot });
  return { env, folder, embedded, asRoot, moved: !env.DATA_DIR && !folder.startsWith(ROOT) };
}

/**
 * Takes the data folder for this process and ends what a killed owner left running.
 * @param {string} kind `start`, `dev` or a command's name
 */
export async function claimInstallation(kind) {
  const found = locateInstallation();
  prepareDataFolder(found.folder, { asRoot: found.asRoot });
  const lifecycle = createLifecycle();
  const lock = await lifecycle.own(takeLock(found.folder, kind), (made) => ({
    stop: made.release,
    kill: made.release,
  }));
  await endStaleChildren(lock.stale);
  return { ...found, lifecycle, lock };
}

/**
 * Starts the embedded database unless DATABASE_URL names one, and answers the environment of every process.
 * @param {Awaited<ReturnType<typeof claimInstallation>>} installation
 */
export async function openDatabase({ env, folder, embedded, lifecycle, lock }) {
  const secrets = ensureSecrets(folder);
  let databaseUrl = env.DATABASE_URL ?? "";
  if (embedded) databaseUrl = await runEmbedded(folder, secrets, lifecycle);
  lock.update({ databaseUrl });
  return {
    ...env,
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: env.AUTH_SECRET ?? secrets.AUTH_SECRET,
    DATA_KEY: env.DATA_KEY ?? secrets.DATA_KEY,
  };
}

/**
 * @param {string} folder
 * @param {import("./secrets.mjs").Secrets} secrets
 * @param {ReturnType<typeof createLifecycle>} lifecycle
 */
async function runEmbedded(folder, secrets, lifecycle) {
  const options = {
    home: folder,
    superuserPassword: secrets.superuserPassword,
    password: secrets.databasePassword,
  };
  /** @type {Promise<import("./postgres.mjs").Postgres>} the newest one, perhaps still starting */
  let newest;
  const launch = (/** @type {number | undefined} */ port) => {
    newest = startPostgres({ ...options, port });
    newest.then(watch, () => {});
    return newest;
  };
  const watch = async (/** @type {import("./postgres.mjs").Postgres} */ server) => {
    await server.ended;
    if (lifecycle.ending) return;
    console.error("The database ended unexpectedly; starting it again.");
    try {
      // On the same port: web and worker keep their address and reconnect by themselves.
      await launch(server.port);
    } catch (error) {
      lifecycle.fail(error);
    }
  };
  const stop = async (/** @type {number} */ ms) => {
    // One that could not be started again has said why, and there is nothing to stop.
    await (await newest.catch(() => null))?.stop(ms);
  };
  const first = await lifecycle.own(launch(undefined), () => ({
    stop: () => stop(1500),
    kill: () => stop(0),
  }));
  return first.url;
}

/** @param {string} folder */
export function deleteInstallation(folder) {
  rmSync(folder, { recursive: true, force: true });
}
