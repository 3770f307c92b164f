import { closeDatabase } from "@/db/client";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { env } from "@/lib/core/env";
import { requestId } from "@/lib/core/ids";
import { log } from "@/lib/core/logger";
import { closeMailTransport } from "@/lib/email/send-queued-mail";
import { startClosing } from "@/lib/jobs/closing";
import { closeQueues } from "@/lib/jobs/queue";
import { workQueues } from "@/lib/jobs/work-queues";
import { closeRedis } from "@/lib/stores/redis";
import { startMailListener } from "./mail-listener";
import { registry } from "./registry";
import { restoreSchedules, upsertSchedules } from "./schedules";

const schedulesCheckedEveryMs = 15_000;

/** The standalone worker: queues, schedules and the mail listener, until SIGTERM. */
async function start(): Promise<void> {
  env();
  await loadSystemActor(); // says in one sentence that the migrations have not run
  await upsertSchedules();
  const queues = workQueues(async (name, data) => {
    const known = registry[name as keyof typeof registry];
    if (!known) return log().warn({ job: name }, "unknown job dropped");
    // Read for each job: the workspace's time zone and language are the system's, and an admin may change them.
    const system = await loadSystemActor();
    await known.handle({ ...system, requestId: requestId() }, data);
  });
  const check = setInterval(() => {
    restoreSchedules().catch((error) => log().warn({ error: String(error) }, "schedules"));
  }, schedulesCheckedEveryMs);
  const listener = env().MAIL_PORT === 0 ? null : await startMailListener();
  log().info({ mailPort: listener?.port ?? 0 }, "worker ready");
  process.send?.({ type: "ready", mailPort: listener?.port ?? 0 });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    startClosing();
    clearInterval(check);
    await listener?.close();
    await queues.close();
    await closeQueues();
    closeMailTransport();
    await closeRedis();
    await closeDatabase();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // Started by bin/start: when that is gone, nobody would stop us.
  process.on("disconnect", stop);
}

start().catch((error: unknown) => {
  process.stderr.write(
    `The worker could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
