"use client";

import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
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
        <ActForm topicId={topic.id} networkError={networkError} send={actions.move}>
          {!isFirst && <MoveButton to="up" name={fillMessage(labels.up, { name })} icon={ArrowUp} />}
          {!isLast && <MoveButton to="down" name={fillMessage(labels.down, { name })} icon={ArrowDown} />}
        </ActForm>
        <span className="ms-auto text-muted-foreground text-xs">{labels.removeHint}</span>
        <ActForm topicId={topic.id} networkError={networkError} send={actions.remove}>
          <Button type="submit" variant="ghost" aria-label={fillMessage(labels.removeNamed, { name })}>
            {labels.remove}
          </Button>
        </ActForm>
      </div>
    </li>
  );
}

function MoveButton({ to, name, icon: Icon }: { to: "up" | "down"; name: string; icon: typeof ArrowUp }) {
  return (
    <Button type="submit" name="to" value={to} size="icon-sm" variant="ghost" aria-label={name}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </Button>
  );
}

type ActProps = { topicId: number; networkError: string; send: FormAction; children: React.ReactNode };

/** A form of buttons only; each says by its value what it does. */
function ActForm({ topicId, networkError, send, children }: ActProps) {
  const { form, action, onSubmit } = useFormAction([], send, networkError);
  return (
    <form action={action} onSubmit={onSubmit} className="flex gap-1">
      <input type="hidden" name="topicId" value={topicId} />
      {form && <FormError key={form} title={form} />}
      {children}
    </form>
  );
}
