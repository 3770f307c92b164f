import type { Env } from "./env";
import type { Log } from "./logger";
import type { reportError } from "./report-error";

/** What Next's side parsed and opened: the front door is a bundle of its own and would hold those libraries twice. */
export type ForTheDoor = { settings: Env; log: Log; report: typeof reportError };

const holder = globalThis as { helpdeskForTheDoor?: ForTheDoor };

/** Said by Next's side as it starts. */
export function giveToDoor(given: ForTheDoor): void {
  holder.helpdeskForTheDoor = given;
}

/** @throws Error before Next's side has started */
export function givenToDoor(): ForTheDoor {
  if (!holder.helpdeskForTheDoor) throw new Error("Next has not started: instrumentation.ts did not run.");
  return holder.helpdeskForTheDoor;
}
