/**
 * Two web processes behind a proxy are restarted one after the other under load: no request fails. `--rate=…` requests
 * a second, half of them pages; `--seconds=…` before, between and after the restarts.
 */
import { freePort } from "../../bin/lib/ports.mjs";
import { openReverseProxy } from "../support/reverse-proxy.ts";
import { openInstallation } from "./lib/installation.mjs";
import { createChecks, loadAverage, option, say } from "./lib/report.mjs";

const rate = option("rate", 50);
const pauseMs = option("seconds", 8) * 1000;
const PATHS = ["/sign-in", "/api/health/live", "/setup", "/api/health/live"];

const { check, conclude } = createChecks();
const ports = [await freePort(), await freePort()];
const installation = await openInstallation({
  env: { TRUSTED_PROXIES: "loopback", SHUTDOWN_DELAY: "1" },
});
try {
  await installation.startWorker();
  const webs = await Promise.all(ports.map((port) => installation.addWeb(port)));
  const proxy = await openReverseProxy(ports);
  const load = startLoad(`http://localhost:${proxy.port}`);
  const restarts = [];
  for (const web of webs) {
    await pause(pauseMs);
    const started = performance.now();
    await web.restart();
    restarts.push(Math.round(performance.now() - started));
  }
  await pause(pauseMs);
  const { answered, failed, slowest } = await load.stop();
  say(
    `${answered} answers at ${rate}/s, slowest ${slowest} ms; restarts took ${restarts.join(" and ")} ms; ${loadAverage()}`,
  );
  check("the load was what it should be", answered > (rate * pauseMs * 3 * 0.8) / 1000, answered);
  check("no request failed", failed.length === 0, failed);
  await proxy.close();
} finally {
  await installation.close();
}
conclude();

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** @param {string} base */
function startLoad(base) {
  let [turn, answered, slowest] = [0, 0, 0];
  /** @type {string[]} */
  const failed = [];
  /** @type {Set<Promise<void>>} */
  const open = new Set();
  const ask = async () => {
    const path = PATHS[turn++ % PATHS.length] ?? "/";
    const started = performance.now();
    try {
      const answer = await fetch(base + path, { redirect: "manual" });
      const text = await answer.text();
      answered++;
      slowest = Math.max(slowest, Math.round(performance.now() - started));
      if (answer.status >= 400) failed.push(`${path} ${answer.status} ${text.slice(0, 80)}`);
    } catch (error) {
      failed.push(`${path} ${/** @type {Error} */ (error).cause ?? error}`);
    }
  };
  const timer = setInterval(() => {
    const one = ask().finally(() => open.delete(one));
    open.add(one);
  }, 1000 / rate);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(open);
      return { answered, failed, slowest };
    },
  };
}
