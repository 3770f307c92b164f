import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { fillMessage } from "@/lib/i18n/fill-message";
import { calendarAddress } from "./calendar-address";
import { daysFrom, formatDay, mondayOf } from "./days";
import { type Entry, entriesByDay } from "./entries";
import type { CalendarData } from "./types";

/** On a phone: the week of the shown day, with a dot for each of the first entries of a day. */
export function WeekStrip({ entries, data }: { entries: Entry[]; data: CalendarData }) {
  const { date, today, locale, labels, timeZone } = data;
  const days = daysFrom(mondayOf(date), 7);
  const byDay = entriesByDay(entries, days, timeZone);
  return (
    <nav aria-label={labels.days} className="grid shrink-0 grid-cols-7 border-b px-2 pt-1.5 pb-2">
      {days.map((day) => {
        const there = byDay.get(day) ?? [];
        const current = day === date;
        return (
          <Link
            key={day}
            href={calendarAddress("day", day)}
            prefetch={false}
            aria-current={current ? "date" : undefined}
            className={cn(
              "flex min-h-15 flex-col items-center gap-[3px] rounded-lg pt-[5px] pb-[7px] font-medium text-2xs text-muted-foreground",
              current && "bg-primary text-primary-foreground",
            )}
          >
            {formatDay(day, locale, "weekday")}{" "}
            <b
              className={cn(
                "font-semibold text-[16px] text-foreground leading-[22px]",
                day === today && "text-primary-text",
                current && "text-primary-foreground",
              )}
            >
              {Number(day.slice(8))}
            </b>
            <span className="sr-only">{fillMessage(labels.dayEntries, { count: there.length }, locale)}</span>
            <span aria-hidden className="flex h-[5px] gap-[3px]">
              {there.slice(0, 3).map((one) => (
                <span
                  key={one.key}
                  className={cn(
                    "size-[5px] rounded-full bg-control",
                    one.kind === "due" && one.late && "bg-destructive",
                    current && "bg-primary-foreground",
                  )}
                />
              ))}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
