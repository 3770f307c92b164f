import { describe, expect, it } from "vitest";
import { HeardLog, reordering } from "../../lib/core/heard-log";

const change = (at: number, id = at) => ({ at, id });

describe("a log of what was heard", () => {
  it("gives what came after a position, whatever order it came in", () => {
    const log = new HeardLog<{ at: number; id: number }>(100);
    for (const at of [101, 103, 102]) log.add(change(at));
    expect(log.since(100)).toEqual([change(101), change(103), change(102)]);
    expect(log.since(102)).toEqual([change(103)]);
    expect(log.since(103)).toEqual([]);
    expect(log.position).toBe(103);
  });

  it("says that it does not know what came before it began", () => {
    const log = new HeardLog(100);
    expect(log.since(99)).toBeNull();
    expect(log.since(100)).toEqual([]);
  });

  it("knows nothing until the first message, and everything after it", () => {
    const log = new HeardLog<{ at: number; id: number }>(null);
    expect([log.position, log.resumeAt, log.since(50)]).toEqual([null, null, null]);
    log.add(change(60));
    expect([log.position, log.since(59), log.since(60)]).toEqual([60, null, []]);
  });

  it("takes the same message once, and two of the same instant both", () => {
    const log = new HeardLog<{ at: number; id: number }>(100);
    expect([log.add(change(101, 1)), log.add(change(101, 2)), log.add(change(101, 1))]).toEqual([
      true,
      true,
      false,
    ]);
    expect(log.since(100)).toHaveLength(2);
  });

  it("forgets the oldest beyond its size, and says so", () => {
    const log = new HeardLog<{ at: number; id: number }>(100, 2);
    for (const at of [101, 102, 103]) log.add(change(at));
    expect(log.since(100)).toBeNull();
    expect(log.since(101)).toEqual([change(102), change(103)]);
  });

  it("begins anew after a break", () => {
    const log = new HeardLog<{ at: number; id: number }>(100);
    log.add(change(101));
    log.restart(200);
    expect([log.since(100), log.since(200), log.position]).toEqual([null, [], 200]);
  });

  it("resumes a little earlier than the last message, for two may have changed places, and never before it began", () => {
    const log = new HeardLog<{ at: number; id: number }>(100);
    expect(log.resumeAt).toBe(100);
    log.add(change(101));
    expect(log.resumeAt).toBe(100);
    log.add(change(100 + 3 * reordering));
    expect(log.resumeAt).toBe(100 + 2 * reordering);
  });
});
