import type { ClockState } from "@/db/enums";

/**
 * The arithmetic of one clock, pure. All spans are whole seconds of the policy's time; wall-clock time for now: the
 * opening hours come with business-time and change `dueAt` and `consumed` only.
 */
export type Clock = {
  state: ClockState;
  targetSeconds: number;
  /** Seconds used up to `resumedAt`, or in all while the clock stands. */
  consumedSeconds: number;
  resumedAt: Date | null;
  dueAt: Date | null;
  /** Seconds before the deadline from which it is near; 0: never. */
  warnSeconds: number;
  /** Since when, or from when on, the deadline is near; null unless the clock runs. */
  warnAt: Date | null;
  /** When that was told: once for each target. */
  warnedAt: Date | null;
  breachedAt: Date | null;
  endedAt: Date | null;
};

export function startedClock(targetSeconds: number, at: Date, warnSeconds = 0): Clock {
  return {
    state: "running",
    targetSeconds,
    consumedSeconds: 0,
    resumedAt: at,
    dueAt: addSeconds(at, targetSeconds),
    warnSeconds,
    warnAt: nearFrom({ targetSeconds, warnSeconds, consumedSeconds: 0 }, at),
    warnedAt: null,
    breachedAt: null,
    endedAt: null,
  };
}

/** Seconds used by `now`. Time never runs backwards on a clock: an earlier `now` counts as none. */
export function consumedAt(clock: Clock, now: Date): number {
  if (!clock.resumedAt) return clock.consumedSeconds;
  return clock.consumedSeconds + Math.max(0, Math.floor((now.getTime() - clock.resumedAt.getTime()) / 1000));
}

export function pausedClock(clock: Clock, now: Date): Clock {
  if (clock.state !== "running") return clock;
  const consumedSeconds = consumedAt(clock, now);
  return { ...clock, state: "paused", consumedSeconds, resumedAt: null, dueAt: null, warnAt: null };
}

export function resumedClock(clock: Clock, now: Date): Clock {
  if (clock.state !== "paused") return clock;
  return {
    ...clock,
    state: "running",
    resumedAt: now,
    dueAt: addSeconds(now, clock.targetSeconds - clock.consumedSeconds),
    warnAt: nearFrom(clock, now),
  };
}

/** Ended as kept or as no longer owed. Keeps the due time it had, to say later by how much. */
export function endedClock(clock: Clock, as: "met" | "cancelled", now: Date): Clock {
  if (clock.endedAt) return clock;
  const consumedSeconds = consumedAt(clock, now);
  return { ...clock, state: as, consumedSeconds, resumedAt: null, warnAt: null, endedAt: now };
}

/**
 * An ended clock runs on when its ticket is opened again: what was used stays used, the time between does not count.
 * That its deadline is near is told anew.
 */
export function reopenedClock(clock: Clock, now: Date): Clock {
  if (!clock.endedAt) return clock;
  return resumedClock({ ...clock, state: "paused", warnedAt: null, endedAt: null }, now);
}

/**
 * Another target: what was used stays used. Already used up, it is due now. One that puts the deadline out of reach
 * again has its being near told again.
 */
export function retargetedClock(
  clock: Clock,
  targetSeconds: number,
  now: Date,
  warnSeconds = clock.warnSeconds,
): Clock {
  if (clock.endedAt || clock.targetSeconds === targetSeconds) return clock;
  const consumed = consumedAt(clock, now);
  const near = warnSeconds > 0 && consumed >= targetSeconds - warnSeconds;
  const next = { ...clock, targetSeconds, warnSeconds, warnedAt: near ? clock.warnedAt : null };
  if (clock.state !== "running") return next;
  return {
    ...next,
    consumedSeconds: consumed,
    resumedAt: now,
    dueAt: addSeconds(now, Math.max(0, targetSeconds - consumed)),
    warnAt: nearFrom({ targetSeconds, warnSeconds, consumedSeconds: consumed }, now),
  };
}

/** The same target, near earlier or later: no promise changes. What was told stays told. */
export function rewarnedClock(clock: Clock, warnSeconds: number): Clock {
  if (clock.endedAt || clock.warnSeconds === warnSeconds) return clock;
  const next = { ...clock, warnSeconds };
  return clock.resumedAt ? { ...next, warnAt: nearFrom(next, clock.resumedAt) } : next;
}

/** Whether the promise was broken at `now` and this has not been marked yet. */
export function isNewlyBreached(clock: Clock, now: Date): boolean {
  return clock.state === "running" && !clock.breachedAt && clock.dueAt !== null && clock.dueAt <= now;
}

/** Whether the deadline is near at `now`, not passed, and this has not been told yet. */
export function isNewlyNear(clock: Clock, now: Date): boolean {
  const { state, warnAt, warnedAt, dueAt } = clock;
  return (
    state === "running" && !warnedAt && warnAt !== null && warnAt <= now && dueAt !== null && dueAt > now
  );
}

/** How long before the deadline it is near, of a target and the share of it that is left then. */
export function warnSecondsOf(targetSeconds: number, warnPercent: number): number {
  return Math.floor((targetSeconds * warnPercent) / 100);
}

/** From when on the deadline of a clock that runs since `from` is near; at once when it is by then. */
function nearFrom(
  clock: Pick<Clock, "targetSeconds" | "warnSeconds" | "consumedSeconds">,
  from: Date,
): Date | null {
  if (clock.warnSeconds === 0) return null;
  return addSeconds(from, Math.max(0, clock.targetSeconds - clock.warnSeconds - clock.consumedSeconds));
}

function addSeconds(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}
