import { inTransaction, type Tx } from "@/db/client";
import { type Actor, ensureActs } from "@/lib/core/actor";
import { log } from "@/lib/core/logger";

/** Gets the database's clock after the commit, in microseconds. */
type AfterCommit = (committedAt: number) => Promise<void>;
const waiting = new WeakMap<Tx, AfterCommit[]>();

/**
 * A verb's one transaction. The verb reads its instant from here: the actor's, where import, demo or a test set one,
 * else the database's.
 * @throws AppError `forbidden` for an actor who only looks
 */
export async function transact<Result>(
  actor: Actor,
  work: (tx: Tx, now: Date) => Promise<Result>,
): Promise<Result> {
  ensureActs(actor);
  const after: AfterCommit[] = [];
  let committedAt = Number.NaN;
  const result = await inTransaction(
    (tx, startedAt) => {
      waiting.set(tx, after);
      return work(tx, actor.at ?? startedAt);
    },
    (at) => {
      committedAt = at;
    },
  );
  await Promise.all(after.map((run) => runQuietly(() => run(committedAt))));
  return result;
}

/**
 * Has something done once this transaction has committed: a nudge, a live message. It may be lost with the process,
 * so that only hints belong here; what must happen is a row.
 */
export function afterCommit(tx: Tx, run: AfterCommit): void {
  const after = waiting.get(tx);
  if (!after) throw new Error("afterCommit needs a transaction opened by transact");
  after.push(run);
}

async function runQuietly(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    log().warn({ error: String(error) }, "after-commit hint failed");
  }
}
