import CalendarClock from "lucide-react/icons/calendar-clock";
import CircleAlert from "lucide-react/icons/circle-alert";
import CirclePause from "lucide-react/icons/circle-pause";
import Sun from "lucide-react/icons/sun";
import Timer from "lucide-react/icons/timer";
import type { GroupKey } from "./group-rows";

const looks = {
  overdue: { Icon: CircleAlert, color: "text-danger-text" },
  nextHour: { Icon: Timer, color: "text-warning-text" },
  laterToday: { Icon: Sun, color: "text-muted-foreground" },
  later: { Icon: CalendarClock, color: "text-muted-foreground" },
  paused: { Icon: CirclePause, color: "text-muted-foreground" },
} satisfies Record<GroupKey, unknown>;

export function GroupHeader({ group, label, count }: { group: GroupKey; label: string; count: number }) {
  const { Icon, color } = looks[group];
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid, see ticket-row
    // biome-ignore lint/a11y/useFocusableInteractive: the grid's one tab stop is a ticket
    <div role="row">
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid's one tab stop is a ticket */}
      <div
        role="columnheader"
        className="flex h-[34px] items-center gap-2 border-b bg-canvas ps-[22px] pe-5 font-semibold text-secondary-text text-xs touch:h-8 touch:px-4"
      >
        <Icon size={14} strokeWidth={1.75} className={color} aria-hidden />
        {label}
        <span className="font-medium text-muted-foreground tabular-nums">{count}</span>
      </div>
    </div>
  );
}
