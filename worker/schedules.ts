import { mailResetsJob, sweepSessionsJob } from "@/lib/accounts/jobs";
import { sweepRequestsJob } from "@/lib/api/jobs";
import { deliverMail, routeMail } from "@/lib/email/jobs";
import { drainEvents } from "@/lib/events/jobs";
import { lanes } from "@/lib/events/registry";
import { type QueueName, queueNames } from "@/lib/jobs/define-job";
import { queue } from "@/lib/jobs/queue";
import { mailNotices } from "@/lib/notifications/jobs";
import { privacyJob, retentionJob, sweepExportsJob } from "@/lib/privacy/jobs";
import { retargetClocksJob, sweepClocks } from "@/lib/sla/jobs";
import { moveTagsJob, sweepReplies, sweepUploadsJob } from "@/lib/tickets/jobs";

/** Everything that recurs, in seconds. Nothing depends on a nudge: these find what a lost one left. */
const schedules = [
  ...lanes.map((lane) => ({ id: `drain-${lane}`, job: drainEvents, data: { lane }, everySeconds: 30 })),
  { id: "route-mail", job: routeMail, data: {}, everySeconds: 15 },
  { id: "deliver-mail", job: deliverMail, data: {}, everySeconds: 10 },
  { id: "sweep-replies", job: sweepReplies, data: {}, everySeconds: 10 },
  { id: "sweep-clocks", job: sweepClocks, data: {}, everySeconds: 15 },
  { id: "retarget-clocks", job: retargetClocksJob, data: {}, everySeconds: 30 },
  { id: "mail-resets", job: mailResetsJob, data: {}, everySeconds: 30 },
  { id: "mail-notices", job: mailNotices, data: {}, everySeconds: 15 },
  { id: "move-tags", job: moveTagsJob, data: {}, everySeconds: 30 },
  { id: "work-privacy", job: privacyJob, data: {}, everySeconds: 30 },
  { id: "keep-by-age", job: retentionJob, data: {}, everySeconds: 1800 },
  { id: "sweep-exports", job: sweepExportsJob, data: {}, everySeconds: 900 },
  { id: "sweep-uploads", job: sweepUploadsJob, data: {}, everySeconds: 900 },
  { id: "sweep-api-requests", job: sweepRequestsJob, data: {}, everySeconds: 900 },
  { id: "sweep-sessions", job: sweepSessionsJob, data: {}, everySeconds: 3600 },
];

/**
 * Every worker says the same: there is no scheduler process, and saying it again changes nothing. What an older version
 * said and nobody handles any more is taken back.
 */
export async function upsertSchedules(): Promise<void> {
  await Promise.all(queueNames.map(removeUnknown));
  for (const { id, job, data, everySeconds } of schedules) {
    await queue(job.queue).upsertJobScheduler(id, { every: everySeconds * 1000 }, { name: job.name, data });
  }
}

async function removeUnknown(name: QueueName): Promise<void> {
  for (const { key } of await queue(name).getJobSchedulers()) {
    const known = schedules.some(({ id, job }) => id === key && job.queue === name);
    if (!known) await queue(name).removeJobScheduler(key);
  }
}

/** A Redis that came back empty has lost the schedules as well, and no worker need have ended: they are said again. */
export async function restoreSchedules(): Promise<void> {
  const known = await Promise.all(queueNames.map((name) => queue(name).getJobSchedulersCount()));
  if (known.reduce((sum, count) => sum + count, 0) < schedules.length) await upsertSchedules();
}
