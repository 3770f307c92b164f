import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordExport } from "@/lib/settings/record-export";
import { type ListAuditInput, listAuditInput } from "./inputs";
import { listAudit } from "./list-audit";
import type { AuditEntry } from "./view-types";

const batch = 100;

/**
 * All that the audit is asked for, newest first, and that it was taken out, which is the newest of it. A batch at a
 * time, so that a long one needs no more room than a short one.
 * @throws AppError `forbidden`
 */
export async function exportAudit(
  actor: Actor,
  raw: Omit<ListAuditInput, "cursor" | "limit">,
): Promise<AsyncGenerator<AuditEntry, void>> {
  const asked = listAuditInput.omit({ cursor: true, limit: true }).parse(raw);
  ensureMay(actor, "settings.audit");
  const { personId, kind, from: fromDay, to: toDay, words } = asked;
  await recordExport(actor, { what: "audit", filters: { kind, fromDay, toDay }, ids: { personId }, words });
  return entries(actor, asked);
}

async function* entries(actor: Actor, asked: ListAuditInput): AsyncGenerator<AuditEntry, void> {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await listAudit(actor, { ...asked, limit: batch, cursor });
    yield* page.entries;
    cursor = page.next;
  }
}
