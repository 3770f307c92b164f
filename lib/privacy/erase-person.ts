import { and, eq, inArray, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import {
  invitations,
  mailLedger,
  mergedRows,
  merges,
  privacyJobs,
  users,
  type Watermarks,
} from "@/db/schema";
import { mergedInto } from "@/lib/accounts/merge/merged-into";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { afterCommit, transact } from "@/lib/events/transact";
import { nudge } from "@/lib/jobs/queue";
import { countHeld } from "./count-held";
import { cancelMailTo } from "./erase/cancel-mail";
import { endAccess } from "./erase/end-access";
import { maskOrganisations } from "./erase/mask-organisations";
import { privacyEvents } from "./events";
import { addressesOf, lockSubject } from "./find-subject";
import { type ErasePersonInput, erasePersonInput } from "./inputs";
import { privacyJob } from "./jobs";
import { namesOf } from "./names-of";
import { whyNotErasable } from "./policy";

/**
 * Makes a person nobody at once: no name, no address, no way in, no mail to him; whoever writes from his address next is
 * somebody new. So are those who turned out to be him. His words, files and mails go by a job (erase/stages.ts). Tickets stay with their numbers, times and
 * statuses, so that reports say what they said.
 * @throws AppError `forbidden`, `not_found`, `invalid` (field confirmation), or `conflict` for who is erased already, is
 *   somebody else by now, or is a colleague who was not deactivated before
 */
export async function erasePerson(actor: Actor, raw: ErasePersonInput): Promise<void> {
  ensureMay(actor, "settings.privacy");
  const { personId, confirmation } = erasePersonInput.parse(raw);
  await transact(actor, async (tx, now) => {
    // Mails and invitations before the person, as whoever routes or accepts one takes them.
    const known = await addressesOf(tx, personId);
    const ledger = await dropWaitingMail(tx, known);
    await tx.delete(invitations).where(isAnyOf(invitations.address, known));
    const person = await lockSubject(tx, actor, personId);
    const addresses = await addressesOf(tx, personId);
    const kept = whyNotErasable(actor, person);
    if (kept) throw new AppError(kept === "yourself" ? "forbidden" : "conflict", `error.privacy.${kept}`);
    const typed = confirmation.toLowerCase();
    if (![person.name, ...addresses].some((one) => one.toLowerCase() === typed))
      throw fieldError("confirmation", "error.privacy.confirmation");
    const ids = [personId, ...(await mergedInto(tx, personId))];
    const names = await namesOfAll(tx, ids);
    const upTo = { ...(await newestRows(tx)), ledger };
    await cancelMailTo(tx, addresses, now);
    await maskOrganisations(tx, ids, [...names, ...addresses]);
    // Whoever turned out to be him goes with him: each by a job of his own, which knows the names and addresses of all.
    for (const id of ids) {
      await eraseOne(tx, actor, now, { id, kind: person.kind, addresses, names, upTo });
    }
    afterCommit(tx, () => nudge(privacyJob, {}));
  });
}

type Erased = { id: number; kind: string; addresses: string[]; names: string[]; upTo: Watermarks };

async function eraseOne(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, kind, addresses, names, upTo }: Erased,
): Promise<void> {
  const counts = await countHeld(tx, id, addresses);
  await endAccess(tx, id, addresses);
  await endExports(tx, id, now);
  await forgetMerges(tx, id);
  await tx.update(users).set(nobody(id, now)).where(eq(users.id, id));
  await recordEvent(tx, actor, {
    name: privacyEvents.erasureBegun,
    at: now,
    subject: { kind: "user", id },
    payload: { kind },
  });
  await tx.insert(privacyJobs).values({
    kind: "erase",
    userId: id,
    askedById: actor.id,
    state: "open",
    stage: "messages",
    total: counts.asked + counts.messages + counts.mailsTo + counts.mailsFrom,
    upTo,
    addresses,
    names,
    nextAt: now,
    createdAt: now,
  });
}

async function namesOfAll(tx: Tx, ids: number[]): Promise<string[]> {
  const people = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(isAnyOf(users.id, ids));
  const names: string[] = [];
  for (const id of ids) {
    const name = people.find((one) => one.id === id)?.name;
    if (name !== undefined) names.push(...(await namesOf(tx, id, name)));
  }
  return [...new Set(names)];
}

/** Nothing is taken back any more. */
async function forgetMerges(tx: Tx, personId: number): Promise<void> {
  const own = tx.select({ id: merges.id }).from(merges).where(eq(merges.personId, personId));
  await tx.delete(mergedRows).where(inArray(mergedRows.mergeId, own));
}

function nobody(id: number, now: Date): Partial<typeof users.$inferInsert> {
  return {
    name: `Erased person ${id}`,
    organisationId: null,
    managesOrganisation: false,
    phone: null,
    notes: "",
    status: "deactivated",
    locale: null,
    timeZone: null,
    theme: "system",
    density: "comfortable",
    undoSeconds: 0,
    signature: "",
    singleKeys: true,
    fields: {},
    erasedAt: now,
  };
}

/** What he sent and nobody routed yet: later it would make him a person again. @returns the newest mail there is */
async function dropWaitingMail(tx: Tx, addresses: string[]): Promise<number> {
  await tx
    .update(mailLedger)
    .set({ state: "ignored", reason: "erased", nextAt: null })
    .where(
      and(
        inArray(mailLedger.state, ["received", "parsed"]),
        sql`lower(${mailLedger.envelopeFrom}) = any(${sql.param(addresses)}::text[])`,
      ),
    );
  const { rows } = await tx.execute<{ ledger: number }>(
    sql`select coalesce(max(id), 0)::float8 as ledger from mail_ledger`,
  );
  return rows[0]?.ledger ?? 0;
}

async function newestRows(tx: Tx): Promise<Omit<Watermarks, "ledger">> {
  const newest = (table: string) => sql`(select coalesce(max(id), 0)::float8 from ${sql.identifier(table)})`;
  const { rows } = await tx.execute<Omit<Watermarks, "ledger">>(
    sql`select ${newest("messages")} as messages, ${newest("outbox_mail")} as outbox, ${newest("events")} as events`,
  );
  if (!rows[0]) throw new Error("no watermarks");
  return rows[0];
}

/** A file with all of it must not outlive it: one that is being written is thrown away by its writer. */
async function endExports(tx: Tx, personId: number, now: Date): Promise<void> {
  const own = and(eq(privacyJobs.userId, personId), eq(privacyJobs.kind, "export"));
  await tx
    .update(privacyJobs)
    .set({ state: "gone", nextAt: null, endedAt: now })
    .where(and(own, eq(privacyJobs.state, "open")));
  await tx
    .update(privacyJobs)
    .set({ expiresAt: now })
    .where(and(own, sql`${privacyJobs.storageKey} is not null`));
}
