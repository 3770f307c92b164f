"use client";

import FullCalendar from "@fullcalendar/react";
import dayGrid from "@fullcalendar/react/daygrid";
import interaction from "@fullcalendar/react/interaction";
import "@fullcalendar/react/skeleton.css";
import theme from "@fullcalendar/react/themes/classic";
import "@fullcalendar/react/themes/classic/theme.css";
import timeGrid from "@fullcalendar/react/timegrid";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useRef } from "react";
import { cn } from "@/components/ui/cn";
import type { AppointmentView } from "@/lib/calendar/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import { intlLocale } from "@/lib/i18n/locales";
import { dueText, hueOfAppointment } from "./agenda-list";
import { addDays, formatDay, wallClock } from "./days";
import type { Entry } from "./entries";
import { draftBetween, newDraft } from "./form-values";
import { GridEntry } from "./grid-entry";
import { stepOf } from "./keyboard-step";
import type { CalendarData, Draft } from "./types";
import "./full-grid.css";

type Times = { startsAt: string; endsAt: string };
type Props = {
  entries: Entry[];
  data: CalendarData;
  onOpen: (one: AppointmentView) => void;
  onNew: (draft: Draft) => void;
  onMove: (one: AppointmentView, to: Times) => void;
};

const views = { day: "timeGridDay", week: "timeGridWeek", month: "dayGridMonth", agenda: "timeGridWeek" };
const iso = (date: Date | null) => (date ?? new Date(0)).toISOString();

/** FullCalendar over our entries. It is loaded by grid.tsx only, and knows neither actions nor addresses but a ticket's. */
export function FullGrid({ entries, data, onOpen, onNew, onMove }: Props) {
  const router = useRouter();
  const { view, date, timeZone, locale, labels } = data;
  const box = useRef<HTMLElement>(null);
  /** Each change of the entries makes their elements anew; the one that was moved by keys has the focus again. */
  const wanted = useRef<string | null>(null);
  const byKey = new Map(entries.map((one) => [one.key, one]));

  const closed = data.closed.map(({ from, to }) => ({ start: from, end: to, display: "background" }));
  const events = entries.map((one) => ({
    id: one.key,
    start: one.startsAt,
    end: one.endsAt,
    title: one.kind === "due" ? dueText(one.due, labels) : one.appointment.title,
    editable: one.kind === "appointment",
    interactive: true,
    display: "block",
    ...(one.kind === "due" && { url: `/tickets/${one.due.ticketNumber}` }),
  }));

  function moved(id: string, start: Date | null, end: Date | null) {
    const entry = byKey.get(id);
    if (entry?.kind === "appointment") onMove(entry.appointment, { startsAt: iso(start), endsAt: iso(end) });
  }

  function onKeyDown(event: KeyboardEvent) {
    const element = (event.target as HTMLElement).closest<HTMLElement>("[data-entry]");
    const entry = byKey.get(element?.dataset.entry ?? "");
    wanted.current = null;
    if (!element || !entry) return;
    if (event.altKey && entry.kind === "appointment") {
      const to = stepOf(event.key, entry.appointment, timeZone);
      if (!to) return;
      event.preventDefault();
      wanted.current = entry.key;
      return onMove(entry.appointment, to);
    }
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const next = entries[entries.indexOf(entry) + by];
    if (next) box.current?.querySelector<HTMLElement>(`[data-entry="${next.key}"]`)?.focus();
  }

  return (
    <section
      ref={box}
      aria-label={fillMessage(labels.grid, { title: data.title })}
      aria-describedby="calendar-keys"
      onKeyDown={onKeyDown}
      className="calendar-grid min-h-0 grow"
    >
      <p id="calendar-keys" className="sr-only">
        {labels.gridHint}
      </p>
      <FullCalendar
        plugins={[theme, timeGrid, dayGrid, interaction]}
        headerToolbar={false}
        initialView={views[view]}
        initialDate={date}
        timeZone={timeZone}
        locale={intlLocale(locale)}
        firstDay={1}
        height="100%"
        borderless
        allDaySlot={false}
        nowIndicator
        slotDuration="00:30:00"
        snapDuration="00:15:00"
        slotMinHeight={29}
        slotLaneClass={({ isMinor }) => (isMinor ? "calendar-half-hour" : "")}
        slotHeaderClass={({ isMinor }) => (isMinor ? "calendar-half-hour" : "")}
        slotHeaderInnerClass="calendar-hour"
        dayCellTopInnerClass="calendar-hour"
        scrollTime="07:30:00"
        slotEventOverlap={false}
        slotHeaderFormat={{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }}
        dayMaxEvents
        eventMaxStack={3}
        fixedWeekCount
        moreLinkText={(count) => fillMessage(labels.more, { count })}
        moreLinkHint={(count) => fillMessage(labels.more, { count })}
        eventResizableFromStart
        selectable
        selectMirror
        selectMinDistance={4}
        events={[...closed, ...events]}
        dayHeaderContent={({ date: at, isToday }) =>
          view === "month" ? (
            <span className="text-muted-foreground text-xs">{formatDay(utcDay(at), locale, "weekday")}</span>
          ) : (
            <DayName day={wallClock(at, timeZone).day} isToday={isToday} locale={locale} />
          )
        }
        eventContent={({ event }) => {
          const entry = byKey.get(event.id);
          return entry ? <GridEntry entry={entry} data={data} line={view === "month"} /> : null;
        }}
        eventClass={({ event, isMirror }) => {
          const entry = byKey.get(event.id);
          if (!entry) return isMirror ? "calendar-card" : "";
          return entry.kind === "due" ? cn("calendar-due", entry.late && "is-late") : "calendar-card";
        }}
        backgroundEventClass="calendar-closed"
        eventDidMount={({ event, el, isMirror }) => {
          if (event.display === "background") return;
          // What follows the pointer is a likeness; the entry itself is still there.
          if (!isMirror) el.dataset.entry = event.id;
          const entry = byKey.get(event.id);
          if (entry?.kind === "appointment") {
            el.style.setProperty("--h", String(hueOfAppointment(entry.appointment)));
          }
          if (event.id && event.id === wanted.current) el.focus({ preventScroll: true });
        }}
        eventClick={({ event, jsEvent }) => {
          const entry = byKey.get(event.id);
          if (entry?.kind === "appointment") return onOpen(entry.appointment);
          if (jsEvent.ctrlKey || jsEvent.metaKey || jsEvent.shiftKey) return;
          jsEvent.preventDefault();
          router.push(event.url as "/inbox");
        }}
        eventDrop={({ event }) => moved(event.id, event.start, event.end)}
        eventResize={({ event }) => moved(event.id, event.start, event.end)}
        dateClick={({ date: at, allDay, dateStr }) =>
          onNew(
            allDay
              ? newDraft(dateStr.slice(0, 10), wallClock(data.now, timeZone))
              : draftBetween(at, new Date(at.getTime() + 3_600_000), timeZone),
          )
        }
        select={({ start, end, allDay, startStr, endStr }) => {
          if (!allDay) return onNew(draftBetween(start, end, timeZone));
          const first = newDraft(startStr.slice(0, 10), wallClock(data.now, timeZone));
          onNew({ ...first, endDay: addDays(endStr.slice(0, 10), -1) });
        }}
      />
    </section>
  );
}

const utcDay = (at: Date) => at.toISOString().slice(0, 10);

function DayName({ day, isToday, locale }: { day: string; isToday: boolean; locale: string }) {
  return (
    <span
      className={cn(
        "flex items-baseline gap-1.5 text-muted-foreground",
        isToday && "font-semibold text-primary-text",
      )}
    >
      <b
        className={cn(
          "font-semibold text-foreground text-xl leading-6 tracking-tighter",
          isToday && "rounded-[7px] bg-primary px-1.5 text-primary-foreground",
        )}
      >
        {Number(day.slice(8))}
      </b>
      {formatDay(day, locale, "weekday")}
    </span>
  );
}
