import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Clock,
  consumedAt,
  endedClock,
  isNewlyBreached,
  isNewlyNear,
  pausedClock,
  reopenedClock,
  resumedClock,
  retargetedClock,
  rewarnedClock,
  startedClock,
  warnSecondsOf,
} from "../../lib/sla/clock";

const start = new Date("2026-03-18T12:00:00Z");
/** So many seconds after the start. */
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe("a clock of one hour", () => {
  const hour = startedClock(3600, start);
  const cases: [string, Clock, Partial<Clock>][] = [
    [
      "is due an hour later",
      hour,
      { state: "running", consumedSeconds: 0, resumedAt: start, dueAt: at(3600) },
    ],
    [
      "stands when paused, and owes the rest",
      pausedClock(hour, at(600)),
      { state: "paused", consumedSeconds: 600, resumedAt: null, dueAt: null },
    ],
    [
      "goes on with the rest when resumed",
      resumedClock(pausedClock(hour, at(600)), at(9000)),
      { state: "running", consumedSeconds: 600, dueAt: at(9000 + 3000) },
    ],
    [
      "is due in the past when it is resumed with nothing left",
      resumedClock(pausedClock(hour, at(4000)), at(9000)),
      { consumedSeconds: 4000, dueAt: at(9000 - 400) },
    ],
    [
      "keeps its due time when met, to say by how much",
      endedClock(hour, "met", at(1000)),
      { state: "met", consumedSeconds: 1000, dueAt: at(3600), endedAt: at(1000), resumedAt: null },
    ],
    [
      "counts more than its target when met late",
      endedClock(hour, "met", at(5000)),
      { consumedSeconds: 5000, dueAt: at(3600) },
    ],
    [
      "goes on when opened again: the time between does not count",
      reopenedClock(endedClock(hour, "met", at(1000)), at(50_000)),
      { state: "running", consumedSeconds: 1000, endedAt: null, dueAt: at(50_000 + 2600) },
    ],
    [
      "keeps what it used under another target",
      retargetedClock(hour, 7200, at(600)),
      { targetSeconds: 7200, consumedSeconds: 600, resumedAt: at(600), dueAt: at(7200) },
    ],
    [
      "is due at once under a target that is used up",
      retargetedClock(hour, 300, at(600)),
      { targetSeconds: 300, dueAt: at(600) },
    ],
    [
      "stands on under another target",
      retargetedClock(pausedClock(hour, at(600)), 7200, at(900)),
      { state: "paused", targetSeconds: 7200, consumedSeconds: 600, dueAt: null },
    ],
    [
      "counts no part of a second",
      pausedClock(hour, new Date(start.getTime() + 1999)),
      { consumedSeconds: 1 },
    ],
    ["does not run backwards", pausedClock(hour, at(-500)), { consumedSeconds: 0 }],
    ["costs the same for a year", startedClock(365 * 86_400, start), { dueAt: at(365 * 86_400) }],
  ];
  it.each(cases)("%s", (_name, clock, expected) => {
    expect(clock).toMatchObject(expected);
  });

  it("gives itself back where nothing changes, so that no line of explanation is written", () => {
    const paused = pausedClock(hour, at(1));
    const met = endedClock(hour, "met", at(1));
    expect(pausedClock(paused, at(2))).toBe(paused);
    expect(resumedClock(hour, at(2))).toBe(hour);
    expect(endedClock(met, "cancelled", at(2))).toBe(met);
    expect(reopenedClock(hour, at(2))).toBe(hour);
    expect(reopenedClock(paused, at(2))).toBe(paused);
    expect(retargetedClock(met, 60, at(2))).toBe(met);
    expect(retargetedClock(hour, 3600, at(2))).toBe(hour);
    expect(pausedClock(met, at(2))).toBe(met);
    expect(resumedClock(met, at(2))).toBe(met);
  });

  it.each([
    ["running, a second before", hour, at(3599), false],
    ["running, at the very second", hour, at(3600), true],
    ["running, long after", hour, at(90_000), true],
    ["marked already", { ...hour, breachedAt: at(3600) }, at(90_000), false],
    ["paused", pausedClock(hour, at(10)), at(90_000), false],
    ["met", endedClock(hour, "met", at(10)), at(90_000), false],
    ["cancelled", endedClock(hour, "cancelled", at(10)), at(90_000), false],
  ] as [string, Clock, Date, boolean][])("that is %s: newly broken?", (_name, clock, now, broken) => {
    expect(isNewlyBreached(clock, now)).toBe(broken);
  });

  it.each([
    ["a second before", at(2699), false],
    ["from there on", at(2700), true],
    ["when it is due: missed", at(3600), false],
  ])("that is near a quarter before is it %s?", (_name, now, near) => {
    const warned = startedClock(3600, start, 900);
    expect(isNewlyNear(warned, now)).toBe(near);
    expect(isNewlyNear({ ...warned, warnedAt: at(2700) }, now)).toBe(false);
    expect(isNewlyNear(pausedClock(warned, at(10)), now)).toBe(false);
    expect(isNewlyNear(endedClock(warned, "met", at(10)), now)).toBe(false);
    expect(isNewlyNear(hour, now)).toBe(false);
  });

  it("is near earlier under another share, with the same deadline", () => {
    const rewarned = rewarnedClock(startedClock(3600, start, 900), 1800);
    expect(rewarned).toMatchObject({ warnAt: at(1800), dueAt: at(3600) });
    expect(rewarnedClock(rewarned, 1800)).toBe(rewarned);
    expect(rewarnedClock(rewarned, 0).warnAt).toBeNull();
  });

  it("does not know of clocks being put forward: it counts seconds of UTC", () => {
    const beforeDst = new Date("2026-03-28T20:00:00+01:00");
    expect(startedClock(24 * 3600, beforeDst).dueAt).toEqual(new Date("2026-03-29T21:00:00+02:00"));
  });
});

type Step = {
  kind: "pause" | "resume" | "met" | "cancelled" | "reopen" | "retarget";
  after: number;
  target: number;
};
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom("pause", "resume", "met", "cancelled", "reopen", "retarget"),
    after: fc.integer({ min: -100, max: 100_000 }),
    target: fc.integer({ min: 1, max: 1_000_000 }),
  }),
  { maxLength: 30 },
);

function move(clock: Clock, { kind, target }: Step, now: Date): Clock {
  switch (kind) {
    case "pause":
      return pausedClock(clock, now);
    case "resume":
      return resumedClock(clock, now);
    case "met":
    case "cancelled":
      return endedClock(clock, kind, now);
    case "reopen":
      return reopenedClock(clock, now);
    case "retarget":
      return retargetedClock(clock, target, now);
  }
}

/** Runs the steps and shows every clock on the way, with the instant it was moved at. */
function walk(
  target: number,
  path: Step[],
  look: (before: Clock, after: Clock, step: Step, now: Date) => void,
) {
  let clock = startedClock(target, start, warnSecondsOf(target, 25));
  let now = start;
  for (const step of path) {
    now = new Date(now.getTime() + step.after * 1000);
    const moved = move(clock, step, now);
    look(clock, moved, step, now);
    clock = moved;
  }
}

const target = fc.integer({ min: 1, max: 1_000_000 });
const always = (look: Parameters<typeof walk>[2]) =>
  fc.assert(
    fc.property(target, steps, (seconds, path) => walk(seconds, path, look)),
    { numRuns: 500 },
  );

describe("any clock, whatever happens to it", () => {
  it("never gives back a second that was used", () => {
    always((before, after, _step, now) => {
      expect(after.consumedSeconds).toBeGreaterThanOrEqual(before.consumedSeconds);
      expect(consumedAt(after, now)).toBeGreaterThanOrEqual(before.consumedSeconds);
      expect(after.consumedSeconds).toBeGreaterThanOrEqual(0);
    });
  });

  it("loses no second either: what it had used at the change it has used after it", () => {
    always((before, after, _step, now) => expect(consumedAt(after, now)).toBe(consumedAt(before, now)));
  });

  it("is due when the rest of its target has passed since it last ran on; at once when there is no rest", () => {
    always((before, after, step) => {
      if (after.state !== "running") return;
      const moved = after !== before;
      const rest = after.targetSeconds - after.consumedSeconds;
      const due = (after.dueAt!.getTime() - after.resumedAt!.getTime()) / 1000;
      expect(due).toBe(step.kind === "retarget" && moved ? Math.max(0, rest) : due);
      expect([rest, Math.max(0, rest)]).toContain(due);
    });
  });

  it("keeps what it used under another target, and its target under anything else", () => {
    always((before, after, step, now) => {
      if (step.kind !== "retarget") return expect(after.targetSeconds).toBe(before.targetSeconds);
      expect(after.targetSeconds).toBe(before.endedAt ? before.targetSeconds : step.target);
      expect(consumedAt(after, now)).toBe(consumedAt(before, now));
    });
  });

  it("is always a row that the table takes", () => {
    always((_before, after) => {
      expect(after.state === "running").toBe(after.resumedAt !== null);
      expect(after.state === "paused" && after.dueAt !== null).toBe(false);
      expect(after.state === "running" && after.dueAt === null).toBe(false);
      expect(after.state === "met" || after.state === "cancelled").toBe(after.endedAt !== null);
      expect(after.state !== "running" && after.warnAt !== null).toBe(false);
    });
  });

  it("is near at the same moment as long before its deadline, or since it runs on", () => {
    always((_before, after) => {
      if (after.state !== "running") return;
      const { warnAt, resumedAt, dueAt } = after;
      const before = new Date(dueAt!.getTime() - after.warnSeconds * 1000);
      expect(warnAt).toEqual(after.warnSeconds === 0 ? null : before < resumedAt! ? resumedAt : before);
    });
  });

  it("is told of once until another target has put it out of reach, or it runs on after its end", () => {
    always((before, after, step) => {
      const told = { ...before, warnedAt: start };
      const moved = move(told, step, at(0));
      const armed = moved.warnedAt === null;
      if (armed) expect(["retarget", "reopen"]).toContain(step.kind);
      if (armed && step.kind === "retarget" && moved.warnSeconds > 0) {
        expect(consumedAt(moved, at(0))).toBeLessThan(moved.targetSeconds - moved.warnSeconds);
      }
      expect(after.warnSeconds).toBe(before.warnSeconds);
    });
  });
});
