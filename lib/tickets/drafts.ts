import { and, eq, sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { drafts, messages } from "@/db/schema";
import type { DraftView } from "./view-types";

export const draftColumns = {
  id: drafts.id,
  html: drafts.html,
  state: drafts.state,
  sendAt: drafts.sendAt,
  heldReason: drafts.heldReason,
  nextStatus: drafts.nextStatus,
};

export function draftView(row: Omit<DraftView, "sendAt"> & { sendAt: Date | null }): DraftView {
  return { ...row, sendAt: row.sendAt?.toISOString() ?? null };
}

/** Id of the newest accepted message of the customer's side: what a reply's writer should have seen. */
export async function newestCustomerMessage(ticketId: number, reader: Reader = db()): Promise<number | null> {
  const [row] = await reader
    .select({ id: sql<number | null>`max(${messages.id})::float8` })
    .from(messages)
    .where(
      and(eq(messages.ticketId, ticketId), eq(messages.side, "customer"), eq(messages.state, "accepted")),
    );
  return row?.id ?? null;
}

export function isUnseen(newest: number | null, lastSeen: number | null): boolean {
  return newest !== null && newest > (lastSeen ?? 0);
}
