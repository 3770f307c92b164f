"use client";

import type { ReactNode } from "react";
import type { AssignableView, ClockView } from "@/lib/tickets/view-types";
import { AssigneeMenu, PriorityMenu, StatusMenu } from "./property-menus";
import { SlaPill } from "./sla-pill";
import { useTicket } from "./ticket-state";

const chipClass =
  "inline-flex h-7 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-sm border bg-card px-[9px] font-semibold text-foreground text-xs relative after:absolute after:inset-0 touch:h-8 touch:after:-inset-y-[7px] [&>.chevron]:hidden";

type Props = {
  /** Else only what is due, and the way to the panel. */
  works: boolean;
  assignable: AssignableView[];
  clock: ClockView | null;
  now: string;
  /** Opens the whole panel as a sheet. */
  details: ReactNode;
};

/** Below 1024 px: the panel's values as a row that scrolls. */
export function PropertyChips({ works, assignable, clock, now, details }: Props) {
  const { labels } = useTicket();
  const trigger = <button type="button" className={chipClass} />;
  return (
    <section
      aria-label={labels.panel.properties}
      className="flex shrink-0 items-center gap-1.5 overflow-x-auto border-b px-4 py-[9px] [scrollbar-width:none] md:px-6 lg:hidden "
    >
      {works && <StatusMenu trigger={trigger} />}
      {works && <PriorityMenu trigger={trigger} />}
      {clock && <SlaPill clock={clock} now={now} labels={labels.sla} />}
      {works && <AssigneeMenu trigger={trigger} assignable={assignable} />}
      <span className="ms-auto">{details}</span>
    </section>
  );
}
