import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { freePort } from "./ports.mjs";
import { identityOf } from "./process-identity.mjs";
import { answersPing } from "./redis-ping.mjs";

/**
 * A throw-away Redis for tests that keeps nothing on disk, or null where there is none: its part is then skipped.
 * @param {string} folder its working folder
 */
export async function startRedis(folder) {
  const binary = findRedis() ?? installRedis();
  if (!binary) {
    console.log(
      "REDIS IS SKIPPED: redis-server is not on PATH. Install it to test the second store as well.",
    );
    return null;
  }
  const port = await freePort();
  const args = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
    "--dir",
    folder,
  ];
  const child = spawn(binary, args, { stdio: "ignore", detached: true });
  const pid = child.pid ?? 0;
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.once("error", () => {});
  if (!(await answersPing(port, 5000))) {
    child.kill("SIGKILL");
    console.log(`REDIS IS SKIPPED: ${binary} does not start.`);
    return null;
  }
  const stop = async () => {
    child.kill("SIGKILL"); // it has nothing to save
    await ended;
  };
  return { url: `redis://127.0.0.1:${port}`, pid, identity: identityOf(pid), stop };
}

function findRedis() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.map((folder) => path.join(folder, "redis-server")).find((file) => existsSync(file)) ?? null;
}

/** Only a build machine is changed: nobody wants packages on their own by running tests. */
function installRedis() {
  if (!process.env.CI || process.getuid?.() !== 0 || process.platform !== "linux") return null;
  console.log("Installing redis-server by apt, because CI is set …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  /** @type {import("node:child_process").SpawnSyncOptions} */
  const options = { env, stdio: ["ignore", "ignore", "inherit"], timeout: 120_000 };
  spawnSync("apt-get", ["update", "-q"], options);
  spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "redis-server"], options);
  return findRedis();
}
