import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/logger";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { type QueueName, queueNames } from "@/lib/jobs/define-job";

type Steering = {
  event: string;
  queue: QueueName;
  payload?: Record<string, string>;
};

/**
 * Writes who asked, then does it: the queues' store is not in our transaction, and nobody may steer a queue unseen.
 * @throws AppError `unavailable` when the store does not answer: it may not have happened, and can be asked for again
 */
export async function steerQueue(
  actor: Actor,
  { event, queue, payload }: Steering,
  act: () => Promise<void>,
): Promise<void> {
  await transact(actor, (tx, now) =>
    recordEvent(tx, actor, {
      name: event,
      at: now,
      subject: { kind: "queue", id: queueNames.indexOf(queue) + 1 },
      payload: { queue, ...payload },
    }),
  );
  await answered(act());
}

/** @throws AppError `not_found` for a name that is no queue's */
export function queueNamed(name: string): QueueName {
  const found = queueNames.find((one) => one === name);
  if (!found) throw new AppError("not_found", "error.notFound");
  return found;
}

/** What the queues' store says, or that it said nothing. */
export async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    log().warn({ error: String(error) }, "queue store");
    throw new AppError("unavailable", "error.settings.queueAway", { cause: error });
  }
}
