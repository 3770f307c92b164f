import { workspace } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { settingsEvents } from "./events";
import { type ShowFirstStepsInput, showFirstStepsInput } from "./inputs";

/**
 * Puts the first steps into every admin's navigation, or takes them out of it.
 * @throws AppError `forbidden`
 */
export async function showFirstSteps(actor: Actor, raw: ShowFirstStepsInput): Promise<void> {
  ensureMay(actor, "settings.workspace");
  const { shown } = showFirstStepsInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const [row] = await tx
      .select({ id: workspace.id, hiddenAt: workspace.stepsHiddenAt })
      .from(workspace)
      .for("update");
    if (!row) throw new AppError("not_found", "error.notFound");
    if ((row.hiddenAt === null) === shown) return;
    await tx.update(workspace).set({ stepsHiddenAt: shown ? null : now });
    await recordEvent(tx, actor, {
      name: settingsEvents.firstStepsChanged,
      at: now,
      subject: { kind: "workspace", id: row.id },
      payload: { changes: [{ field: "firstSteps", from: !shown, to: shown }] },
    });
  });
}
