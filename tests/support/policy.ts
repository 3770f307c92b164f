import { pool } from "../../db/client";
import type { TicketPriority } from "../../db/enums";
import type { Actor } from "../../lib/core/actor";
import { changePolicy } from "../../lib/sla/change-policy";
import { getPolicy } from "../../lib/sla/get-policy";
import type { ChangePolicyInput } from "../../lib/sla/inputs";

type Target = Pick<ChangePolicyInput["targets"][number], "priority" | "metric" | "to">;

/** Sets targets as somebody does who has the page before him. */
export async function setTargets(actor: Actor, targets: Target[], pauseOnHold?: boolean): Promise<void> {
  const seen = await getPolicy(actor);
  await changePolicy(actor, {
    policyId: seen.id,
    targets: targets.map((one) => ({ ...one, from: seen.targets[one.priority][one.metric] ?? null })),
    ...(pauseOnHold === undefined ? {} : { pauseOnHold: { from: seen.pauseOnHold, to: pauseOnHold } }),
  });
}

let seeded: string | undefined;

/** Sets when deadlines of a priority are near, in percent that are left. */
export async function setWarning(actor: Actor, priority: TicketPriority, to: number): Promise<void> {
  const { id, warnPercent } = await getPolicy(actor);
  await changePolicy(actor, {
    policyId: id,
    targets: [],
    warnings: [{ priority, from: warnPercent[priority], to }],
  });
}

/** Keeps the seeded policy, which the emptying of tables leaves alone, for `restorePolicy`. */
export async function keepPolicy(): Promise<void> {
  if (seeded) return;
  const { rows } = await pool().query("select json_agg(t)::text as targets from sla_targets t");
  seeded = rows[0]?.targets;
}

export async function restorePolicy(): Promise<void> {
  await pool().query(
    `with kept as (select * from json_populate_recordset(null::sla_targets, $1::json)),
      more as (delete from sla_targets where id not in (select id from kept)),
      back as (update sla_targets t set target_seconds = kept.target_seconds, warn_percent = kept.warn_percent
        from kept where kept.id = t.id)
    update sla_policies set pause_on_hold = false, retarget_event_id = null, retarget_after = 0`,
    [seeded],
  );
}
