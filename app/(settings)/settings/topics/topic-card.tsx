"use client";

import { ActForm } from "@/components/shell/act-form";
import { MoveButtons } from "@/components/shell/move-buttons";
import type { FormAction } from "@/components/ui/action-result";
import { fillMessage } from "@/lib/i18n/fill-message";
import { localName } from "@/lib/i18n/local-name";
import type { PersonView, TopicView } from "@/lib/tickets/view-types";
import { TopicForm, type TopicWords } from "./topic-form";

type Props = TopicWords & {
  topic: TopicView;
  teams: Pick<PersonView, "id" | "name">[];
  isFirst: boolean;
  isLast: boolean;
  locale: string;
  actions: { change: FormAction; move: FormAction; remove: FormAction };
};

/** A topic among the others: what it is, its place, and the way out. */
export function TopicCard({ topic, teams, isFirst, isLast, locale, actions, ...words }: Props) {
  const { labels, networkError } = words;
  const name = localName(topic.names, locale);
  return (
    <li className="rounded-lg border bg-card p-4">
      <TopicForm
        id={String(topic.id)}
        topic={topic}
        teams={teams}
        submitLabel={labels.save}
        submitName={fillMessage(labels.saveNamed, { name })}
        said={labels.saved}
        send={actions.change}
        {...words}
      />
      <div className="mt-3 flex flex-wrap items-center gap-2 border-t pt-3">
        <MoveButtons
          fields={{ topicId: topic.id }}
          up={isFirst ? null : fillMessage(labels.up, { name })}
          down={isLast ? null : fillMessage(labels.down, { name })}
          networkError={networkError}
          move={actions.move}
        />
        <span className="ms-auto text-muted-foreground text-xs">{labels.removeHint}</span>
        <ActForm
          fields={{ topicId: topic.id }}
          label={labels.remove}
          name={fillMessage(labels.removeNamed, { name })}
          done=""
          variant="ghost"
          networkError={networkError}
          act={actions.remove}
        />
      </div>
    </li>
  );
}
