import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { db } from "../../db/client";
import { mailLedger } from "../../db/schema";
import { defineJob } from "../../lib/jobs/define-job";
import { enqueue, queue } from "../../lib/jobs/queue";
import { accept, makeWorld, rawMail } from "../support/world";
import { removeBundles, startChild, stopChildren } from "./child-process";
import { openJobs, startWorker, stopWorkers, wipeQueues } from "./queues";

const look = defineJob({
  name: "test-look",
  queue: "clock",
  payload: z.object({ ticketId: z.number().int() }),
  dedupe: ({ ticketId }) => `${ticketId}`,
});

beforeEach(wipeQueues);
afterEach(async () => {
  await stopChildren();
  await stopWorkers();
});
afterAll(removeBundles);

describe("a worker that is killed", () => {
  it("leaves its job to another, which runs it again", async () => {
    const child = await startChild("./tests/jobs/hanging-worker.ts");
    await enqueue(look, { ticketId: 7 });
    const begun = { name: "test-look", data: { ticketId: 7 } };
    await vi.waitFor(() => expect(child.messages, child.output()).toEqual([begun]), 15_000);
    const other = startWorker();
    await child.kill();
    await vi.waitFor(() => expect(other.ran).toEqual([begun]), { timeout: 40_000, interval: 200 });
    await vi.waitFor(async () => expect(await openJobs()).toBe(0), 5000);
  }, 70_000);
});

describe("the worker process", () => {
  it("drops a job of another version, and goes on with what it knows", async () => {
    await makeWorld();
    await queue("mail-in").add("of-another-version", { ticketId: 7 });
    const child = await startChild("./worker/index.ts", { MAIL_PORT: "0", LOG_LEVEL: "warn" });
    await vi.waitFor(
      () => expect(child.messages, child.output()).toEqual([{ type: "ready", mailPort: 0 }]),
      20_000,
    );
    await accept(rawMail());
    await vi.waitFor(
      async () =>
        expect(await db().select({ state: mailLedger.state }).from(mailLedger)).toEqual([
          { state: "routed" },
        ]),
      { timeout: 20_000, interval: 100 },
    );
    expect(child.output()).toContain("unknown job dropped");
    expect(child.process.exitCode).toBeNull();
  }, 60_000);

  it("ends in order when it is asked to", async () => {
    await makeWorld();
    const child = await startChild("./worker/index.ts", { MAIL_PORT: "0" });
    await vi.waitFor(() => expect(child.messages, child.output()).toHaveLength(1), 20_000);
    child.process.kill("SIGTERM");
    await vi.waitFor(() => expect(child.process.exitCode, child.output()).toBe(0), 20_000);
  }, 60_000);
});
