import { closeDatabase } from "@/db/client";
import { onClosing } from "@/lib/core/closing";
import { env } from "@/lib/core/env";
import { giveToDoor } from "@/lib/core/for-the-door";
import { log } from "@/lib/core/logger";
import { reportError } from "@/lib/core/report-error";
import { closeQueues } from "@/lib/jobs/queue";
import { startErrorTracker } from "@/lib/operations/error-tracker";
import { startMetrics } from "@/lib/operations/metrics";
import { closeRedis } from "@/lib/stores/redis";
import { closeStreams } from "./live-hub";

/**
 * Next's side of the web process: hands web/index.ts, which owns the server and hears signals, the settings and the
 * log, and says what is to be closed at the end.
 * @throws Error that names every fault of the environment
 */
export async function startProcess(): Promise<void> {
  giveToDoor({ settings: env(), log: log(), report: reportError });
  onClosing("streams", closeStreams);
  onClosing("resources", closeQueues);
  onClosing("resources", closeRedis);
  onClosing("resources", closeDatabase);
  await startErrorTracker("web");
  // Counting costs a little: only where somebody may ask.
  if (env().METRICS_TOKEN) startMetrics();
}
