import { closeDatabase } from "@/db/client";
import { onClosing } from "@/lib/core/closing";
import { env } from "@/lib/core/env";
import { closeQueues } from "@/lib/jobs/queue";
import { startMetrics } from "@/lib/operations/metrics";
import { closeRedis } from "@/lib/stores/redis";
import { closeStreams } from "./live-hub";

/** What Next's side of the web process holds open: web/index.ts, which owns the server and hears signals, ends it. */
export function registerClosing(): void {
  onClosing("streams", closeStreams);
  onClosing("resources", closeQueues);
  onClosing("resources", closeRedis);
  onClosing("resources", closeDatabase);
}

/** Counting costs a little: only where somebody may ask. */
export function startCounting(): void {
  if (env().METRICS_TOKEN) startMetrics();
}
