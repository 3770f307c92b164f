import type { ClockView } from "@/lib/tickets/view-types";

export type SlaTone = "ok" | "risk" | "late" | "paused" | "met" | "none";

export type SlaState = {
  tone: SlaTone;
  /** Seconds left, late, or used, by tone. */
  seconds: number;
  /** Share of the target that is left, 0 to 1. */
  left: number;
};

/**
 * What a clock shows at an instant. Between `resumedAt` and `dueAt` closed hours may lie, so the share left is drawn in
 * proportion to the wall clock.
 */
export function slaState(clock: ClockView, now: number): SlaState {
  const unused = Math.max(0, clock.targetSeconds - clock.consumedSeconds);
  const left = clock.targetSeconds > 0 ? unused / clock.targetSeconds : 0;
  if (clock.state === "met") return { tone: "met", seconds: clock.consumedSeconds, left };
  if (clock.state === "paused") return { tone: "paused", seconds: unused, left };
  if (clock.state === "cancelled" || !clock.dueAt) return { tone: "none", seconds: 0, left };
  const due = Date.parse(clock.dueAt);
  const seconds = (due - now) / 1000;
  if (seconds <= 0) return { tone: "late", seconds: -seconds, left: 0 };
  const from = Date.parse(clock.resumedAt ?? clock.startedAt);
  const share = due > from ? Math.min(1, (due - now) / (due - from)) : 0;
  const near = clock.warnAt !== null && Date.parse(clock.warnAt) <= now;
  return { tone: near ? "risk" : "ok", seconds, left: left * share };
}

/** Whether the text changes each second: within two minutes of the deadline. */
export function isClose(clock: ClockView, now: number): boolean {
  return (
    clock.state === "running" && clock.dueAt !== null && Math.abs(Date.parse(clock.dueAt) - now) < 120_000
  );
}
