import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SlaMetric, TicketPriority } from "@/db/enums";
import { slaPolicies, slaTargets } from "@/db/schema";

export type Targets = {
  policyId: number;
  pauseOnHold: boolean;
  /** Seconds per metric; a metric without a target has no clock. */
  seconds: Partial<Record<SlaMetric, number>>;
};

/** The first policy by position, and its targets for a priority; null where there is none. */
export async function findTargets(tx: Tx, priority: TicketPriority): Promise<Targets | null> {
  const rows = await tx
    .select({
      policyId: slaPolicies.id,
      pauseOnHold: slaPolicies.pauseOnHold,
      priority: slaTargets.priority,
      metric: slaTargets.metric,
      targetSeconds: slaTargets.targetSeconds,
    })
    .from(slaPolicies)
    .innerJoin(slaTargets, eq(slaTargets.policyId, slaPolicies.id))
    .orderBy(asc(slaPolicies.position));
  const first = rows[0];
  if (!first) return null;
  const mine = rows.filter((row) => row.policyId === first.policyId && row.priority === priority);
  return {
    policyId: first.policyId,
    pauseOnHold: first.pauseOnHold,
    seconds: Object.fromEntries(mine.map((row) => [row.metric, row.targetSeconds])),
  };
}
