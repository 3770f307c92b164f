import { type Actor, ensureMay } from "@/lib/core/actor";
import { log } from "@/lib/core/logger";
import { failedJobs, queueStates, schedules } from "@/lib/jobs/inspect-queues";
import type { QueuesView } from "./view-types";

const failedShown = 50;

/** The queues with what recurs in them and the newest failures; a page is there though their store is not. */
export async function listQueues(actor: Actor): Promise<QueuesView> {
  ensureMay(actor, "settings.jobs");
  try {
    const [queues, recurring, failed] = await Promise.all([
      queueStates(),
      schedules(),
      failedJobs(failedShown),
    ]);
    return {
      queues,
      schedules: recurring.map(({ lastAt, nextAt, ...one }) => ({
        ...one,
        lastAt: lastAt?.toISOString() ?? null,
        nextAt: nextAt?.toISOString() ?? null,
      })),
      failed: failed.map(({ failedAt, reason, ...one }) => ({
        ...one,
        reason: reason.slice(0, 500),
        failedAt: failedAt?.toISOString() ?? null,
      })),
    };
  } catch (error) {
    log().warn({ error: String(error) }, "queues not shown");
    return null;
  }
}
