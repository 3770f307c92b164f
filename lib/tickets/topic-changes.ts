import type { TicketPriority } from "@/db/enums";
import { locales } from "@/lib/i18n/locales";

type Topic = { name: Record<string, string>; team: string | null; priority: TicketPriority | null };

/** What an event says of a topic: names of topics and teams are words of the workspace, nobody's own. */
export function topicChanges(from: Topic | null, to: Topic | null) {
  const before = told(from);
  const after = told(to);
  return (["name", "team", "priority"] as const)
    .map((field) => ({ field, from: before[field], to: after[field] }))
    .filter((one) => one.from !== one.to);
}

function told(topic: Topic | null) {
  if (!topic) return { name: null, team: null, priority: null };
  const names = locales.map((locale) => topic.name[locale]).filter(Boolean);
  return { name: names.join(" / "), team: topic.team, priority: topic.priority };
}

/** Only the languages that have one: a reader of the others gets one of these. */
export function givenNames(names: Record<(typeof locales)[number], string>): Record<string, string> {
  return Object.fromEntries(locales.flatMap((locale) => (names[locale] ? [[locale, names[locale]]] : [])));
}
