import type { z } from "zod";

/**
 * Queues, each with its own slots, so that a slow mail server cannot hold up a reply's release:
 * `mail-in` routes what came, `mail-out` delivers, `clock` does everything short.
 */
export const queueNames = ["mail-in", "mail-out", "clock"] as const;
export type QueueName = (typeof queueNames)[number];

export type JobDefinition<Name extends string = string, Payload = unknown> = {
  name: Name;
  queue: QueueName;
  /** Ids only: a job re-reads what it acts on. */
  payload: z.ZodType<Payload>;
  /** Jobs of one key are one job: a second that comes while the first runs is run once more after it. */
  dedupe: (payload: Payload) => string;
};

/**
 * A job is a hint: the database holds what is to be done, the handler claims it there. It runs at least once, and a
 * lost one is made up for by the sweep of its domain.
 */
export function defineJob<Name extends string, Payload>(
  definition: JobDefinition<Name, Payload>,
): JobDefinition<Name, Payload> {
  return definition;
}
