import { mailResetsJob, sweepSessionsJob } from "@/lib/accounts/jobs";
import { sweepSessions } from "@/lib/accounts/sessions";
import { sweepViewings } from "@/lib/accounts/viewing/end-viewing";
import { sweepRequestsJob } from "@/lib/api/jobs";
import { sweepRequests } from "@/lib/api/sweep-requests";
import type { Actor } from "@/lib/core/actor";
import { deliverMail, routeMail } from "@/lib/email/jobs";
import { mailTransport } from "@/lib/email/send-queued-mail";
import { drainLane } from "@/lib/events/drain-lane";
import { drainEvents } from "@/lib/events/jobs";
import type { JobDefinition } from "@/lib/jobs/define-job";
import { nudge } from "@/lib/jobs/queue";
import { mailNotices } from "@/lib/notifications/jobs";
import { mailDueNotices } from "@/lib/notifications/mail-due-notices";
import { mailResets } from "@/lib/notifications/mail-resets";
import { privacyJob, retentionJob, sweepExportsJob } from "@/lib/privacy/jobs";
import { runRetentionAtNight } from "@/lib/privacy/retention/run-retention";
import { sweepExports } from "@/lib/privacy/sweep-exports";
import { workPrivacy } from "@/lib/privacy/work-privacy";
import { retargetClocksJob, sweepClocks } from "@/lib/sla/jobs";
import { markBreaches } from "@/lib/sla/mark-breaches";
import { tellNearDeadlines } from "@/lib/sla/tell-near-deadlines";
import { deliverWaitingMail } from "@/lib/tickets/deliver-mail";
import { moveTagsJob, releaseReplyJob, sweepReplies, sweepUploadsJob } from "@/lib/tickets/jobs";
import { moveTags } from "@/lib/tickets/move-tags";
import { dueReplies, releaseReply } from "@/lib/tickets/release-reply";
import { retargetClocks } from "@/lib/tickets/retarget-clocks";
import { routeWaitingMail } from "@/lib/tickets/route-mail";
import { sweepUploads } from "@/lib/tickets/sweep-uploads";
import { effects } from "./listeners";

type Handler = (actor: Actor, data: unknown) => Promise<unknown>;
export type RegisteredJob = { job: JobDefinition<string, never>; handle: Handler };

/** Rows one sweep looks at; the next sweep goes on. */
const sweepLimit = 500;

function handler<Payload>(
  job: JobDefinition<string, Payload>,
  run: (actor: Actor, payload: Payload) => Promise<unknown>,
): RegisteredJob {
  return {
    job: job as unknown as JobDefinition<string, never>,
    handle: (actor, data) => run(actor, job.payload.parse(data)),
  };
}

/** Every job and its handler. Each re-reads, claims and acts: run twice, it changes nothing. */
export const registry = {
  "drain-events": handler(drainEvents, (actor, { lane }) => drainLane(actor, lane, effects)),
  "route-mail": handler(routeMail, (actor) => routeWaitingMail(actor)),
  "deliver-mail": handler(deliverMail, (actor) => deliverWaitingMail(actor, mailTransport())),
  "release-reply": handler(releaseReplyJob, (actor, { draftId }) => releaseReply(actor, draftId)),
  "sweep-replies": handler(sweepReplies, async () => {
    for (const draftId of await dueReplies(sweepLimit)) await nudge(releaseReplyJob, { draftId });
  }),
  "sweep-clocks": handler(sweepClocks, async (actor) => {
    const now = new Date();
    await markBreaches(actor, now);
    await tellNearDeadlines(actor, now);
  }),
  "retarget-clocks": handler(retargetClocksJob, (actor) => retargetClocks(actor)),
  "mail-resets": handler(mailResetsJob, (actor) => mailResets(actor)),
  "mail-notices": handler(mailNotices, (actor) => mailDueNotices(actor)),
  "move-tags": handler(moveTagsJob, (actor) => moveTags(actor)),
  "work-privacy": handler(privacyJob, (actor) => workPrivacy(actor)),
  "keep-by-age": handler(retentionJob, (actor) => runRetentionAtNight(actor, new Date())),
  "sweep-exports": handler(sweepExportsJob, (actor) => sweepExports(actor)),
  "sweep-uploads": handler(sweepUploadsJob, () => sweepUploads()),
  "sweep-api-requests": handler(sweepRequestsJob, () => sweepRequests()),
  "sweep-sessions": handler(sweepSessionsJob, async (actor) => {
    await sweepSessions();
    await sweepViewings(actor);
  }),
} satisfies Record<string, RegisteredJob>;
