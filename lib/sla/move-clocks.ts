import type { Tx } from "@/db/client";
import type { SegmentKind, SlaMetric, TicketPriority, TicketStatus } from "@/db/enums";
import type { Actor } from "@/lib/core/actor";
import {
  type Clock,
  endedClock,
  isNewlyBreached,
  pausedClock,
  reopenedClock,
  resumedClock,
  retargetedClock,
  rewarnedClock,
  startedClock,
} from "./clock";
import { addSegment, type ClockRow, earliestDue, lockClocks, saveClock, startClocks } from "./clock-rows";
import { findTargets, type Targets } from "./find-targets";
import { recordBreach } from "./record-breach";

export type ClockChange =
  /** A ticket opened by a customer starts first response and resolution; one opened by an agent resolution only. */
  | { kind: "created"; by: "customer" | "agent" }
  /** A person of ours wrote publicly: reply clocks are met, whatever the status. */
  | { kind: "answered" }
  /** An accepted public message of the customer's side: the next response runs from the oldest unanswered one. */
  | { kind: "asked" }
  | { kind: "status"; to: TicketStatus }
  | { kind: "priority"; to: TicketPriority }
  /** Back from spam or trash: cancelled clocks go on with what they had used. */
  | { kind: "restored" };

type Where = { actor: Actor; ticketId: number; priority: TicketPriority; now: Date; eventId: number };

/**
 * Moves a ticket's clocks by what just happened, with a segment for each move, in the verb's transaction. "Met" is
 * decided before "paused": list the answer before the status (zammad#3551).
 * @returns the ticket's earliest due time, for its `next_due_at`
 */
export async function moveClocks(tx: Tx, where: Where, changes: ClockChange[]): Promise<Date | null> {
  const targets = await findTargets(tx, where.priority);
  for (const change of changes) await apply(tx, where, targets, change);
  return earliestDue(tx, where.ticketId);
}

async function apply(tx: Tx, where: Where, targets: Targets | null, change: ClockChange): Promise<void> {
  const clocks = change.kind === "created" ? [] : await lockClocks(tx, where.ticketId);
  switch (change.kind) {
    case "created":
      return start(
        tx,
        where,
        targets,
        change.by === "customer" ? ["first_response", "resolution"] : ["resolution"],
      );
    case "answered":
      return each(
        tx,
        where,
        clocks.filter(isReplyClock),
        (clock) => endedClock(clock, "met", where.now),
        "met",
      );
    case "asked":
      return startNextResponse(tx, where, targets, clocks);
    case "status":
      return followStatus(tx, where, targets, clocks, change.to);
    case "priority":
      return retarget(tx, where, targets, clocks);
    case "restored": {
      const cancelled = clocks.filter((clock) => clock.state === "cancelled");
      return each(tx, where, cancelled, (clock) => reopenedClock(clock, where.now), "resumed");
    }
  }
}

function isReplyClock(clock: ClockRow): boolean {
  return clock.metric !== "resolution";
}

async function start(
  tx: Tx,
  where: Where,
  targets: Targets | null,
  metrics: SlaMetric[],
  occurrence = 1,
): Promise<void> {
  if (!targets) return;
  const clocks = metrics.flatMap((metric) => {
    const seconds = targets.seconds[metric];
    if (seconds === undefined) return [];
    return { ...startedClock(seconds, where.now, targets.warnSeconds[metric]), metric, occurrence };
  });
  if (clocks.length === 0) return;
  const { ticketId, eventId, now: startedAt } = where;
  await startClocks(tx, { ticketId, policyId: targets.policyId, startedAt, eventId }, clocks);
}

async function startNextResponse(tx: Tx, where: Where, targets: Targets | null, clocks: ClockRow[]) {
  // It does not exist before the first response is met (zammad#5177), and one that runs is not started anew.
  const open = clocks.some((clock) => isReplyClock(clock) && clock.endedAt === null);
  if (open) return;
  const last = Math.max(
    0,
    ...clocks.filter((one) => one.metric === "next_response").map((one) => one.occurrence),
  );
  await start(tx, where, targets, ["next_response"], last + 1);
}

async function followStatus(
  tx: Tx,
  where: Where,
  targets: Targets | null,
  clocks: ClockRow[],
  to: TicketStatus,
) {
  const resolution = clocks.filter((clock) => clock.metric === "resolution");
  // One that runs on owes what the ticket's priority asks for now, not what it asked for when it ended.
  const awake = (clock: ClockRow) => {
    const target = targets?.seconds.resolution ?? clock.targetSeconds;
    const warn = targets?.warnSeconds.resolution ?? clock.warnSeconds;
    return rewarnedClock(retargetedClock(reopenedClock(clock, where.now), target, where.now, warn), warn);
  };
  const pause = () => each(tx, where, resolution, (clock) => pausedClock(awake(clock), where.now), "paused");
  switch (to) {
    case "new":
    case "open":
      return each(tx, where, resolution, (clock) => resumedClock(awake(clock), where.now), "resumed");
    case "on_hold":
      if (targets?.pauseOnHold) return pause();
      return each(tx, where, resolution, (clock) => resumedClock(awake(clock), where.now), "resumed");
    case "pending":
      // A solved ticket that is set to waiting owes its solution again, and its clock stands.
      return pause();
    case "solved":
    case "closed":
      return each(tx, where, resolution, (clock) => endedClock(clock, "met", where.now), "met");
    case "merged":
    case "spam":
    case "trash":
      return each(tx, where, clocks, (clock) => endedClock(clock, "cancelled", where.now), "cancelled");
  }
}

async function retarget(tx: Tx, where: Where, targets: Targets | null, clocks: ClockRow[]) {
  for (const metric of ["first_response", "next_response", "resolution"] as const) {
    const seconds = targets?.seconds[metric];
    if (seconds === undefined) continue;
    const mine = clocks.filter((clock) => clock.metric === metric);
    const warn = targets?.warnSeconds[metric] ?? 0;
    await each(tx, where, mine, (clock) => retargetedClock(clock, seconds, where.now, warn), "retargeted");
    await rewarn(tx, mine, warn);
  }
}

/** No promise changes with it: it has no line in the explanation. */
async function rewarn(tx: Tx, clocks: ClockRow[], warnSeconds: number) {
  for (const clock of clocks) {
    const moved = rewarnedClock(clock, warnSeconds);
    if (moved === clock) continue;
    await saveClock(tx, clock.id, moved);
    Object.assign(clock, moved);
  }
}

/** Moves those clocks that the change touches; a promise broken by now is marked before the clock moves on. */
async function each(
  tx: Tx,
  where: Where,
  clocks: ClockRow[],
  move: (clock: ClockRow) => Clock,
  kind: SegmentKind,
): Promise<void> {
  for (const clock of clocks) {
    if (move(clock) === clock) continue; // the pure functions give back what they do not change
    const late = isNewlyBreached(clock, where.now);
    if (late) {
      clock.breachedAt = clock.dueAt;
      await recordBreach(tx, where.actor, where.now, where.ticketId, clock);
    }
    const moved = move(clock);
    await saveClock(tx, clock.id, moved);
    await addSegment(tx, clock.id, kind, moved, where.now, where.eventId);
    Object.assign(clock, moved);
  }
}
