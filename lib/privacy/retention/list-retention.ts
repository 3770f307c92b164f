import { db } from "@/db/client";
import { retentionKinds } from "@/db/enums";
import { retentionRules } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import type { RetentionView } from "../view-types";
import { rules } from "./rules";

/** More are told as "so many and more". */
const mostCounted = 1000;
/** At which a rule that is off would begin, for an idea of how much there is. */
const suggestedDays = 90;

/** Every rule, with how much it would touch if it ran now. */
export async function listRetention(actor: Actor): Promise<RetentionView[]> {
  ensureMay(actor, "settings.privacy");
  const rows = await db().select().from(retentionRules);
  return Promise.all(
    retentionKinds.map(async (kind) => {
      const days = rows.find((row) => row.kind === kind)?.days ?? null;
      const counted = days ?? suggestedDays;
      const count = await rules[kind].count(counted, mostCounted + 1);
      return { kind, days, counted, count: Math.min(count, mostCounted), more: count > mostCounted };
    }),
  );
}
