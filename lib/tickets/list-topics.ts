import { asc, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { requestTopics, teams } from "@/db/schema";
import type { NamedView } from "@/lib/accounts/view-types";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { localName } from "@/lib/i18n/local-name";
import { remember } from "@/lib/stores/remember";
import { topicsKey } from "./lock-topics";
import type { TopicView } from "./view-types";

/** How long another process may offer what was before a change. */
const keptSeconds = 5;

/** @throws AppError `forbidden` */
export async function listTopics(actor: Actor): Promise<TopicView[]> {
  ensureMay(actor, "settings.topics");
  const rows = await db()
    .select({
      id: requestTopics.id,
      name: requestTopics.name,
      team: { id: teams.id, name: teams.name },
      priority: requestTopics.priority,
      version: requestTopics.version,
    })
    .from(requestTopics)
    .leftJoin(teams, eq(teams.id, requestTopics.teamId))
    .where(isNull(requestTopics.removedAt))
    .orderBy(asc(requestTopics.position))
    .limit(literalLimit(100));
  return rows.map(({ name, ...row }) => ({ ...row, names: { en: name.en ?? "", de: name.de ?? "" } }));
}

/** What the form for requests offers, to everybody alike; neither team nor priority is anybody's business there. */
export function offeredTopics(locale: string): Promise<NamedView[]> {
  return remember(`${topicsKey}${locale}`, keptSeconds, async () => {
    const rows = await db()
      .select({ id: requestTopics.id, name: requestTopics.name })
      .from(requestTopics)
      .where(isNull(requestTopics.removedAt))
      .orderBy(asc(requestTopics.position))
      .limit(literalLimit(100));
    return rows.map(({ id, name }) => ({ id, name: localName(name, locale) }));
  });
}
