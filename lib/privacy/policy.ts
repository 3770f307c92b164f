import type { Actor } from "@/lib/core/actor";
import type { RetentionKind } from "../../db/enums";

/** The last is erased with who he turned out to be. */
export type WhyKept = "yourself" | "erased" | "active" | "merged";

/** How long an export can be downloaded. */
export const exportDays = 7;

/** What stands where a person's words stood. In no language: it is stored, and read by everybody. */
export const erasedText = "[…]";

/** Why somebody cannot be erased (yet); null when he can. */
export function whyNotErasable(
  actor: Pick<Actor, "id">,
  person: { id: number; kind: string; status: string; erasedAt: Date | null; mergedIntoId: number | null },
): WhyKept | null {
  if (person.id === actor.id) return "yourself";
  if (person.erasedAt !== null) return "erased";
  if (person.mergedIntoId !== null) return "merged";
  // His tickets are handed over and his rights ended before; the last admin cannot be deactivated.
  return person.kind === "staff" && person.status === "active" ? "active" : null;
}

/** A rule of fewer days is a slip of the finger, or leaves no time to look for what is missing. */
export const fewestDays: Record<RetentionKind, number> = {
  set_aside: 7,
  solved: 30,
  quarantine: 7,
  raw_mail: 7,
  audit_details: 30,
};
export const mostDays = 3650;
