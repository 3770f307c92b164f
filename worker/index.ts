import { closeDatabase } from "@/db/client";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { close, startClosing } from "@/lib/core/closing";
import { env } from "@/lib/core/env";
import { requestId } from "@/lib/core/ids";
import { log } from "@/lib/core/logger";
import { traced } from "@/lib/core/trace";
import { closeMailTransport } from "@/lib/email/send-queued-mail";
import { closeQueues } from "@/lib/jobs/queue";
import { workQueues } from "@/lib/jobs/work-queues";
import { startErrorTracker } from "@/lib/operations/error-tracker";
import { closeRedis } from "@/lib/stores/redis";
import { dutiesOf } from "./duties";
import { startMailListener } from "./mail-listener";
import { registry } from "./registry";
import { restoreSchedules, upsertSchedules } from "./schedules";
import { giveSignsOfLife } from "./sign-of-life";

const schedulesCheckedEveryMs = 15_000;

/** The standalone worker: queues, schedules and the mail listener, or a part of them, until SIGTERM. */
async function start(): Promise<void> {
  const duties = dutiesOf(process.argv.slice(2));
  const { MAIL_PORT } = env();
  await startErrorTracker("worker");
  await loadSystemActor(); // says in one sentence that the migrations have not run
  const stopQueues = duties.queues ? await startQueues() : null;
  const listener = duties.mailListener && MAIL_PORT !== 0 ? await startMailListener() : null;
  const endSigns = duties.signOfLife ? giveSignsOfLife(duties.signOfLife) : null;
  log().info({ mailPort: listener?.port ?? 0 }, "worker ready");
  process.send?.({ type: "ready", mailPort: listener?.port ?? 0 });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    startClosing();
    endSigns?.();
    await listener?.close();
    await stopQueues?.();
    await closeQueues();
    closeMailTransport();
    await closeRedis();
    await closeDatabase();
    await close("resources");
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // Started by bin/start: when that is gone, nobody would stop us.
  process.on("disconnect", stop);
}

/** Jobs and their schedules. @returns what ends them in order */
async function startQueues(): Promise<() => Promise<void>> {
  await upsertSchedules();
  const queues = workQueues(async (name, data) => {
    const known = registry[name as keyof typeof registry];
    if (!known) return log().warn({ job: name }, "unknown job dropped");
    // Read for each job: the workspace's time zone and language are the system's, and an admin may change them.
    const system = await loadSystemActor();
    const id = requestId();
    await traced(id, () => known.handle({ ...system, requestId: id }, data));
  });
  const check = setInterval(() => {
    restoreSchedules().catch((error) => log().warn({ error: String(error) }, "schedules"));
  }, schedulesCheckedEveryMs);
  return async () => {
    clearInterval(check);
    await queues.close();
  };
}

start().catch((error: unknown) => {
  process.stderr.write(
    `The worker could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
