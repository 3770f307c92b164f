import { AsyncLocalStorage } from "node:async_hooks";

// Next puts this module into several bundles of one process: one store all the same.
const holder = globalThis as { helpdeskTrace?: AsyncLocalStorage<string> };
holder.helpdeskTrace ??= new AsyncLocalStorage();
const store = holder.helpdeskTrace;

/**
 * Runs `work` as part of what came in under this id: the log's lines in it bear the id, the events that it records keep
 * it, and what listens to those, and the mails that are written then, go on under it, in whichever process.
 */
export function traced<Result>(id: string, work: () => Result): Result {
  return store.run(id, work);
}

/** The id of what this is a part of; undefined outside of all requests and jobs. */
export function traceId(): string | undefined {
  return store.getStore();
}
