import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { giveBackMemory } from "../../web/give-back-memory";

let server: Server;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  server.close();
});

/** A server that was asked so many times, and what its collector was called. */
async function asked(times: number) {
  const collect = vi.fn();
  server = createServer((_, answer) => answer.end());
  giveBackMemory(server, { idleMs: 10_000, least: 3, collect });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = async (path = "/") => void (await fetch(`http://127.0.0.1:${port}${path}`));
  for (let time = 0; time < times; time++) await ask();
  return { ask, collect };
}

describe("a process that nobody asks any more", () => {
  it("gives its memory back once, ten seconds after the last request", async () => {
    const { ask, collect } = await asked(3);
    vi.advanceTimersByTime(9_000);
    await ask();
    vi.advanceTimersByTime(9_000);
    expect(collect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(collect).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60_000);
    expect(collect).toHaveBeenCalledTimes(1);
  });

  it("is not kept from it by who probes its health", async () => {
    const { ask, collect } = await asked(3);
    vi.advanceTimersByTime(6_000);
    await ask("/api/health/ready");
    vi.advanceTimersByTime(4_000);
    expect(collect).toHaveBeenCalledTimes(1);
  });

  it("does it again after the next load, and not for a visitor", async () => {
    const { ask, collect } = await asked(3);
    vi.advanceTimersByTime(10_000);
    await ask();
    vi.advanceTimersByTime(10_000);
    expect(collect).toHaveBeenCalledTimes(1);
    for (let time = 0; time < 2; time++) await ask();
    vi.advanceTimersByTime(10_000);
    expect(collect).toHaveBeenCalledTimes(2);
  });
});
