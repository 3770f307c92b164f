import { workspace } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { settingsEvents } from "./events";
import { type ChangeWorkspaceInput, changeWorkspaceInput } from "./inputs";
import { renewSite } from "./renew-site";

const fields = ["name", "timeZone", "locale"] as const;

/**
 * Sets what everybody sees of the workspace; nobody keeps a copy, so that the next page and the next mail have it.
 * @throws AppError `forbidden`, or `conflict` (details field, theirs, yours) for a field that is no longer as `from` says
 */
export async function changeWorkspace(actor: Actor, raw: ChangeWorkspaceInput): Promise<void> {
  ensureMay(actor, "settings.workspace");
  const { from, ...to } = changeWorkspaceInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const [row] = await tx.select().from(workspace).for("update");
    if (!row) throw new AppError("not_found", "error.notFound");
    const changed = fields.filter((field) => to[field] !== from[field] && to[field] !== row[field]);
    for (const field of changed) {
      if (row[field] === from[field]) continue;
      throw new AppError("conflict", "error.settings.workspace", {
        details: { field, theirs: row[field], yours: to[field] },
      });
    }
    if (changed.length === 0) return;
    await tx.update(workspace).set(Object.fromEntries(changed.map((field) => [field, to[field]])));
    const changes = changed.map((field) => ({ field, from: row[field], to: to[field] }));
    await recordEvent(tx, actor, {
      name: settingsEvents.workspaceChanged,
      at: now,
      subject: { kind: "workspace", id: row.id },
      payload: { changes: changes.filter(({ field }) => field !== "name") },
      details: { changes: changes.filter(({ field }) => field === "name") },
    });
    renewSite(tx);
  });
}
