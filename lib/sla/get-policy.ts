import { asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { slaPolicies, slaTargets } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { PolicyView } from "./view-types";

/**
 * The policy that applies to every ticket: the first by position, as `findTargets` takes it.
 * @throws AppError `forbidden`, or `not_found` where there is none
 */
export async function getPolicy(actor: Actor): Promise<PolicyView> {
  ensureMay(actor, "settings.sla");
  const [policy] = await db().select().from(slaPolicies).orderBy(asc(slaPolicies.position)).limit(1);
  if (!policy) throw new AppError("not_found", "error.notFound");
  const rows = await db().select().from(slaTargets).where(eq(slaTargets.policyId, policy.id));
  const targets: PolicyView["targets"] = { low: {}, normal: {}, high: {}, urgent: {} };
  const warnPercent: PolicyView["warnPercent"] = { low: 0, normal: 0, high: 0, urgent: 0 };
  for (const row of rows) {
    targets[row.priority][row.metric] = row.targetSeconds;
    // One for all promises of a priority: the verb sets them together.
    warnPercent[row.priority] = row.warnPercent;
  }
  return {
    id: policy.id,
    pauseOnHold: policy.pauseOnHold,
    targets,
    warnPercent,
    applying: policy.retargetEventId !== null,
  };
}
