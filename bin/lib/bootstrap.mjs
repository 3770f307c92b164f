import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import os from "node:os";
import { bootstrapComplaint, pinnedNode, runtimeComplaint } from "./ensure-node.mjs";
import { ensureInstalled } from "./install.mjs";
import { ROOT } from "./paths.mjs";
import { Problem, runMain } from "./problem.mjs";

/**
 * What every script does first: check Node, install what is locked, and go on under the pinned Node.
 * @param {() => Promise<number | void>} main loads everything else lazily, since node_modules may just be coming
 */
export async function bootstrap(main) {
  await runMain(async () => {
    const tooOld = bootstrapComplaint(process.versions.node);
    if (tooOld) throw new Problem(tooOld);
    await ensureInstalled(ROOT);
    const node = pinnedNode(ROOT);
    if (node && realpathSync(node) !== realpathSync(process.execPath)) return runUnder(node);
    const unfit = runtimeComplaint(process.versions.node);
    if (unfit) throw new Problem(unfit);
    endWithParent();
    return main();
  });
}

/** The process that re-executed us may be killed without a chance to tell us. */
function endWithParent() {
  if (!process.channel) return;
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}

/**
 * @param {string} node
 * @returns {Promise<number>}
 */
function runUnder(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0)));
  });
}
