import CircleAlert from "lucide-react/icons/circle-alert";
import Timer from "lucide-react/icons/timer";
import { Avatar } from "@/components/ui/avatar";
import { fillMessage } from "@/lib/i18n/fill-message";
import { wallClock } from "./days";
import type { Entry } from "./entries";
import type { CalendarData } from "./types";

type Props = { entry: Entry; data: CalendarData /** One line is all there is. */; line: boolean };

/** What stands inside an entry of the grid: a flag for a due time, a card for an appointment, one line where it is low. */
export function GridEntry({ entry, data, line }: Props) {
  const { timeZone, labels } = data;
  const start = wallClock(entry.startsAt, timeZone).time;
  if (entry.kind === "due") {
    const Icon = entry.late ? CircleAlert : Timer;
    const metric = entry.due.metric === "resolution" ? labels.solve : labels.reply;
    return (
      <span className="flex h-full min-w-0 items-center gap-[5px] px-1.5" title={entry.due.subject}>
        <Icon size={13} strokeWidth={1.75} aria-hidden className="shrink-0" />
        <span className="truncate">
          <b className="font-semibold">#{entry.due.ticketNumber}</b> {metric} {start}
          <span className="sr-only">
            , {entry.due.requesterName}
            {entry.late ? `, ${labels.late}` : ""}
          </span>
        </span>
      </span>
    );
  }
  const { title, place, assigneeId, assigneeName } = entry.appointment;
  const range = fillMessage(labels.range, { from: start, to: wallClock(entry.endsAt, timeZone).time });
  const minutes = (Date.parse(entry.endsAt) - Date.parse(entry.startsAt)) / 60_000;
  if (line || minutes < 45) {
    return (
      <span className="flex h-full min-w-0 items-center gap-1.5 ps-2.5 pe-1.5 text-xs">
        <span className="shrink-0 tabular-nums">{start}</span>
        <span dir="auto" className="truncate font-semibold">
          {title}
        </span>
        {assigneeName && <span className="sr-only">, {assigneeName}</span>}
      </span>
    );
  }
  return (
    <span className="flex h-full min-w-0 flex-col py-1 ps-2.5 pe-1.5 text-xs">
      <span dir="auto" className="truncate font-semibold">
        {title}
      </span>
      {place && minutes >= 60 && (
        <span dir="auto" className="truncate">
          {place}
        </span>
      )}
      <span className="mt-auto flex items-center gap-[5px] text-2xs tabular-nums">
        {assigneeId !== null && <Avatar person={{ id: assigneeId, name: assigneeName ?? "" }} size={20} />}
        <span className="truncate">{range}</span>
        {assigneeName && <span className="sr-only">, {assigneeName}</span>}
      </span>
    </span>
  );
}
