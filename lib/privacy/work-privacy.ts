import { and, asc, eq, lte, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { privacyJobs } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { isClosing } from "@/lib/core/closing";
import { reportError } from "@/lib/core/report-error";
import { nudge } from "@/lib/jobs/queue";
import { eraseBatch } from "./erase/stages";
import { failExport, writeExport } from "./export/write-export";
import { privacyJob } from "./jobs";
import { leaseSeconds } from "./lease";

const batchesPerRun = 200;
/** An export fails after so many; an erasure is tried until it is done. */
const mostAttempts = 5;

type OpenJob = typeof privacyJobs.$inferSelect;

/**
 * Goes on with exports and erasures that are open, a batch of one, then a batch of the next. Where each is stands in its
 * row: a run that is cut short is gone on with by another, from its last batch. At most 200 batches a run.
 * @returns how many batches were done
 */
export async function workPrivacy(system: Actor): Promise<number> {
  for (let batch = 0; batch < batchesPerRun; batch++) {
    const job = isClosing() ? null : await claim();
    if (!job) return batch;
    try {
      await work(system, job);
      await release(job, 0);
    } catch (error) {
      reportError("privacy job failed", error, { job: job.id, attempts: job.attempts });
      if (job.kind === "export" && job.attempts + 1 >= mostAttempts) await failExport(system, job);
      else await release(job, 1);
    }
  }
  await nudge(privacyJob, {});
  return batchesPerRun;
}

async function work(system: Actor, job: OpenJob): Promise<void> {
  if (job.kind === "export") return writeExport(system, job);
  const { stage, upTo } = job;
  if (!stage || !upTo) throw new Error("an erasure without a stage");
  return eraseBatch(system, { ...job, stage, upTo });
}

async function claim(): Promise<OpenJob | null> {
  const next = db()
    .select({ id: privacyJobs.id })
    .from(privacyJobs)
    .where(and(eq(privacyJobs.state, "open"), lte(privacyJobs.nextAt, sql`now()`)))
    .orderBy(asc(privacyJobs.nextAt), asc(privacyJobs.id))
    .limit(literalLimit(1))
    .for("update", { skipLocked: true });
  const [row] = await db()
    .update(privacyJobs)
    .set({ nextAt: sql`now() + make_interval(secs => ${leaseSeconds})` })
    .where(sql`${privacyJobs.id} = (${next})`)
    .returning();
  return row ?? null;
}

/** Whoever is next may go on, at once or, after a failure, a while later. */
async function release({ id, attempts }: OpenJob, failures: 0 | 1): Promise<void> {
  const pause = failures === 0 ? 0 : Math.min(600, 5 * 2 ** attempts);
  await db()
    .update(privacyJobs)
    .set({
      attempts: failures === 0 ? 0 : attempts + 1,
      // Cut, not rounded up: "at once" must not lie ahead.
      nextAt: sql`date_trunc('milliseconds', now()) + make_interval(secs => ${pause})`,
    })
    .where(and(eq(privacyJobs.id, id), eq(privacyJobs.state, "open")));
}
