import { requestId } from "./ids";
import { log } from "./logger";

/** An error may lead back to itself. */
const deepestCause = 5;

/** Ids, names and counts that tell where it happened; nothing that people wrote. */
type About = Record<string, string | number | null | undefined>;
export type Tracker = (error: unknown, what: string, about: About) => void;

// Next puts this module into several bundles of one process: one tracker all the same.
const holder = globalThis as { helpdeskTracker?: Tracker };

/** Has `tracker` told of every error that nobody expected, beside the log. */
export function trackErrors(tracker: Tracker): void {
  holder.helpdeskTracker = tracker;
}

/**
 * Says that something failed which nobody expected: to the log, and to the tracker where one is set up.
 * @param what the log line's message, such as `action failed`
 * @returns the id under which it stands in both
 */
export function reportError(what: string, error: unknown, about: About = {}): string {
  const id = requestId();
  const known = { id, ...about };
  log().error({ ...known, error: errorText(error) }, what);
  holder.helpdeskTracker?.(error, what, known);
  return id;
}

/**
 * An error's stack, and its causes'. Drizzle repeats a failed statement's parameters in its message, and they are what
 * people wrote: of such an error the statement is kept, and why the database refused it.
 */
export function errorText(error: unknown, causes = deepestCause): string {
  if (!(error instanceof Error) || causes === 0) return String(withoutParameters(error));
  if (isFailedQuery(error)) return `${errorText(error.cause, causes - 1)}\nin: ${error.query}`;
  const cause = error.cause === undefined ? "" : `\ncaused by: ${errorText(error.cause, causes - 1)}`;
  return `${error.stack ?? String(error)}${cause}`;
}

/** Of a failed statement what the database said, without the statement and its parameters. */
export function withoutParameters(error: unknown): unknown {
  return error instanceof Error && isFailedQuery(error) ? error.cause : error;
}

/** Told by its shape: a bundle may hold a copy of its own of drizzle's class. */
function isFailedQuery(error: Error): error is Error & { query: string } {
  return "query" in error && "params" in error;
}
