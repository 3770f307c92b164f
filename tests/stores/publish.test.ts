import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { pool } from "../../db/client";
import { randomToken } from "../../lib/core/ids";
import type { Subscription } from "../../lib/stores/listen";
import { publish, subscribe } from "../../lib/stores/publish";
import { redis } from "../../lib/stores/redis";

const open: Subscription[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function listenTo(channel: string) {
  const heard: string[] = [];
  const ready = vi.fn();
  const subscription = await subscribe(channel, (message) => heard.push(message), ready);
  open.push(subscription);
  return { heard, ready, subscription };
}

/** Cuts every subscriber's connection, as a restart of the server would. */
async function cutConnections(): Promise<void> {
  const client = redis();
  if (client) await client.call("CLIENT", "KILL", "TYPE", "pubsub");
  else {
    await pool().query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'helpdesk-live'`);
  }
}

describe("publish and subscribe", () => {
  it("delivers to every subscriber of the channel, in order, and to no other", async () => {
    const channel = randomToken();
    const [first, second, other] = [
      await listenTo(channel),
      await listenTo(channel),
      await listenTo(randomToken()),
    ];
    for (const message of ["one", "two", "three"]) await publish(channel, message);
    await vi.waitFor(() => expect(second.heard).toEqual(["one", "two", "three"]));
    await vi.waitFor(() => expect(first.heard).toEqual(["one", "two", "three"]));
    expect(other.heard).toEqual([]);
  });

  it("carries what JSON may hold, line breaks and quotes included", async () => {
    const channel = randomToken();
    const { heard } = await listenTo(channel);
    const message = JSON.stringify({ text: 'It\'s\n"quoted" – ünïcode 🎉', id: 2 ** 52 });
    await publish(channel, message);
    await vi.waitFor(() => expect(heard).toEqual([message]));
  });

  it("says once that it is ready, and again after each lost connection", async () => {
    const channel = randomToken();
    const { heard, ready } = await listenTo(channel);
    expect(ready).toHaveBeenCalledTimes(1);
    await cutConnections();
    await vi.waitFor(() => expect(ready).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    await vi.waitFor(
      async () => {
        await publish(channel, "after");
        await sleep(50);
        expect(heard).toContain("after");
      },
      { timeout: 5000 },
    );
  });

  it("is silent once closed, whatever is still on its way", async () => {
    const channel = randomToken();
    const witness = await listenTo(channel);
    for (let at = 0; at < 20; at++) {
      const { heard, subscription } = await listenTo(channel);
      await subscription.close();
      await publish(channel, `after ${at}`);
      await vi.waitFor(() => expect(witness.heard).toHaveLength(at + 1));
      expect(heard).toEqual([]);
    }
  });
});
