import type { SettableStatus } from "../../db/enums";
import type { Actor } from "../../lib/core/actor";
import { actingAt } from "../../lib/core/actor";
import { changeStatus } from "../../lib/tickets/change-status";
import { answer, ticketFrom, ticketRow } from "../support/tickets";

export const at = (text: string) => new Date(text);

type History = {
  /** When the customer wrote; the time zone stands in the text. */
  created: string;
  answered?: string;
  solved?: string;
};

/** A ticket with a past, made by the verbs at the instants given. @returns its id */
export async function ticketWith(system: Actor, agent: Actor, history: History): Promise<number> {
  const { id } = await ticketFrom(actingAt(system, at(history.created)), { text: history.created });
  if (history.answered) await answer(actingAt(agent, at(history.answered)), id);
  if (history.solved) await setStatus(agent, id, "solved", history.solved);
  return id;
}

export async function setStatus(agent: Actor, id: number, to: SettableStatus, when: string): Promise<void> {
  const { status: from } = await ticketRow(id);
  await changeStatus(actingAt(agent, at(when)), { ticketId: id, from, to });
}
