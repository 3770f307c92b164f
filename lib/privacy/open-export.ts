import { and, eq, gt, sql } from "drizzle-orm";
import { privacyJobs } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { privacyEvents } from "./events";
import { findSubject } from "./find-subject";
import { type ExportInput, exportInput } from "./inputs";

/**
 * An export for its download, which the audit then knows of.
 * @throws AppError `forbidden`, or `not_found` for one that is not there, not yet or no more
 */
export async function openExport(
  actor: Actor,
  raw: ExportInput,
): Promise<{ name: string; mediaType: string; storageKey: string }> {
  ensureMay(actor, "settings.privacy");
  const { exportId } = exportInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const [file] = await tx
      .select({ personId: privacyJobs.userId, storageKey: privacyJobs.storageKey })
      .from(privacyJobs)
      .where(
        and(
          eq(privacyJobs.id, exportId),
          eq(privacyJobs.kind, "export"),
          eq(privacyJobs.state, "done"),
          gt(privacyJobs.expiresAt, sql`now()`),
        ),
      );
    if (!file?.storageKey) throw new AppError("not_found", "error.notFound");
    const { id } = await findSubject(tx, actor, file.personId);
    await recordEvent(tx, actor, {
      name: privacyEvents.exportDownloaded,
      at: now,
      subject: { kind: "user", id },
      payload: { exportId },
    });
    return { name: `person-${id}.zip`, mediaType: "application/zip", storageKey: file.storageKey };
  });
}
