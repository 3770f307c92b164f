import { and, asc, eq, lte, min, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db, type Tx } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { noticeMails, users } from "@/db/schema";
import { loadActor } from "@/lib/accounts/load-actor";
import { primaryAddress } from "@/lib/accounts/primary-address";
import type { Actor } from "@/lib/core/actor";
import { isClosing } from "@/lib/core/closing";
import { reportError } from "@/lib/core/report-error";
import { transact } from "@/lib/events/transact";
import { getChoices } from "./choices";
import { mailNotice } from "./mail-notice";
import { noticeTicket } from "./notice-ticket";

/** Mails of one run; the next goes on. */
const mailsPerRun = 500;

/**
 * Mails what has waited its minute: one mail for each person and ticket, whatever happened on it meanwhile. What waits
 * is taken away in the transaction that puts the mail into the outbox, so that of two workers one writes it. It is
 * asked again what the person may see and wants to hear.
 * @returns how many mails were written
 */
export async function mailDueNotices(actor: Actor): Promise<number> {
  const due = await db()
    .select({ userId: noticeMails.userId, ticketId: noticeMails.ticketId })
    .from(noticeMails)
    .where(lte(noticeMails.dueAt, sql`now()`))
    .groupBy(noticeMails.userId, noticeMails.ticketId)
    .orderBy(asc(min(noticeMails.dueAt)))
    .limit(literalLimit(mailsPerRun));
  let written = 0;
  for (const { userId, ticketId } of due) {
    if (isClosing()) break;
    if (await mailQuietly(actor, userId, ticketId)) written++;
  }
  return written;
}

/** One that fails stays for the next run, and holds up no other. */
async function mailQuietly(actor: Actor, userId: number, ticketId: number): Promise<boolean> {
  try {
    return await transact(actor, (tx, now) => mailAll(tx, now, userId, ticketId));
  } catch (error) {
    reportError("notices not mailed", error, { userId, ticketId });
    return false;
  }
}

async function mailAll(tx: Tx, now: Date, userId: number, ticketId: number): Promise<boolean> {
  const waiting = await tx
    .delete(noticeMails)
    .where(and(eq(noticeMails.userId, userId), eq(noticeMails.ticketId, ticketId)))
    .returning();
  const person = await loadActor(userId, tx);
  const ticket = person && (await noticeTicket(tx, person, ticketId));
  if (!ticket) return false;
  const choices = await getChoices(person, tx);
  const wanted = waiting.filter(({ kind }) => choices[kind].byMail);
  const address = await primaryAddress(userId, tx);
  if (wanted.length === 0 || !address) return false;
  const names = await namesOf(
    tx,
    wanted.flatMap(({ byId }) => byId ?? []),
  );
  const notices = wanted
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.eventId - b.eventId)
    .map(({ kind, byId }) => ({ kind, by: names.get(byId ?? 0) ?? null }));
  return mailNotice(tx, { person, address, ticket, notices }, now);
}

async function namesOf(tx: Tx, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: users.id, name: users.name }).from(users).where(isAnyOf(users.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
