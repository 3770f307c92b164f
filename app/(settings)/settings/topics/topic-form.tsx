"use client";

import type { ReactNode } from "react";
import { SavedLine } from "@/components/shell/saved-line";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import { ticketPriorities } from "@/db/enums";
import type { Messages } from "@/lib/i18n/load-messages";
import type { PersonView, TopicView } from "@/lib/tickets/view-types";

export type TopicWords = {
  labels: Messages["settings"]["topics"];
  priorities: Messages["priority"];
  networkError: string;
};

type Props = TopicWords & {
  /** Tells its fields from those of the other forms of the page. */
  id: string;
  topic: TopicView | null;
  teams: Pick<PersonView, "id" | "name">[];
  submitLabel: string;
  submitName?: string;
  said: string;
  send: FormAction;
  children?: ReactNode;
};

const names = ["en", "de", "teamId", "priority"] as const;

/** A topic's names, team and priority, or those of a new one. */
export function TopicForm({ id, topic, teams, labels, priorities, networkError, send, ...rest }: Props) {
  const { submitLabel, submitName, said, children } = rest;
  const { fields, form, values, wrong, busy, saved, action, onSubmit } = useFormAction(
    names,
    send,
    networkError,
    {
      // Its version is another by then: the page comes with it, and this form anew.
      onDone: () => toast({ title: said }),
    },
  );
  const typed = saved > 0 ? {} : values;
  const field = (name: (typeof names)[number], label: string) => ({
    name: `${name}-${id}`,
    label,
    error: fields[name],
    autoFocus: wrong === name,
  });
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      {form && <FormError key={form} title={form} />}
      {topic && <input type="hidden" name="topicId" value={topic.id} />}
      {topic && <input type="hidden" name="seenVersion" value={topic.version} />}
      <div className="grid gap-3 md:grid-cols-2">
        <Field {...field("en", labels.nameEn)}>
          {(control) => (
            <Input {...control} name="en" maxLength={60} defaultValue={typed.en ?? topic?.names.en} />
          )}
        </Field>
        <Field {...field("de", labels.nameDe)}>
          {(control) => (
            <Input {...control} name="de" maxLength={60} defaultValue={typed.de ?? topic?.names.de} />
          )}
        </Field>
        <Field {...field("teamId", labels.team)}>
          {(control) => (
            <NativeSelect {...control} name="teamId" defaultValue={typed.teamId ?? topic?.team?.id ?? ""}>
              <option value="">{labels.noTeam}</option>
              {teams.map((team) => (
                <option key={team.id} value={team.id}>
                  {team.name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field {...field("priority", labels.priority)}>
          {(control) => (
            <NativeSelect {...control} name="priority" defaultValue={typed.priority ?? topic?.priority ?? ""}>
              <option value="">{labels.noPriority}</option>
              {ticketPriorities.map((one) => (
                <option key={one} value={one}>
                  {priorities[one]}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {children}
        <SavedLine text={saved > 0 && said} />
        <Button type="submit" busy={busy} aria-label={submitName} className="ms-auto">
          {submitLabel}
        </Button>
      </div>
      {!topic && <p className="text-muted-foreground text-xs">{labels.nameHint}</p>}
    </form>
  );
}
