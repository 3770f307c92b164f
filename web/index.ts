import { createServer, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import onHeaders from "on-headers";
import { type Answer, answering } from "@/lib/core/answer-status";
import { close, startClosing } from "@/lib/core/closing";
import type { Env } from "@/lib/core/env";
import { type ForTheDoor, givenToDoor } from "@/lib/core/for-the-door";
import { traced } from "@/lib/core/trace";
import { openFrontDoor } from "./front-door";
import { collectAll, giveBackMemory } from "./give-back-memory";
import { measure } from "./measure";
import { type NextHandler, prepareNext } from "./next-handler";

/** Longer than proxies keep an idle connection (60 s with nginx): who closes first must not be the server. */
const keepAliveMs = 65_000;
const headersWithinMs = 20_000;
/** A whole request, its body included: 20 MB at 1 Mbit/s take 160 s. */
const requestWithinMs = 300_000;

/** The web process: the front door, and Next behind it, until SIGTERM. `--dev`: Next compiles while it serves. */
async function start(): Promise<void> {
  const server = createServer({
    keepAliveTimeout: keepAliveMs,
    headersTimeout: headersWithinMs,
    requestTimeout: requestWithinMs,
  });
  const next = await prepareNext({ server, dev: process.argv.includes("--dev") });
  const given = givenToDoor();
  serve(server, given, next);
  giveBackMemory(server, { idleMs: 10_000, least: 500, collect: collectAll });
  await listen(server, given.settings);
  given.log.info({ port: given.settings.PORT }, "web ready");
  stopOnSignals(server, given);
}

function serve(server: Server, { settings, report }: ForTheDoor, next: NextHandler): void {
  const enter = openFrontDoor(settings);
  server.on("request", (request, response) => {
    const id = enter(request, response);
    if (settings.METRICS_TOKEN) measure(request, response);
    if (id === null) return;
    const answer: Answer = {};
    onHeaders(response, () => {
      if (answer.status && response.statusCode === 200) response.statusCode = answer.status;
    });
    const handled = answering(answer, () => traced(id, () => next(request, response)));
    handled.catch((error: unknown) => {
      report("request failed", error, { id });
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  });
}

function listen(server: Server, { PORT, WEB_HOST, APP_ENV }: Env): Promise<void> {
  const host = WEB_HOST ?? (APP_ENV === "production" ? "0.0.0.0" : "127.0.0.1");
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, host, resolve);
  });
}

/**
 * Readiness falls first, and for a while everything is still answered, so that the proxy in front has time to see
 * it; then nothing new is taken, streams end (browsers come back to another process) and the last answers go out.
 */
function stopOnSignals(server: Server, { settings, log }: ForTheDoor): void {
  const delayMs = (settings.SHUTDOWN_DELAY ?? (settings.APP_ENV === "production" ? 5 : 0)) * 1000;
  let stopping = false;
  const stop = async (wait: number) => {
    if (stopping) return;
    stopping = true;
    log.info("web stops");
    startClosing();
    await sleep(wait);
    const closed = new Promise((resolve) => server.close(resolve));
    await close("streams");
    server.closeIdleConnections();
    await closed;
    await close("resources");
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop(delayMs));
  process.on("SIGINT", () => void stop(delayMs));
  // Started by bin/start: when that is gone, nobody would stop us.
  process.on("disconnect", () => void stop(0));
}

start().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message.replace("An error occurred while loading instrumentation hook: ", "")}\n`);
  process.exit(1);
});
