import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { listTopics } from "@/lib/tickets/list-topics";
import type { TopicView } from "@/lib/tickets/view-types";
import { visibleTeams } from "@/lib/tickets/visible-teams";
import { pageActor } from "@/lib/web/page-guard";
import { add, change, move, remove } from "./actions";
import { TopicCard } from "./topic-card";
import { TopicForm } from "./topic-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.topics"))("title") };
}

export default async function TopicsPage() {
  const actor = await pageActor("settings.topics");
  const [topics, teams, { settings, priority, error }, locale] = await Promise.all([
    listTopics(actor),
    visibleTeams(actor),
    getMessages(),
    getLocale(),
  ]);
  const { topics: words } = settings;
  const shared = { labels: words, priorities: priority, networkError: error.network };
  return (
    <>
      <SettingsHeader title={words.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{words.text}</p>
        {topics.length > 0 && (
          <ol aria-label={words.list} className="mb-3 flex max-w-[760px] flex-col gap-3">
            {topics.map((topic, at) => (
              // Another version that comes with a refresh takes the place of the old one in the fields.
              <TopicCard
                key={`${topic.id} ${topic.version}`}
                topic={topic}
                teams={withOwn(teams, topic)}
                isFirst={at === 0}
                isLast={at === topics.length - 1}
                locale={locale}
                actions={{ change, move, remove }}
                {...shared}
              />
            ))}
          </ol>
        )}
        <section aria-labelledby="new-topic" className="max-w-[760px] rounded-lg border bg-card p-4">
          <h2 id="new-topic" className="mb-3">
            {words.addTitle}
          </h2>
          <TopicForm
            key={topics.length}
            id="new"
            topic={null}
            teams={teams}
            submitLabel={words.add}
            said={words.added}
            send={add}
            {...shared}
          />
        </section>
      </div>
    </>
  );
}

/** A team that somebody else chose stands in the list too: saving another field is no decision about it. */
function withOwn(teams: { id: number; name: string }[], { team }: TopicView) {
  return team === null || teams.some(({ id }) => id === team.id) ? teams : [...teams, team];
}
