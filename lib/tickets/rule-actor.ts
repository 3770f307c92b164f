import type { Tx } from "@/db/client";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import type { Actor } from "@/lib/core/actor";

/** A rule that acts upon an event of this transaction: the system's own user, and what made it act. */
export async function ruleActor(tx: Tx, { cause, requestId }: Actor, eventId: number): Promise<Actor> {
  const system = await loadSystemActor(tx);
  return { ...system, requestId, cause: { eventId, depth: cause ? cause.depth + 1 : 0 } };
}
