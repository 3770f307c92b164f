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
  breachedAt: Date | null;
  endedAt: Date | null;
};

export function startedClock(targetSeconds: number, at: Date): Clock {
  return {
    state: "running",
    targetSeconds,
    consumedSeconds: 0,
    resumedAt: at,
    dueAt: addSeconds(at, targetSeconds),
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
  return { ...clock, state: "paused", consumedSeconds: consumedAt(clock, now), resumedAt: null, dueAt: null };
}

export function resumedClock(clock: Clock, now: Date): Clock {
  if (clock.state !== "paused") return clock;
  return {
    ...clock,
    state: "running",
    resumedAt: now,
    dueAt: addSeconds(now, clock.targetSeconds - clock.consumedSeconds),
  };
}

/** Ended as kept or as no longer owed. Keeps the due time it had, to say later by how much. */
export function endedClock(clock: Clock, as: "met" | "cancelled", now: Date): Clock {
  if (clock.endedAt) return clock;
  return { ...clock, state: as, consumedSeconds: consumedAt(clock, now), resumedAt: null, endedAt: now };
}

/** An ended clock runs on when its ticket is opened again: what was used stays used, the time between does not count. */
export function reopenedClock(clock: Clock, now: Date): Clock {
  if (!clock.endedAt) return clock;
  return resumedClock({ ...clock, state: "paused", endedAt: null }, now);
}

/** Another target: what was used stays used. Already used up, it is due now. */
export function retargetedClock(clock: Clock, targetSeconds: number, now: Date): Clock {
  if (clock.endedAt || clock.targetSeconds === targetSeconds) return clock;
  const consumed = consumedAt(clock, now);
  const next = { ...clock, targetSeconds };
  if (clock.state !== "running") return next;
  return {
    ...next,
    consumedSeconds: consumed,
    resumedAt: now,
    dueAt: addSeconds(now, Math.max(0, targetSeconds - consumed)),
  };
}

/** Whether the promise was broken at `now` and this has not been marked yet. */
export function isNewlyBreached(clock: Clock, now: Date): boolean {
  return clock.state === "running" && !clock.breachedAt && clock.dueAt !== null && clock.dueAt <= now;
}

function addSeconds(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}
