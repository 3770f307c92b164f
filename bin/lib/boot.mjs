import { migrate, setupLink } from "./commands.mjs";
import { diskFull, freeMegabytes } from "./disk.mjs";
import { claimInstallation, openDatabase } from "./installation.mjs";
import { assertPortFree } from "./ports.mjs";
import { step } from "./progress.mjs";
import { endTools } from "./tool.mjs";

const NO_ROOM_MEGABYTES = 20;

/**
 * @typedef {ReturnType<typeof import("./supervise.mjs").supervise>} Supervised
 * @typedef {(pid: number, identity: string | null) => void} OnPid
 */

/**
 * What start and dev share: claim the data, build, database, migrations, web and worker, and the lines that say
 * where everything is. Resolves when all is ready; the processes go on until a signal ends them.
 * @param {object} plan
 * @param {"start" | "dev"} plan.kind
 * @param {(env: Record<string, string | undefined>) => Promise<void>} plan.build
 * @param {(env: Record<string, string | undefined>, onPid: OnPid) => Supervised} plan.web
 * @param {(env: Record<string, string | undefined>, onPid: OnPid, onMailPort: (port: number) => void) => Supervised} plan.worker
 */
export async function boot({ kind, build, web, worker }) {
  const installation = await claimInstallation(kind);
  const { env, folder, lifecycle, lock, moved } = installation;
  try {
    await lifecycle.own(Promise.resolve(), () => ({
      stop: () => endTools(),
      kill: () => endTools("SIGKILL"),
    }));
    if (moved) console.log(`Data is kept in ${folder}`);
    const port = Number(env.PORT);
    await assertPortFree(port, "PORT");
    await assertPortFree(Number(env.MAIL_PORT), "MAIL_PORT");
    lock.update({ appUrl: env.APP_URL, port });
    await build(env);
    const processEnv = await step("Starting the database", () => openDatabase(installation));
    await step("Migrating the database", () => migrate(processEnv));
    const [mailPort, link] = await step(
      "Starting web and worker",
      () =>
        Promise.all([
          startProcesses({ web, worker, lifecycle, lock, env: processEnv }),
          setupLink(processEnv),
        ]),
      { shared: true },
    );
    lock.update({ ready: true, mailPort });
    announce({ port, mailPort, link });
    return { processEnv };
  } catch (error) {
    await lifecycle.end();
    // It had room when it was claimed: whatever failed, in whatever words, failed for want of it.
    throw freeMegabytes(folder) < NO_ROOM_MEGABYTES ? diskFull(folder) : error;
  }
}

/**
 * @param {object} parts
 * @param {Parameters<typeof boot>[0]["web"]} parts.web
 * @param {Parameters<typeof boot>[0]["worker"]} parts.worker
 * @param {ReturnType<typeof import("./lifecycle.mjs").createLifecycle>} parts.lifecycle
 * @param {import("./lock.mjs").Lock} parts.lock
 * @param {Record<string, string | undefined>} parts.env
 */
async function startProcesses({ web, worker, lifecycle, lock, env }) {
  /** @type {Map<string, { name: string, pid: number, identity: string | null }>} */
  const children = new Map();
  const record =
    (/** @type {string} */ name) => (/** @type {number} */ pid, /** @type {string | null} */ identity) => {
      children.set(name, { name, pid, identity });
      try {
        lock.update({ children: [...children.values()] });
      } catch {
        // A full disk must not keep a process from being started again; it ends with us without the record.
      }
    };
  let mailPort = 0;
  const both = [
    web(env, record("web")),
    worker(env, record("worker"), (found) => {
      mailPort = found;
    }),
  ];
  await lifecycle.own(Promise.resolve(both), () => ({
    stop: async () => void (await Promise.all(both.map((child) => child.stop()))),
    kill: () => {
      for (const child of both) child.kill();
    },
  }));
  await Promise.all(both.map((child) => child.ready));
  return mailPort;
}

/** @param {{ port: number, mailPort: number, link: string }} found */
function announce({ port, mailPort, link }) {
  const lines = [`Portal         http://localhost:${port}/inbox`, `Help centre    http://localhost:${port}/`];
  lines.push(mailPort ? `Mail listener  localhost:${mailPort}` : "Mail listener  off (MAIL_PORT=0)");
  if (link) lines.push(`Set-up link    ${link}`);
  console.log(lines.join("\n"));
}
