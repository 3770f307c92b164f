import { workspace } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { settingsEvents } from "./events";

type Export = {
  what: "audit" | "reports";
  /** Days and codes by which the list was narrowed, as the audit shows them. */
  filters: Record<string, string | undefined>;
  /** Whose or what alone it was about. */
  ids: Record<string, number | undefined>;
  /** What was searched for may be a name: only the event's details know it. */
  words?: string | undefined;
};

/**
 * Writes down that somebody takes a list out of the helpdesk, before its first line goes out. Whether he may is asked
 * by who makes the list.
 */
export async function recordExport(actor: Actor, { what, filters, ids, words }: Export): Promise<void> {
  const asked = { export: what, ...filters };
  await transact(actor, async (tx, now) => {
    const [row] = await tx.select({ id: workspace.id }).from(workspace);
    if (!row) throw new AppError("not_found", "error.notFound");
    await recordEvent(tx, actor, {
      name: settingsEvents.exported,
      at: now,
      subject: { kind: "workspace", id: row.id },
      payload: { ...ids, changes: changesOf(asked) },
      ...(words === undefined ? {} : { details: { changes: changesOf({ words }) } }),
    });
  });
}

function changesOf(values: Record<string, string | undefined>) {
  return Object.entries(values).flatMap(([field, to]) =>
    to === undefined ? [] : [{ field, from: null, to }],
  );
}
