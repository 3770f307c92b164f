import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "../../db/client";
import { mailLedger } from "../../db/schema";
import { queueNames } from "../../lib/jobs/define-job";
import { queue } from "../../lib/jobs/queue";
import { registry } from "../../worker/registry";
import { upsertSchedules } from "../../worker/schedules";
import { accept, makeWorld, rawMail } from "../support/world";
import { startWorker, stopWorkers, wipeQueues } from "./queues";

beforeEach(wipeQueues);
afterEach(stopWorkers);

async function schedules(): Promise<string[]> {
  const all = await Promise.all(queueNames.map((name) => queue(name).getJobSchedulers()));
  return all
    .flat()
    .map((one) => `${one.key} ${one.name} ${one.every}`)
    .sort();
}

/** Handles jobs as worker/index.ts does. */
async function handle(
  system: Parameters<(typeof registry)["route-mail"]["handle"]>[0],
  name: string,
  data: unknown,
) {
  await registry[name as keyof typeof registry]?.handle(system, data);
}

describe("schedules", () => {
  it("stay one each, however many workers say the same", async () => {
    await upsertSchedules();
    const first = await schedules();
    expect(first.length).toBeGreaterThan(4);
    expect(new Set(first).size).toBe(first.length);
    await Promise.all([upsertSchedules(), upsertSchedules(), upsertSchedules()]);
    expect(await schedules()).toEqual(first);
  });

  it("of an older version that nobody handles any more are taken back", async () => {
    await queue("clock").upsertJobScheduler("of-old", { every: 60_000 }, { name: "of-old", data: {} });
    await upsertSchedules();
    expect((await schedules()).filter((one) => one.startsWith("of-old"))).toEqual([]);
  });

  it("name jobs that the worker knows, with data that these accept", async () => {
    await upsertSchedules();
    const all = await Promise.all(queueNames.map((name) => queue(name).getJobSchedulers()));
    for (const { key, name, template } of all.flat()) {
      expect(Object.keys(registry), key).toContain(name);
      const { payload } = registry[name as keyof typeof registry].job;
      expect(payload.safeParse(template?.data ?? {}).success, key).toBe(true);
    }
  });

  it("come back with the next worker after their store was wiped", async () => {
    await upsertSchedules();
    const before = await schedules();
    await wipeQueues();
    expect(await schedules()).toEqual([]);
    await upsertSchedules();
    expect(await schedules()).toEqual(before);
  });

  it("find the work whose nudge was lost with the store", async () => {
    const { system } = await makeWorld();
    await accept(rawMail());
    await wipeQueues(); // the nudge is gone, the ledger row is not
    const worker = startWorker((name, data) => handle(system, name, data));
    await upsertSchedules();
    await vi.waitFor(
      async () =>
        expect(await db().select({ state: mailLedger.state }).from(mailLedger)).toEqual([
          { state: "routed" },
        ]),
      { timeout: 20_000, interval: 100 },
    );
    expect(worker.ran.map((one) => one.name)).toContain("route-mail");
  }, 40_000);
});
