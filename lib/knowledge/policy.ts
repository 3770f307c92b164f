import { type Actor, may } from "@/lib/core/actor";

/** Pure predicates. Client-safe. */

/** Every article and category, whoever wrote it: a knowledge base belongs to the team. */
export function mayWrite(actor: Actor): boolean {
  return may(actor, "knowledge.write");
}
