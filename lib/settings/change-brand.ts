import { workspace } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { afterCommit, transact } from "@/lib/events/transact";
import { settingsEvents } from "./events";
import { renewSite } from "./renew-site";

type Row = typeof workspace.$inferSelect;
type Change = { set: Partial<Row>; changes: { field: string; from: unknown; to: unknown }[] };

/**
 * One change of how the workspace looks: its row is locked while it is decided, and the event is written with it.
 * @param decide null where nothing is to change
 * @param done once it is committed
 */
export async function changeBrand(
  actor: Actor,
  decide: (row: Row) => Change | null,
  done: (before: Row) => Promise<void> = async () => {},
): Promise<void> {
  await transact(actor, async (tx, now) => {
    const [row] = await tx.select().from(workspace).for("update");
    if (!row) throw new AppError("not_found", "error.notFound");
    const change = decide(row);
    if (!change) return;
    await tx.update(workspace).set(change.set);
    await recordEvent(tx, actor, {
      name: settingsEvents.brandChanged,
      at: now,
      subject: { kind: "workspace", id: row.id },
      payload: { changes: change.changes },
    });
    renewSite(tx);
    afterCommit(tx, () => done(row));
  });
}
