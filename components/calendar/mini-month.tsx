"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { calendarAddress } from "./calendar-address";
import { addMonths, daysFrom, formatDay, formatFullDay, mondayOf } from "./days";
import type { CalendarData } from "./types";

/** A month to jump about in; its arrows turn its own leaves and leave the calendar where it is. */
export function MiniMonth({ data }: { data: CalendarData }) {
  const { date, today, firstDay, lastDay, view, locale, labels } = data;
  const [turned, setTurned] = useState({ from: date, months: 0 });
  // Another date shows its own month again.
  const months = turned.from === date ? turned.months : 0;
  const month = addMonths(date, months);
  const days = daysFrom(mondayOf(month), 42);
  const turn = (by: number) => setTurned({ from: date, months: months + by });
  const target = view === "month" ? "day" : view;
  const shown = view === "day" ? date : firstDay;
  const last = view === "day" ? date : lastDay;
  return (
    <section aria-label={formatDay(month, locale, "month")}>
      <div className="flex items-center justify-between">
        <h2 className="text-sm">{formatDay(month, locale, "month")}</h2>
        <span className="-me-1.5 flex">
          <Button variant="ghost" size="icon-sm" aria-label={labels.previousMonth} onClick={() => turn(-1)}>
            <span aria-hidden className="icon icon-chevron-left size-3.5" />
          </Button>
          <Button variant="ghost" size="icon-sm" aria-label={labels.nextMonth} onClick={() => turn(1)}>
            <span aria-hidden className="icon icon-chevron-right size-3.5" />
          </Button>
        </span>
      </div>
      <div className="mt-1 grid grid-cols-7 gap-y-px text-center text-2xs tabular-nums">
        {days.slice(0, 7).map((day) => (
          <span key={day} aria-hidden className="leading-6 text-muted-foreground">
            {formatDay(day, locale, "initial")}
          </span>
        ))}
        {days.map((day) => (
          <Link
            key={day}
            prefetch={false}
            href={calendarAddress(target, day)}
            aria-label={formatFullDay(day, locale)}
            aria-current={day === today ? "date" : undefined}
            className={cn(
              "h-6 leading-6 text-secondary-text hover:bg-accent focus-visible:-outline-offset-2",
              day.slice(0, 7) !== month.slice(0, 7) && "text-muted-foreground",
              view !== "month" && shown <= day && day <= last && "bg-muted",
              day === shown && "rounded-s-sm",
              day === last && "rounded-e-sm",
              day === today &&
                "rounded-sm bg-primary font-semibold text-primary-foreground hover:bg-primary-hover",
            )}
          >
            {Number(day.slice(8))}
          </Link>
        ))}
      </div>
    </section>
  );
}
