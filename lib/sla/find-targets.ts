import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SlaMetric, TicketPriority } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { slaPolicies, slaTargets } from "@/db/schema";
import { warnSecondsOf } from "./clock";

export type Targets = {
  policyId: number;
  pauseOnHold: boolean;
  /** Seconds per metric; a metric without a target has no clock. */
  seconds: Partial<Record<SlaMetric, number>>;
  /** How long before its deadline each is near, in seconds; 0: never. */
  warnSeconds: Partial<Record<SlaMetric, number>>;
};

/**
 * The first policy by position, and its targets for a priority; null where there is none. The policy stays as it is
 * until this transaction ends: a change waits for it, and then finds the clocks that were made by what is read here.
 */
export async function findTargets(tx: Tx, priority: TicketPriority): Promise<Targets | null> {
  // Asked for at once, answered in this order: what is read was committed before the lock was taken.
  const [, rows] = await Promise.all([holdPolicies(tx), readTargets(tx)]);
  const first = rows[0];
  if (!first) return null;
  const mine = rows.filter((row) => row.policyId === first.policyId && row.priority === priority);
  return {
    policyId: first.policyId,
    pauseOnHold: first.pauseOnHold,
    seconds: Object.fromEntries(mine.map((row) => [row.metric, row.targetSeconds])),
    warnSeconds: Object.fromEntries(
      mine.map((row) => [row.metric, warnSecondsOf(row.targetSeconds, row.warnPercent)]),
    ),
  };
}

/** The weakest lock, which a new clock's reference to its policy takes anyway; any number hold it together. */
function holdPolicies(tx: Tx) {
  return tx
    .select({ id: slaPolicies.id })
    .from(slaPolicies)
    .orderBy(asc(slaPolicies.position))
    .limit(literalLimit(1))
    .for("key share");
}

function readTargets(tx: Tx) {
  return tx
    .select({
      policyId: slaPolicies.id,
      pauseOnHold: slaPolicies.pauseOnHold,
      priority: slaTargets.priority,
      metric: slaTargets.metric,
      targetSeconds: slaTargets.targetSeconds,
      warnPercent: slaTargets.warnPercent,
    })
    .from(slaPolicies)
    .innerJoin(slaTargets, eq(slaTargets.policyId, slaPolicies.id))
    .orderBy(asc(slaPolicies.position));
}
