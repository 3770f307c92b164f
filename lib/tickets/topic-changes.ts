import type { TicketPriority } from "@/db/enums";
import { allNames } from "@/lib/i18n/local-name";

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
  return { name: allNames(topic.name), team: topic.team, priority: topic.priority };
}
