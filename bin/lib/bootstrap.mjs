import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import os from "node:os";
import { hearEndSignals } from "./end-signals.mjs";
import { bootstrapComplaint, pinnedNode, runtimeComplaint } from "./ensure-node.mjs";
import { ensureInstalled } from "./install.mjs";
import { ROOT } from "./paths.mjs";
import { Problem, runMain } from "./problem.mjs";

const PARENT_CHECKED_EVERY_MS = 250;

/**
 * What every script does first: check Node, install what is locked, and go on under the pinned Node.
 * @param {() => Promise<number | void>} main loads everything else lazily, since node_modules may just be coming
 */
export async function bootstrap(main) {
  await runMain(async () => {
    const tooOld = bootstrapComplaint(process.versions.node);
    if (tooOld) throw new Problem(tooOld);
    endWithParent();
    await ensureInstalled(ROOT);
    const node = pinnedNode(ROOT);
    if (node && realpathSync(node) !== realpathSync(process.execPath)) return runUnder(node);
    const unfit = runtimeComplaint(process.versions.node);
    if (unfit) throw new Problem(unfit);
    return main();
  });
}

/**
 * Two parents end without a signal to us: the process that re-executed us, when it is killed, and npm, whose SIGTERM
 * reaches the shell in between and stops there. Started by hand we outlive our shell, as under nohup.
 */
function endWithParent() {
  const end = () => process.kill(process.pid, "SIGTERM");
  if (process.channel) {
    process.once("disconnect", end);
    process.channel.unref();
  } else if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      end();
    }, PARENT_CHECKED_EVERY_MS).unref();
  }
}

/**
 * @param {string} node
 * @returns {Promise<number>}
 */
function runUnder(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  hearEndSignals((signal) => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0)));
  });
}
