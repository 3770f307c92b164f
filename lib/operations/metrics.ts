import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { pool } from "@/db/client";
import { hearOfRequests } from "@/lib/core/observed-requests";
import { queueStates } from "@/lib/jobs/inspect-queues";
import { queueLag } from "./check-health";

type Metrics = { registry: Registry; streams: Gauge };
// Next puts this module into several bundles of one process: one registry all the same.
const holder = globalThis as { helpdeskMetrics?: Metrics };

/** Waiting work of the database: each read by a partial index, so the table's size does not matter. */
const waiting = {
  helpdesk_mail_out_waiting: {
    help: "Mails that wait to leave, or are under way.",
    sql: "select count(*) from outbox_mail where state in ('queued', 'sending')",
  },
  helpdesk_mail_out_failed: {
    help: "Mails that were given up.",
    sql: "select count(*) from outbox_mail where state = 'failed'",
  },
  helpdesk_mail_in_waiting: {
    help: "Accepted mails that have not become a message yet.",
    sql: "select count(*) from mail_ledger where state in ('received', 'parsed')",
  },
  helpdesk_mail_in_quarantined: {
    help: "Accepted mails that wait for an admin.",
    sql: "select count(*) from mail_ledger where state = 'quarantined'",
  },
  helpdesk_clocks_running: {
    help: "Service clocks that run.",
    sql: "select count(*) from sla_clocks where state = 'running'",
  },
  helpdesk_clocks_late: {
    help: "Service clocks that run past their deadline without having been marked: beyond a minute no worker runs.",
    sql: "select count(*) from sla_clocks where state = 'running' and breached_at is null and due_at < now()",
  },
} as const;

function metrics(): Metrics {
  holder.helpdeskMetrics ??= makeMetrics();
  return holder.helpdeskMetrics;
}

function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "helpdesk_http_request_seconds",
    help: "Answers by method, kind of address and class of status; of a stream, how long it was open.",
    labelNames: ["method", "kind", "status"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  hearOfRequests((labels, seconds) => requests.observe(labels, seconds));
  addDatabase(registry);
  addQueues(registry);
  const streams = new Gauge({
    name: "helpdesk_live_streams",
    help: "Pages that hear live updates from this process.",
    registers: [registry],
  });
  return { registry, streams };
}

function addDatabase(registry: Registry): void {
  gauge(registry, "helpdesk_database_connections", "This process's connections.", ["state"], (one) => {
    const { totalCount, idleCount, waitingCount } = pool();
    one.set({ state: "busy" }, totalCount - idleCount);
    one.set({ state: "idle" }, idleCount);
    one.set({ state: "awaited" }, waitingCount);
  });
  for (const [name, { help, sql }] of Object.entries(waiting)) {
    gauge(registry, name, help, [], async (one) => {
      one.set(Number((await pool().query(sql)).rows[0]?.count));
    });
  }
}

function addQueues(registry: Registry): void {
  gauge(registry, "helpdesk_queue_jobs", "Jobs by queue and state.", ["queue", "state"], async (one) => {
    for (const { name, paused, ...counts } of await queueStates()) {
      for (const [state, count] of Object.entries(counts)) one.set({ queue: name, state }, count);
      one.set({ queue: name, state: "paused" }, paused ? 1 : 0);
    }
  });
  gauge(
    registry,
    "helpdesk_queue_lag_seconds",
    "By how much the latest schedule is overdue.",
    [],
    async (one) => one.set(await queueLag(new Date())),
  );
}

/** A value that is read when somebody asks; one that cannot be read is left out, and the others are answered. */
function gauge(
  registry: Registry,
  name: string,
  help: string,
  labelNames: string[],
  read: (one: Gauge) => void | Promise<void>,
): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    async collect() {
      this.reset();
      await Promise.resolve(read(this)).catch(() => this.remove());
    },
  });
}

/** Begins to count requests: before the first of them, and where somebody will ask. */
export function startMetrics(): void {
  metrics();
}

/** Everything, in Prometheus' text format. @param streams how many pages hear live updates from this process */
export async function writeMetrics(streams: number): Promise<{ type: string; text: string }> {
  const { registry, streams: gaugeOfStreams } = metrics();
  gaugeOfStreams.set(streams);
  return { type: registry.contentType, text: await registry.metrics() };
}
