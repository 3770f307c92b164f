import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { closeDatabase } from "@/db/client";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/logger";
import { closeQueues } from "@/lib/jobs/queue";
import { closeRedis } from "@/lib/stores/redis";
import { closeStreams } from "./live-hub";

const servers = new Set<Server>();

/** The web process's own start and stop: Next leaves signals to us (NEXT_MANUAL_SIG_HANDLE). */
export function startWeb(): void {
  try {
    env();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  // Next keeps its server to itself; it is met at the first request.
  subscribe("http.server.request.start", (message) => {
    servers.add((message as { server: Server }).server);
  });
  if (!process.env.NEXT_MANUAL_SIG_HANDLE) return;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    log().info("web stops");
    const closed = [...servers].map((server) => new Promise((resolve) => server.close(resolve)));
    await closeStreams();
    for (const server of servers) server.closeIdleConnections();
    await Promise.all(closed);
    await closeQueues();
    await closeRedis();
    await closeDatabase();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
}
