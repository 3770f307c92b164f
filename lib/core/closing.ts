/** What ends when: streams that hold requests open first, then, once the last request is answered, what they used. */
type Phase = "streams" | "resources";
type Closing = { begun: boolean; runs: Record<Phase, (() => Promise<void>)[]> };

// Next puts this module into several bundles of one process: one state all the same.
const holder = globalThis as { helpdeskClosing?: Closing };

function state(): Closing {
  holder.helpdeskClosing ??= { begun: false, runs: { streams: [], resources: [] } };
  return holder.helpdeskClosing;
}

/** Said by a process that is asked to end. */
export function startClosing(): void {
  state().begun = true;
}

/** Whether this process ends: a job that works through many rows asks before each, and leaves the rest to another. */
export function isClosing(): boolean {
  return state().begun;
}

/** Has `run` called when the process comes to that phase of its end. */
export function onClosing(phase: Phase, run: () => Promise<void>): void {
  state().runs[phase].push(run);
}

/** Runs what was registered for the phase, in order; one that fails does not keep the next from running. */
export async function close(phase: Phase): Promise<void> {
  for (const run of state().runs[phase].splice(0)) await run().catch(() => {});
}
