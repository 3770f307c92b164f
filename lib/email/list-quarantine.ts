import { and, desc, eq, lt } from "drizzle-orm";
import { db } from "@/db/client";
import { mailLedger } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/pagination";
import { type ListQuarantineInput, listQuarantineInput } from "./inputs";
import type { QuarantinedMail } from "./view-types";

/** Mail that waits for a person, newest first. */
export async function listQuarantine(
  actor: Actor,
  raw: ListQuarantineInput,
): Promise<{ mails: QuarantinedMail[]; next: string | null }> {
  ensureMay(actor, "settings.mail");
  const { cursor, limit } = listQuarantineInput.parse(raw);
  const rows = await db()
    .select()
    .from(mailLedger)
    .where(
      and(
        eq(mailLedger.state, "quarantined"),
        cursor ? lt(mailLedger.id, decodeCursor(cursor).id) : undefined,
      ),
    )
    .orderBy(desc(mailLedger.id))
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor("", last.id));
  return {
    mails: page.map((row) => ({
      id: row.id,
      from: row.envelopeFrom,
      to: row.envelopeTo,
      reason: row.reason ?? "unknown",
      error: row.lastError,
      size: row.size,
      attempts: row.attempts,
      receivedAt: row.receivedAt.toISOString(),
    })),
    next,
  };
}

/**
 * Where a quarantined mail's raw source lies.
 * @throws AppError `forbidden` or `not_found`
 */
export async function findQuarantined(actor: Actor, ledgerId: number): Promise<{ storageKey: string }> {
  ensureMay(actor, "settings.mail");
  const [row] = await db()
    .select({ storageKey: mailLedger.storageKey })
    .from(mailLedger)
    .where(and(eq(mailLedger.id, ledgerId), eq(mailLedger.state, "quarantined")));
  if (!row) throw new AppError("not_found", "error.notFound");
  return row;
}
