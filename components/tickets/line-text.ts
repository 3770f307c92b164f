import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { TimelineLine } from "@/lib/tickets/view-types";

export type TextPart = { text: string; bold: boolean };
type Change = TimelineLine["changes"][number];

const bold = (value: string) => `\uE000${value}\uE001`;

/** One sentence per change, names and values set apart; never built from parts of sentences. */
export function lineText(line: TimelineLine, messages: Messages): TextPart[][] {
  const { timeline } = messages.tickets;
  const actor = bold(line.actor);
  const sentences = line.changes.map((change) =>
    fillMessage(...(ruleSentence(line.name, change, messages) ?? sentence(change, actor, messages))),
  );
  const appointment = appointmentText(line.name, messages);
  if (appointment) sentences.push(fillMessage(appointment, { actor }));
  if (sentences.length === 0) {
    const created = /creat|opened|received/.test(line.name);
    sentences.push(
      created
        ? fillMessage(timeline.created, { actor })
        : fillMessage(timeline.event, { actor, name: line.name }),
    );
  }
  return sentences.map(parts);
}

/** What a rule did is told by the rule: nobody did it. */
function ruleSentence(
  name: string,
  { from, to }: Change,
  { tickets }: Messages,
): [string, Record<string, string>] | null {
  const { timeline } = tickets;
  if (name === "ticket.released") return [timeline.released, { from: bold(from ?? timeline.none) }];
  if (name === "ticket.assigned-by-turn") return [timeline.turn, { to: bold(to ?? timeline.none) }];
  return null;
}

function sentence(change: Change, actor: string, messages: Messages): [string, Record<string, string>] {
  const { timeline } = messages.tickets;
  const to = bold(valueName(change, messages));
  if (change.field === "status" && change.to === "spam") return [timeline.spam, { actor }];
  if (change.field === "status" && change.to === "trash") return [timeline.trash, { actor }];
  if (change.field === "assignee" && !change.to) return [timeline.unassigned, { actor }];
  if (change.field === "team") {
    const { moved, removed } = messages.customers.team;
    return [change.to ? moved : removed, { actor, to }];
  }
  if (change.field === "follower") {
    const named = change.to ?? change.from;
    return [
      change.to === null ? timeline.followerRemoved : timeline.followerAdded,
      { actor, to: bold(named ?? timeline.none) },
    ];
  }
  if (isKnown(change.field)) return [timeline[change.field], { actor, to }];
  return [timeline.other, { actor, field: change.field, to }];
}

function appointmentText(name: string, { calendar }: Messages): string | undefined {
  const texts: Record<string, string> = {
    "appointment.created": calendar.line.created,
    "appointment.changed": calendar.line.changed,
    "appointment.deleted": calendar.line.deleted,
  };
  return texts[name];
}

const known = ["status", "priority", "assignee", "tags", "subject", "requester"] as const;
function isKnown(field: string): field is (typeof known)[number] {
  return known.some((name) => name === field);
}

function valueName({ field, to }: Change, { status, priority, tickets }: Messages): string {
  if (to === null || to === "") return tickets.timeline.none;
  const names: Record<string, string> = field === "status" ? status : field === "priority" ? priority : {};
  return names[to] ?? to;
}

function parts(sentence: string): TextPart[] {
  return sentence
    .split(/(\uE000[^\uE001]*\uE001)/)
    .filter((text) => text !== "")
    .map((text) => ({ text: text.replace(/[\uE000\uE001]/g, ""), bold: text.startsWith("\uE000") }));
}
