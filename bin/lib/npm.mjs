import { spawn } from "node:child_process";
import { hearEndSignals } from "./end-signals.mjs";
import { Problem } from "./problem.mjs";
import { identityOf } from "./process-identity.mjs";

const GRACE_MS = 3000;

/**
 * Runs npm in the checkout and answers what it said. A signal is passed on and waited out: were we to end before npm,
 * it would go on writing into node_modules with nobody watching.
 * @param {string} root
 * @param {string[]} args
 * @param {(pid: number, identity: string | null) => void} onPid
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runNpm(root, args, onPid) {
  const child = spawnNpm(root, args);
  if (child.pid) onPid(child.pid, identityOf(child.pid));
  let interrupted = false;
  const stopHearing = hearEndSignals((signal) => {
    interrupted = true;
    child.kill(signal);
    // npm first goes on for minutes, to roll back what the next start does anew.
    setTimeout(() => child.kill("SIGKILL"), GRACE_MS).unref();
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  try {
    const code = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    if (interrupted) throw new Problem("Installing was interrupted; the next start installs again.");
    return { code: code ?? 1, output: output.trim() };
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { message } = /** @type {Error} */ (error);
    throw new Problem(`npm could not be run (${message}); install it beside Node.`);
  } finally {
    stopHearing();
  }
}

/**
 * @param {string} root
 * @param {string[]} args
 */
function spawnNpm(root, args) {
  const stdio = /** @type {["ignore", "pipe", "pipe"]} */ (["ignore", "pipe", "pipe"]);
  const script = process.env.npm_execpath;
  // The npm that started us, where one did: another on the PATH may belong to another Node.
  if (script?.endsWith("npm-cli.js")) return spawn(process.execPath, [script, ...args], { cwd: root, stdio });
  return spawn("npm", args, { cwd: root, stdio, shell: process.platform === "win32" });
}
