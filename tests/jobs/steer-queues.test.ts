import { desc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { db } from "../../db/client";
import { events, eventWork } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { defineJob, queueNames } from "../../lib/jobs/define-job";
import { enqueue, queue } from "../../lib/jobs/queue";
import { countParkedWork, listParkedWork } from "../../lib/settings/list-parked-work";
import { listQueues } from "../../lib/settings/list-queues";
import { pauseQueue } from "../../lib/settings/pause-queue";
import { resumeQueue } from "../../lib/settings/resume-queue";
import { retryJob } from "../../lib/settings/retry-job";
import { retryWork } from "../../lib/settings/retry-work";
import { runSchedule } from "../../lib/settings/run-schedule";
import { upsertSchedules } from "../../worker/schedules";
import { countRows, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";
import { startWorker, stopWorkers, wipeQueues } from "./queues";

const look = defineJob({
  name: "test-look",
  queue: "clock",
  payload: z.object({ ticketId: z.number().int() }),
  dedupe: ({ ticketId }) => `${ticketId}`,
});

let admin: Actor;
let system: Actor;
beforeEach(async () => {
  await wipeQueues();
  ({ admin, system } = await makeWorld());
});
afterEach(async () => {
  await stopWorkers();
  await Promise.all(queueNames.map((name) => queue(name).resume()));
});

const clock = async () => {
  const view = await listQueues(admin);
  return view?.queues.find((one) => one.name === "clock");
};
const newestEvent = async () => {
  const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
  return event;
};

/** A job that failed, and what it is called among the failed. */
async function failOne(): Promise<{ queue: string; id: string }> {
  let fails = true;
  startWorker(async () => {
    if (fails) throw new Error("the far side said no");
  });
  await enqueue(look, { ticketId: 7 });
  const [failed] = await vi.waitFor(async () => {
    const view = await listQueues(admin);
    expect(view?.failed).toHaveLength(1);
    return view?.failed ?? [];
  }, 10_000);
  fails = false;
  return failed ?? { queue: "", id: "" };
}

describe("the queues' page", () => {
  it("counts what waits, what is for later and what failed, with its reason", async () => {
    await enqueue(look, { ticketId: 1 });
    await enqueue(look, { ticketId: 2 }, 60_000);
    expect(await clock()).toEqual({
      name: "clock",
      paused: false,
      waiting: 1,
      active: 0,
      delayed: 1,
      failed: 0,
    });
    await wipeQueues();
    await failOne();
    const view = await listQueues(admin);
    expect(view?.failed).toMatchObject([
      { queue: "clock", name: "test-look", reason: "the far side said no", attempts: 1 },
    ]);
    expect(Date.parse(view?.failed[0]?.failedAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
    expect((await clock())?.failed).toBe(1);
  });

  it("lists what recurs with its next run, and its last once there was one", async () => {
    await upsertSchedules();
    const before = (await listQueues(admin))?.schedules ?? [];
    const sweep = before.find((one) => one.id === "sweep-clocks");
    expect(sweep).toMatchObject({ queue: "clock", everySeconds: 15 });
    expect(Date.parse(sweep?.nextAt ?? "")).toBeGreaterThan(Date.now() - 20_000);
    startWorker();
    await vi.waitFor(
      async () => {
        const found = (await listQueues(admin))?.schedules.find((one) => one.id === "sweep-clocks");
        expect(Date.parse(found?.lastAt ?? "")).toBeLessThanOrEqual(Date.now());
      },
      { timeout: 18_000, interval: 200 },
    );
  });
});

describe("a paused queue", () => {
  it("keeps what waits until it is resumed, and both are told", async () => {
    await pauseQueue(admin, { queue: "clock" });
    expect(await newestEvent()).toMatchObject({
      name: "queue.paused",
      actorId: admin.id,
      subjectKind: "queue",
      payload: { queue: "clock" },
    });
    const worker = startWorker();
    await enqueue(look, { ticketId: 7 });
    expect(await clock()).toMatchObject({ paused: true, waiting: 1 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(worker.ran).toEqual([]);
    await resumeQueue(admin, { queue: "clock" });
    await vi.waitFor(() => expect(worker.ran).toHaveLength(1), 10_000);
    expect(await clock()).toMatchObject({ paused: false, waiting: 0 });
    expect((await newestEvent())?.name).toBe("queue.resumed");
  });
});

describe("a failed job", () => {
  it("runs again when it is told to, and is then no failed one any more", async () => {
    const failed = await failOne();
    await retryJob(admin, failed);
    await vi.waitFor(async () => expect((await clock())?.failed).toBe(0), 10_000);
    expect(await newestEvent()).toMatchObject({
      name: "queue.job-retried",
      payload: { queue: "clock", job: "test-look" },
    });
    await expect(retryJob(admin, failed)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a schedule", () => {
  it("runs by hand at once, once for a double click, and keeps its time", async () => {
    await upsertSchedules();
    const scheduled = async () =>
      (await listQueues(admin))?.schedules.find((one) => one.id === "sweep-sessions");
    const first = startWorker();
    await vi.waitFor(() => expect(first.ran.map((one) => one.name)).toContain("sweep-sessions"), 10_000);
    await stopWorkers();
    const before = await scheduled();
    const input = { queue: "clock", id: "sweep-sessions" };
    await Promise.all([runSchedule(admin, input), runSchedule(admin, input)]);
    const second = startWorker();
    await vi.waitFor(() => expect(second.ran.map((one) => one.name)).toContain("sweep-sessions"), 10_000);
    expect(second.ran.filter((one) => one.name === "sweep-sessions")).toHaveLength(1);
    expect(await scheduled()).toEqual(before);
    expect(await newestEvent()).toMatchObject({
      name: "queue.schedule-run",
      payload: { queue: "clock", schedule: "sweep-sessions" },
    });
    await expect(runSchedule(admin, { queue: "clock", id: "no-such" })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("parked work", () => {
  it("is shown with its reason, and has all its tries again when it is told to", async () => {
    await ticketFrom(system);
    const [work] = await db().select().from(eventWork).where(eq(eventWork.lane, "mail"));
    await db()
      .update(eventWork)
      .set({ attempts: 20, parkedAt: new Date(), lastError: "Error: no such template" })
      .where(eq(eventWork.lane, "mail"));
    const [parked] = await listParkedWork(admin);
    expect(await countParkedWork(admin)).toBe(1);
    expect(parked).toMatchObject({
      listener: "acknowledge-ticket",
      eventName: "ticket.created",
      error: "Error: no such template",
      attempts: 20,
    });
    const input = { eventId: work?.eventId ?? 0, listener: "acknowledge-ticket" };
    await retryWork(admin, input);
    const [row] = await db().select().from(eventWork).where(eq(eventWork.eventId, input.eventId));
    expect(row).toMatchObject({ attempts: 0, parkedAt: null });
    expect(await listParkedWork(admin)).toEqual([]);
    expect(await countParkedWork(admin)).toBe(0);
    expect(await newestEvent()).toMatchObject({ name: "queue.work-retried", actorId: admin.id });
    await expect(retryWork(admin, input)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("who may not", () => {
  it("sees no queue and steers none", async () => {
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const written = await countRows("events");
    const input = { queue: "clock", id: "sweep-sessions" };
    const refused = { code: "forbidden" };
    await expect(listQueues(agent)).rejects.toMatchObject(refused);
    await expect(listParkedWork(agent)).rejects.toMatchObject(refused);
    await expect(countParkedWork(agent)).rejects.toMatchObject(refused);
    await expect(pauseQueue(agent, input)).rejects.toMatchObject(refused);
    await expect(resumeQueue(agent, input)).rejects.toMatchObject(refused);
    await expect(retryJob(agent, input)).rejects.toMatchObject(refused);
    await expect(runSchedule(agent, input)).rejects.toMatchObject(refused);
    await expect(retryWork(agent, { eventId: 1, listener: "x" })).rejects.toMatchObject(refused);
    await expect(pauseQueue(admin, { queue: "no-such" })).rejects.toMatchObject({ code: "not_found" });
    expect(await countRows("events")).toBe(written);
    expect((await clock())?.paused).toBe(false);
  });
});
