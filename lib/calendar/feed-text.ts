import ical from "ical-generator";
import type { Actor } from "@/lib/core/actor";
import { cleanLine } from "@/lib/email/clean-line";
import { agenda } from "./agenda";
import type { AgendaInput } from "./inputs";
import type { Agenda } from "./view-types";

const day = 86_400_000;
const daysBefore = 30;
const daysAfter = 180;
/** Steps in which the range is asked for; each is one that an agenda allows. */
const stepDays = 60;

export type FeedWords = {
  name: string;
  /** "Reply due" and the like, before the ticket's number. */
  reply: string;
  solve: string;
};

/**
 * The agenda of a feed's owner as iCalendar text (RFC 5545), from 30 days ago to 180 days ahead. The same agenda is the
 * same text, whenever it is asked for: its ETag says so.
 * @param base the installation's own address, for links and for ids
 */
export async function feedText(owner: Actor, now: Date, base: string, words: FeedWords): Promise<string> {
  // By whole days, so that the range does not move with each request.
  const today = Math.floor(now.getTime() / day) * day;
  const entries = await entriesIn(owner, today - daysBefore * day, today + daysAfter * day);
  const host = new URL(base).hostname;
  // The library escapes what an entry says, and not the calendar's name.
  const calendar = ical({
    name: cleanLine(words.name, 200),
    prodId: { company: "Helpdesk", product: "Calendar" },
    // One hour: what calendar programs do anyway, said so that none asks each minute.
    ttl: 3600,
  });
  for (const one of entries.appointments) {
    calendar.createEvent({
      id: `appointment-${one.id}@${host}`,
      sequence: one.version,
      stamp: new Date(one.startsAt),
      start: new Date(one.startsAt),
      end: new Date(one.endsAt),
      summary: cleanLine(one.title, 200),
      location: one.place ? cleanLine(one.place, 200) : null,
      description: one.assigneeName ? cleanLine(one.assigneeName, 200) : null,
      url: one.ticketNumber === null ? `${base}/calendar` : `${base}/tickets/${one.ticketNumber}`,
    });
  }
  for (const due of entries.dues) {
    const at = new Date(due.dueAt);
    calendar.createEvent({
      id: `due-${due.ticketNumber}-${due.metric}@${host}`,
      stamp: at,
      start: at,
      end: new Date(at.getTime() + 15 * 60_000),
      summary: cleanLine(
        `${due.metric === "resolution" ? words.solve : words.reply} #${due.ticketNumber} ${due.subject}`,
        250,
      ),
      url: `${base}/tickets/${due.ticketNumber}`,
    });
  }
  return calendar.toString();
}

async function entriesIn(owner: Actor, from: number, to: number): Promise<Agenda<number>> {
  const ranges: AgendaInput[] = [];
  for (let at = from; at < to; at += stepDays * day) {
    ranges.push({ from: new Date(at), to: new Date(Math.min(to, at + stepDays * day)) });
  }
  const parts: Agenda<number>[] = [];
  for (const range of ranges) parts.push(await agenda(owner, range));
  // One that lasts over a step's end is in both.
  const appointments = new Map(parts.flatMap((part) => part.appointments).map((one) => [one.id, one]));
  return {
    appointments: [...appointments.values()],
    dues: parts.flatMap((part) => part.dues),
    cut: parts.some(({ cut }) => cut),
  };
}
