import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { defineJob } from "../../lib/jobs/define-job";
import { enqueue, nudge, queue } from "../../lib/jobs/queue";
import { openJobs, startWorker, stopWorkers, wipeQueues } from "./queues";

const look = defineJob({
  name: "test-look",
  queue: "clock",
  payload: z.object({ ticketId: z.number().int() }),
  dedupe: ({ ticketId }) => `${ticketId}`,
});

beforeEach(wipeQueues);
afterEach(stopWorkers);

/** A handler that stands still until it is let go. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

describe("a job", () => {
  it("reaches a worker with its payload, once", async () => {
    const worker = startWorker();
    await enqueue(look, { ticketId: 7 });
    await vi.waitFor(
      () => expect(worker.ran).toEqual([{ name: "test-look", data: { ticketId: 7 } }]),
      10_000,
    );
    await sleep(300);
    expect(worker.ran).toHaveLength(1);
    expect(await openJobs()).toBe(0);
  });

  it("waits for a worker that comes later", async () => {
    await enqueue(look, { ticketId: 7 });
    const worker = startWorker();
    await vi.waitFor(() => expect(worker.ran).toHaveLength(1), 10_000);
  });

  it("is one job for each key while it waits", async () => {
    for (let time = 0; time < 5; time++) await enqueue(look, { ticketId: 7 });
    await enqueue(look, { ticketId: 8 });
    const worker = startWorker();
    await vi.waitFor(() => expect(worker.ran).toHaveLength(2), 10_000);
    await sleep(300);
    expect(worker.ran.map((one) => one.data)).toEqual([{ ticketId: 7 }, { ticketId: 8 }]);
  });

  it("runs exactly once more when it is asked for while it runs, however often", async () => {
    const { passed, open } = gate();
    const worker = startWorker(() => passed);
    await enqueue(look, { ticketId: 7 });
    await vi.waitFor(() => expect(worker.ran).toHaveLength(1), 10_000);
    for (let time = 0; time < 5; time++) await enqueue(look, { ticketId: 7 });
    open();
    await vi.waitFor(() => expect(worker.ran).toHaveLength(2), 10_000);
    await sleep(500);
    expect(worker.ran).toHaveLength(2);
    await vi.waitFor(async () => expect(await openJobs()).toBe(0), 5000);
  });

  it("runs once or twice for a burst of equal nudges, not once for each", async () => {
    await Promise.all(Array.from({ length: 50 }, () => nudge(look, { ticketId: 7 })));
    const worker = startWorker();
    await vi.waitFor(() => expect(worker.ran.length).toBeGreaterThan(0), 10_000);
    await nudge(look, { ticketId: 8 });
    const runsOf = (ticketId: number) =>
      worker.ran.filter(({ data }) => (data as { ticketId: number }).ticketId === ticketId).length;
    await vi.waitFor(() => expect(runsOf(8)).toBe(1), 10_000);
    expect(runsOf(7)).toBeLessThan(3);
  });

  it("runs again for a nudge that comes a moment after its like", async () => {
    let asked = 1;
    const seen: number[] = [];
    startWorker(async () => void seen.push(asked));
    await nudge(look, { ticketId: 7 });
    await vi.waitFor(() => expect(seen).toEqual([1]), { timeout: 10_000, interval: 1 });
    for (asked = 2; asked < 10; asked++) await nudge(look, { ticketId: 7 });
    await vi.waitFor(() => expect(seen.at(-1)).toBe(10), 10_000);
  });

  it("can be asked for again once it is done, and after it failed", async () => {
    let fails = true;
    const worker = startWorker(async () => {
      if (fails) throw new Error("on purpose");
    });
    await enqueue(look, { ticketId: 7 });
    await vi.waitFor(() => expect(worker.ran).toHaveLength(1), 10_000);
    await vi.waitFor(async () => expect(await openJobs()).toBe(0), 5000);
    fails = false;
    await enqueue(look, { ticketId: 7 });
    await vi.waitFor(() => expect(worker.ran).toHaveLength(2), 10_000);
    await vi.waitFor(async () => expect(await openJobs()).toBe(0), 5000);
    await enqueue(look, { ticketId: 7 });
    await vi.waitFor(() => expect(worker.ran).toHaveLength(3), 10_000);
  });

  it("does not run before its delay is over", async () => {
    const worker = startWorker();
    const asked = Date.now();
    await enqueue(look, { ticketId: 7 }, 1500);
    await vi.waitFor(() => expect(worker.ran).toHaveLength(1), 10_000);
    expect(Date.now() - asked).toBeGreaterThanOrEqual(1450);
  });

  it("is refused with a payload that its definition does not know, before it is queued", async () => {
    await expect(enqueue(look, { ticketId: "7" as unknown as number })).rejects.toThrow(z.ZodError);
    await expect(enqueue(look, {} as { ticketId: number })).rejects.toThrow(z.ZodError);
    await nudge(look, { ticketId: Number.NaN }); // a nudge only logs it
    expect(await openJobs()).toBe(0);
  });

  it("carries what its definition names and nothing else", async () => {
    const worker = startWorker();
    await enqueue(look, { ticketId: 7, subject: "personal" } as { ticketId: number });
    await vi.waitFor(() => expect(worker.ran).toHaveLength(1), 10_000);
    expect(worker.ran[0]?.data).toEqual({ ticketId: 7 });
  });

  it("goes to one of two workers", async () => {
    const workers = [startWorker(), startWorker()];
    for (let ticketId = 1; ticketId <= 40; ticketId++) await enqueue(look, { ticketId });
    const all = () => workers.flatMap((one) => one.ran);
    await vi.waitFor(() => expect(all()).toHaveLength(40), 15_000);
    await sleep(300);
    const ids = all().map((one) => (one.data as { ticketId: number }).ticketId);
    expect(new Set(ids).size).toBe(40);
    expect(ids).toHaveLength(40);
  });

  it("of a name that nobody knows is taken from the queue", async () => {
    const worker = startWorker();
    await queue("clock").add("of-another-version", { ticketId: 7 });
    await vi.waitFor(() => expect(worker.ran).toHaveLength(1), 10_000);
    await vi.waitFor(async () => expect(await openJobs()).toBe(0), 5000);
  });
});
