import { existsSync, readdirSync } from "node:fs";
import { ensureBundles } from "./build.mjs";
import { commandFile, migrate } from "./commands.mjs";
import { claimInstallation, locateInstallation, openDatabase } from "./installation.mjs";
import { liveOwner } from "./lock.mjs";
import { inRoot } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { ensureSecrets } from "./secrets.mjs";
import { endTools, runNode } from "./tool.mjs";

const WAIT_FOR_START_MS = 60_000;
/** A back-up is restored into a database without tables. */
const MIGRATE_THEMSELVES = ["migrate", "restore"];

/**
 * Runs a command of bin/commands against the running installation, or with the database started just for it.
 * @param {string | undefined} name
 * @param {string[]} args
 * @returns {Promise<number>} the command's exit code
 */
export async function run(name, args) {
  await ensureBundles();
  if (!name || !existsSync(commandFile(name))) throw new Problem(unknown(name));
  const env = (await runningEnv()) ?? null;
  if (env) return (await runNode(commandFile(name), args, { env, stdin: true })).code;
  return runAlone(name, args);
}

/**
 * @param {string} name
 * @param {string[]} args
 */
async function runAlone(name, args) {
  const installation = await claimInstallation(name);
  const { lifecycle } = installation;
  try {
    const env = await openDatabase(installation);
    await lifecycle.own(Promise.resolve(), () => ({
      stop: () => endTools(),
      kill: () => endTools("SIGKILL"),
    }));
    if (!MIGRATE_THEMSELVES.includes(name)) await migrate(env);
    return (await runNode(commandFile(name), args, { env, stdin: true })).code;
  } finally {
    await lifecycle.end();
  }
}

/** The environment of the installation that runs now, or null when none does. */
async function runningEnv() {
  const { env, folder } = locateInstallation();
  const deadline = Date.now() + WAIT_FOR_START_MS;
  for (;;) {
    const owner = liveOwner(folder);
    if (!owner || (owner.kind !== "start" && owner.kind !== "dev")) return null;
    // The tables are there once web and worker answer, not before.
    if (owner.databaseUrl && owner.ready) return envOf(env, folder, owner);
    if (Date.now() > deadline)
      throw new Problem("The helpdesk is still starting: try again when it is ready.");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * @param {import("./env.mjs").Env} env
 * @param {string} folder
 * @param {import("./lock.mjs").RunRecord} owner
 */
function envOf(env, folder, owner) {
  const secrets = ensureSecrets(folder);
  return {
    ...env,
    DATA_DIR: folder,
    DATABASE_URL: owner.databaseUrl,
    APP_URL: owner.appUrl ?? env.APP_URL,
    PORT: String(owner.port ?? env.PORT),
    MAIL_PORT: String(owner.mailPort ?? env.MAIL_PORT),
    AUTH_SECRET: env.AUTH_SECRET ?? secrets.AUTH_SECRET,
    DATA_KEY: env.DATA_KEY ?? secrets.DATA_KEY,
  };
}

/** @param {string | undefined} name */
function unknown(name) {
  const folder = inRoot("dist/commands");
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".mjs")) : [];
  const list = names.map((file) => file.slice(0, -4)).join(", ") || "none";
  return `${name ? `There is no command ${name}.` : "Name a command."} Commands: ${list}.`;
}
