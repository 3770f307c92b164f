"use client";

import type { ReactNode } from "react";
import type { AssignableView, TeamView } from "@/lib/tickets/view-types";
import { AssigneeMenu, PriorityMenu, StatusMenu, TeamMenu } from "./property-menus";
import { TagsProperty } from "./tags-property";
import { useTicket } from "./ticket-state";

const lineClass =
  "-ms-[7px] flex min-h-7 w-full min-w-0 items-center gap-[7px] rounded-sm px-[7px] text-start font-medium hover:bg-accent data-popup-open:bg-active touch:min-h-11 [&>.chevron]:opacity-0 [&:hover>.chevron]:opacity-100 [&:focus-visible>.chevron]:opacity-100 [&[data-popup-open]>.chevron]:opacity-100";

type Props = {
  assignable: AssignableView[];
  teams: TeamView[];
  /** What its customer said it is about; nobody else sets it. */
  topic: string | null;
};

/** The lines of the panel: each value is its own menu. */
export function TicketProperties({ assignable, teams, topic }: Props) {
  const { fields, labels } = useTicket();
  const { panel } = labels;
  const trigger = <button type="button" className={lineClass} />;
  return (
    <div>
      <Line label={panel.status}>
        <StatusMenu trigger={trigger} />
      </Line>
      <Line label={panel.priority}>
        <PriorityMenu trigger={trigger} />
      </Line>
      <Line label={panel.assignee}>
        <AssigneeMenu trigger={trigger} assignable={assignable} />
      </Line>
      {(teams.length > 0 || fields.team) && (
        <Line label={labels.team.label}>
          <TeamMenu trigger={trigger} teams={teams} />
        </Line>
      )}
      {topic && (
        <Line label={panel.topic}>
          <span className="min-w-0 break-words font-medium">
            <span className="sr-only">{panel.topic}: </span>
            <span dir="auto">{topic}</span>
          </span>
        </Line>
      )}
      <Line label={panel.tags}>
        <TagsProperty />
      </Line>
    </div>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-h-[30px] grid-cols-[94px_minmax(0,1fr)] items-center gap-x-1.5">
      <span aria-hidden className="text-muted-foreground">
        {label}
      </span>
      {children}
    </div>
  );
}
