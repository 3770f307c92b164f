import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { slaPolicies, slaTargets } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { afterCommit, transact } from "@/lib/events/transact";
import { nudge } from "@/lib/jobs/queue";
import { slaEvents } from "./events";
import { type ChangePolicyInput, changePolicyInput } from "./inputs";
import { retargetClocksJob } from "./jobs";

type Change = { field: string; from: number | boolean | null; to: number | boolean };

/**
 * Changes targets, when their deadlines are near, and what pauses the resolution. New clocks have it at once; those that run keep the time they used
 * and are brought up to it by the job that the policy's row now asks for.
 * @throws AppError `forbidden`, `not_found`, or `conflict` (details field, theirs, yours) for a value that is no longer `from`
 */
export async function changePolicy(actor: Actor, raw: ChangePolicyInput): Promise<void> {
  ensureMay(actor, "settings.sla");
  const input = changePolicyInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const policy = await lockPolicy(tx, input.policyId);
    const targets = await changeTargets(tx, input);
    const pause = pauseChange(policy.pauseOnHold, input.pauseOnHold);
    const warnings = await changeWarnings(tx, input);
    const changes = [...targets, ...warnings, ...pause];
    if (changes.length === 0) return;
    const eventId = await recordEvent(tx, actor, {
      name: slaEvents.policyChanged,
      at: now,
      subject: { kind: "policy", id: policy.id },
      payload: { changes },
    });
    await tx
      .update(slaPolicies)
      .set({
        pauseOnHold: pause[0]?.to ?? policy.pauseOnHold,
        retargetEventId: eventId,
        retargetAfter: 0,
      })
      .where(eq(slaPolicies.id, policy.id));
    afterCommit(tx, () => nudge(retargetClocksJob, {}));
  });
}

/** Waits for every verb that has read the targets (see find-targets): its clocks are there for the job to find. */
async function lockPolicy(tx: Tx, policyId: number) {
  const [policy] = await tx
    .select({ id: slaPolicies.id, pauseOnHold: slaPolicies.pauseOnHold })
    .from(slaPolicies)
    .where(eq(slaPolicies.id, policyId))
    .for("update");
  if (!policy) throw new AppError("not_found", "error.notFound");
  return policy;
}

async function changeTargets(tx: Tx, { policyId, targets }: ChangePolicyInput): Promise<Change[]> {
  const rows = await tx.select().from(slaTargets).where(eq(slaTargets.policyId, policyId));
  const changes: Change[] = [];
  for (const { priority, metric, from, to } of targets) {
    const row = rows.find((one) => one.priority === priority && one.metric === metric);
    const current = row?.targetSeconds ?? null;
    if (current === to) continue;
    const field = `${metric}.${priority}`;
    if (current !== from) throw conflict(field, current, to);
    await tx
      .insert(slaTargets)
      .values({ policyId, priority, metric, targetSeconds: to })
      .onConflictDoUpdate({
        target: [slaTargets.policyId, slaTargets.priority, slaTargets.metric],
        set: { targetSeconds: to },
      });
    changes.push({ field, from: current, to });
  }
  return changes;
}

/** One share for all promises of a priority. A priority without any has nothing that could be near. */
async function changeWarnings(tx: Tx, { policyId, warnings = [] }: ChangePolicyInput): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { priority, from, to } of warnings) {
    const mine = and(eq(slaTargets.policyId, policyId), eq(slaTargets.priority, priority));
    const [row] = await tx.select({ current: slaTargets.warnPercent }).from(slaTargets).where(mine).limit(1);
    if (!row || row.current === to) continue;
    const field = `warn.${priority}`;
    if (row.current !== from) throw conflict(field, row.current, to);
    await tx.update(slaTargets).set({ warnPercent: to }).where(mine);
    changes.push({ field, from: row.current, to });
  }
  return changes;
}

function pauseChange(current: boolean, asked: ChangePolicyInput["pauseOnHold"]) {
  if (!asked || asked.to === current) return [];
  if (asked.from !== current) throw conflict("pauseOnHold", Number(current), Number(asked.to));
  return [{ field: "pauseOnHold", from: current, to: asked.to }];
}

function conflict(field: string, theirs: number | null, yours: number): AppError {
  return new AppError("conflict", "error.settings.policy", { details: { field, theirs, yours } });
}
