"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useScripts } from "@/components/ui/use-scripts";
import { ticketPriorities } from "@/db/enums";
import type { TeamMemberView, TeamView } from "@/lib/tickets/view-types";
import type { NewTicketLabels } from "./labels";
import { TagField } from "./tag-field";

type Props = {
  teams: TeamView[];
  members: TeamMemberView[];
  typed: Record<string, string | undefined>;
  errors: Record<string, string>;
  labels: NewTicketLabels;
  locale: string;
};

/** Team, assignee, priority, tags. Of a team only its members are offered, as the verb takes no other. */
export function NewTicketProperties({ teams, members, typed, errors, labels, locale }: Props) {
  const [teamId, setTeamId] = useState(typed.teamId ?? "");
  const [assigneeId, setAssigneeId] = useState(typed.assigneeId ?? "");
  const [tags, setTags] = useState((typed.tags ?? "").split(",").filter(Boolean));
  const scripts = useScripts();
  const offered = teamId ? members.filter((one) => one.teamIds.includes(Number(teamId))) : members;
  return (
    <>
      {teams.length > 0 && (
        <Field name="teamId" label={labels.team} error={errors.teamId}>
          {(control) => (
            <NativeSelect
              {...control}
              value={teamId}
              onChange={({ target }) => {
                setTeamId(target.value);
                const stays = members.find((one) => String(one.id) === assigneeId)?.teamIds;
                if (target.value && !stays?.includes(Number(target.value))) setAssigneeId("");
              }}
            >
              <option value="">{labels.noTeam}</option>
              {teams.map((team) => (
                <option key={team.id} value={team.id}>
                  {team.name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
      <Field name="assigneeId" label={labels.assignee} error={errors.assigneeId}>
        {(control) => (
          <NativeSelect
            {...control}
            value={assigneeId}
            onChange={({ target }) => setAssigneeId(target.value)}
          >
            <option value="">{labels.nobody}</option>
            {offered.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field name="priority" label={labels.priority} error={errors.priority}>
        {(control) => (
          <NativeSelect {...control} defaultValue={typed.priority ?? "normal"}>
            {ticketPriorities.toReversed().map((priority) => (
              <option key={priority} value={priority}>
                {labels.priorities[priority]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field name="tags" label={labels.tags} hint={labels.tagsHint} error={errors.tags}>
        {({ name, ...control }) =>
          scripts ? (
            <TagField
              tags={tags}
              onChange={setTags}
              labels={labels.tagField}
              locale={locale}
              name={name}
              control={control}
            />
          ) : (
            <Input {...control} name={name} placeholder={labels.tagField.add} defaultValue={typed.tags} />
          )
        }
      </Field>
    </>
  );
}
