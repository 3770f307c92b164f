import CircleAlert from "lucide-react/icons/circle-alert";
import Timer from "lucide-react/icons/timer";
import type { Route } from "next";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { hueOf } from "@/components/ui/hue";
import type { AppointmentView } from "@/lib/calendar/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import { daysFrom, formatFullDay, wallClock } from "./days";
import { type Entry, entriesByDay } from "./entries";
import type { CalendarData } from "./types";

type Props = {
  entries: Entry[];
  /** From one day to another, as 2026-03-18; one day needs no heading. */
  first: string;
  last: string;
  data: CalendarData;
  onOpen: (one: AppointmentView) => void;
};

/** Entries one under the other, by day: what a phone shows, and the view Agenda. */
export function AgendaList({ entries, first, last, data, onOpen }: Props) {
  const { timeZone, locale, labels } = data;
  const byDay = entriesByDay(entries, daysBetween(first, last), timeZone);
  const days = [...byDay].filter(([, there]) => there.length > 0);
  if (days.length === 0) return <EmptyState title={labels.emptyTitle} text={labels.emptyText} />;
  return days.map(([day, there]) => (
    <section
      key={day}
      aria-label={formatFullDay(day, locale)}
      className="mx-auto w-full max-w-190 px-4 py-1.5"
    >
      {first !== last && (
        <h2 className={cn("pt-3 pb-1 text-sm", day === data.today && "text-primary-text")}>
          {formatFullDay(day, locale)}
        </h2>
      )}
      <ul>
        {there.map((one) => (
          <li key={one.key} className="grid grid-cols-[48px_minmax(0,1fr)] gap-2.5 py-[5px]">
            <span className="pt-2 text-end text-muted-foreground text-xs tabular-nums">
              {wallClock(one.startsAt, timeZone).time}
            </span>
            {one.kind === "due" ? (
              <DueCard entry={one} labels={labels} />
            ) : (
              <AppointmentCard one={one.appointment} data={data} onOpen={onOpen} />
            )}
          </li>
        ))}
      </ul>
    </section>
  ));
}

function daysBetween(first: string, last: string): string[] {
  return daysFrom(first, 1 + Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000));
}

function AppointmentCard({
  one,
  data,
  onOpen,
}: {
  one: AppointmentView;
  data: CalendarData;
  onOpen: Props["onOpen"];
}) {
  const until = fillMessage(data.labels.until, { time: wallClock(one.endsAt, data.timeZone).time });
  return (
    <button
      type="button"
      onClick={() => onOpen(one)}
      className="calendar-card flex min-h-11 flex-col items-start rounded-sm py-2 ps-3.5 pe-2.5 text-start text-base"
      style={{ "--h": hueOfAppointment(one) } as React.CSSProperties}
    >
      <span dir="auto" className="max-w-full truncate font-semibold">
        {one.title}
      </span>
      {one.place && (
        <span dir="auto" className="max-w-full truncate">
          {one.place}
        </span>
      )}
      <span className="mt-1 flex items-center gap-1.5 text-xs tabular-nums">
        {one.assigneeId !== null && (
          <Avatar person={{ id: one.assigneeId, name: one.assigneeName ?? "" }} size={20} />
        )}
        {one.assigneeName ? `${one.assigneeName}, ${until}` : until}
      </span>
    </button>
  );
}

function DueCard({
  entry,
  labels,
}: {
  entry: Extract<Entry, { kind: "due" }>;
  labels: CalendarData["labels"];
}) {
  const { due, late } = entry;
  const Icon = late ? CircleAlert : Timer;
  return (
    <Link
      prefetch={false}
      href={`/tickets/${due.ticketNumber}` as Route}
      title={due.subject}
      className={cn(
        "flex min-h-10 items-center gap-2 rounded-sm border border-border-strong bg-card px-3 text-secondary-text touch:min-h-11",
        late && "border-destructive/40 bg-danger-soft text-danger-text",
      )}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden className={late ? "" : "text-success-text"} />
      <span dir="auto" className="truncate">
        {dueText(due, labels)}
      </span>
      {late && <span className="ms-auto shrink-0 font-semibold text-xs">{labels.late}</span>}
    </Link>
  );
}

export function dueText(
  due: { metric: string; ticketNumber: number; requesterName: string },
  labels: CalendarData["labels"],
) {
  return fillMessage(labels.due, { metric: due.metric, number: due.ticketNumber, name: due.requesterName });
}

/** By whose it is, so that a colour means a person; cobalt while it is nobody's. */
export function hueOfAppointment(one: AppointmentView): number {
  return one.assigneeId === null ? 262 : hueOf(one.assigneeId);
}
