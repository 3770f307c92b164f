import { eq, sql } from "drizzle-orm";
import { retentionRules, workspace } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { privacyEvents } from "../events";
import { type ChangeRetentionInput, changeRetentionInput } from "../inputs";

/**
 * Says after how many days something is deleted, or that it never is. Nothing goes before the next night, until when it
 * can be taken back.
 * @throws AppError `forbidden`, `invalid` (field days), or `conflict` (details theirs, yours) for a rule that is no longer
 *   as `fromDays` says
 */
export async function changeRetention(actor: Actor, raw: ChangeRetentionInput): Promise<void> {
  ensureMay(actor, "settings.privacy");
  const { kind, fromDays, days } = changeRetentionInput.parse(raw);
  await transact(actor, async (tx, now) => {
    // The workspace's one row: a rule that is off has none that could be held.
    await tx.select({ id: workspace.id }).from(workspace).for("update");
    const [row] = await tx
      .select({ days: retentionRules.days })
      .from(retentionRules)
      .where(eq(retentionRules.kind, kind));
    const before = row?.days ?? null;
    if (before === days) return;
    if (before !== fromDays)
      throw new AppError("conflict", "error.privacy.changed", {
        details: { theirs: before ?? 0, yours: days ?? 0 },
      });
    if (days === null) await tx.delete(retentionRules).where(eq(retentionRules.kind, kind));
    else
      await tx
        .insert(retentionRules)
        .values({ kind, days })
        .onConflictDoUpdate({ target: retentionRules.kind, set: { days: sql`excluded.days` } });
    await recordEvent(tx, actor, {
      name: privacyEvents.retentionChanged,
      at: now,
      subject: { kind: "workspace", id: 1 },
      payload: { changes: [{ field: `retention_${kind}`, from: before, to: days }] },
    });
  });
}
