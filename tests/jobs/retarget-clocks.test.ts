import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "../../lib/core/actor";
import { enqueue } from "../../lib/jobs/queue";
import { getPolicy } from "../../lib/sla/get-policy";
import { retargetClocksJob } from "../../lib/sla/jobs";
import { registry } from "../../worker/registry";
import { upsertSchedules } from "../../worker/schedules";
import { keepPolicy, restorePolicy, setTargets } from "../support/policy";
import { clockOf, ticketFrom } from "../support/tickets";
import { makeWorld } from "../support/world";
import { startWorker, stopWorkers, wipeQueues } from "./queues";

let admin: Actor;
let system: Actor;
beforeEach(async () => {
  await wipeQueues();
  await keepPolicy();
  ({ admin, system } = await makeWorld());
});
afterEach(async () => {
  await stopWorkers();
  await restorePolicy();
});

const handle = (name: string, data: unknown) => registry[name as keyof typeof registry].handle(system, data);
const target = { priority: "normal", metric: "first_response", to: 7200 } as const;

async function followed(ticketId: number): Promise<void> {
  await vi.waitFor(
    async () => {
      expect((await clockOf(ticketId, "first_response")).targetSeconds).toBe(7200);
      expect((await getPolicy(admin)).applying).toBe(false);
    },
    { timeout: 20_000, interval: 100 },
  );
}

describe("a changed policy", () => {
  it("reaches running clocks by the job that the change asks for", async () => {
    const { id } = await ticketFrom(system);
    startWorker(handle);
    await setTargets(admin, [target]);
    await followed(id);
  }, 40_000);

  it("reaches them by the schedule when the job was lost with its store", async () => {
    const { id } = await ticketFrom(system);
    await setTargets(admin, [target]);
    await wipeQueues();
    startWorker(handle);
    await upsertSchedules();
    await followed(id);
  }, 40_000);

  it("reaches them when a worker died in between, on the next try", async () => {
    const { id } = await ticketFrom(system);
    await setTargets(admin, [target]);
    await wipeQueues();
    let tries = 0;
    startWorker(async (name, data) => {
      tries += 1;
      if (tries === 1) throw new Error("died");
      await handle(name, data);
    });
    await enqueue(retargetClocksJob, {});
    await vi.waitFor(() => expect(tries).toBe(1), 10_000);
    await vi.waitFor(async () => {
      await enqueue(retargetClocksJob, {});
      expect(tries).toBeGreaterThan(1);
    }, 10_000);
    await followed(id);
  }, 40_000);
});
