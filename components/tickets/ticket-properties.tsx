"use client";

import type { ReactNode } from "react";
import { Tag } from "@/components/ui/tag";
import type { AssignableView } from "@/lib/tickets/view-types";
import { AssigneeMenu, PriorityMenu, StatusMenu } from "./property-menus";
import { useTicket } from "./ticket-state";

const lineClass =
  "-ms-[7px] flex min-h-7 w-full min-w-0 items-center gap-[7px] rounded-sm px-[7px] text-start font-medium hover:bg-accent data-popup-open:bg-active touch:min-h-11 [&>.chevron]:opacity-0 [&:hover>.chevron]:opacity-100 [&:focus-visible>.chevron]:opacity-100 [&[data-popup-open]>.chevron]:opacity-100";

/** The lines of the panel: each value is its own menu. */
export function TicketProperties({ assignable, tags }: { assignable: AssignableView[]; tags: string[] }) {
  const { panel } = useTicket().labels;
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
      {tags.length > 0 && (
        <Line label={panel.tags}>
          <span className="flex flex-wrap gap-1 py-[3px]">
            {tags.map((tag) => (
              <Tag key={tag} name={tag} />
            ))}
          </span>
        </Line>
      )}
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
