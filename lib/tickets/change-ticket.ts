import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { ensureTeam, teamName } from "./assign-team";
import { ensureAssignable } from "./assignable";
import { assigneeChange, priorityChange, tagsChange, teamChange } from "./field-changes";
import { type LockedTicket, lockNumbered } from "./lock-ticket";
import { mayWorkOn } from "./policy";
import { type ChangeTicketInput, changeTicketInput } from "./program-inputs";
import { saveChanges } from "./save-changes";
import { statusChange } from "./set-status";
import { turnStep } from "./take-turns";
import { writtenRecord } from "./ticket-record";
import type { TicketRecord } from "./view-types";

/**
 * Sets several fields of a ticket at once, all of them or none; clocks and events are those of the verbs for one field.
 * Who names the version he saw is refused when there is another; who names none has the last word.
 * @returns the ticket as it is now
 * @throws AppError `not_found`, `forbidden`, `outdated` (details theirs, yours: versions), or `invalid` (fields
 *   assigneeId, teamId)
 */
export async function changeTicket(actor: Actor, raw: ChangeTicketInput): Promise<TicketRecord> {
  const { number, seenVersion, status, priority, assigneeId, teamId, tags } = changeTicketInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const ticket = await lockNumbered(tx, actor, number);
    ensureSeen(ticket, seenVersion);
    if (!mayWorkOn(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    if (teamId !== undefined && teamId !== ticket.teamId) {
      ensureTeam(actor, teamId, teamId === null ? null : await teamName(tx, teamId), "teamId");
    }
    if (assigneeId !== undefined && assigneeId !== ticket.assigneeId) {
      await ensureAssignable(tx, assigneeId, null);
    }
    // Status after them: it says what becomes of the ticket, whatever an assignee made of it.
    await saveChanges(tx, actor, now, ticket, [
      ...when(teamId, (to) => (one) => teamChange(tx, actor, now, one, to)),
      ...when(assigneeId, (to) => (one) => assigneeChange(tx, actor, now, one, to)),
      ...when(priority, (to) => (one) => priorityChange(tx, actor, now, one, to)),
      ...when(tags, (to) => (one) => tagsChange(tx, actor, now, one, to)),
      ...when(status, (to) => (one) => statusChange(tx, actor, now, one, to)),
      turnStep(tx, actor, now, ticket),
    ]);
    return writtenRecord(tx, ticket.id);
  });
}

type Step = Parameters<typeof saveChanges>[4][number];

function when<Value>(value: Value | undefined, step: (to: Value) => Step): Step[] {
  return value === undefined ? [] : [step(value)];
}

function ensureSeen(ticket: LockedTicket, seenVersion: number | undefined): void {
  if (seenVersion === undefined || seenVersion === ticket.version) return;
  throw new AppError("outdated", "error.api.outdated", {
    details: { theirs: ticket.version, yours: seenVersion },
  });
}
