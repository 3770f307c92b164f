import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../../../bin/lib/ports.mjs";
import { answersPing } from "../../../bin/lib/redis-ping.mjs";

/**
 * A Redis that can be killed and comes back empty on the same port: everything in it is lost, as with a cache.
 * @param {string} folder
 */
export async function openRedis(folder) {
  const port = await freePort();
  let server = await launch(folder, port);
  return {
    url: `redis://127.0.0.1:${port}`,
    get pid() {
      return server.pid ?? 0;
    },
    async kill() {
      const ended = once(server, "exit");
      server.kill("SIGKILL");
      await ended;
    },
    async restart() {
      server = await launch(folder, port);
    },
    stop() {
      server.kill("SIGKILL");
    },
  };
}

/**
 * @param {string} folder
 * @param {number} port
 */
async function launch(folder, port) {
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
  const server = spawn("redis-server", args, { stdio: "ignore" });
  server.on("error", () => {});
  if (!(await answersPing(port, 10_000))) throw new Error("redis-server does not start");
  return server;
}
