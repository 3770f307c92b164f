import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { CalendarDesk } from "@/components/calendar/calendar-desk";
import { formatDay, formatDays, formatFullDay } from "@/components/calendar/days";
import type { CalendarParcel } from "@/components/calendar/types";
import { UpTo } from "@/components/shell/live-updates";
import { narrow, pack } from "@/components/ui/packed";
import { closedBetween } from "@/lib/business-time/opening";
import { agendaText } from "@/lib/calendar/agenda";
import { findFeed } from "@/lib/calendar/find-feed";
import { calendarView } from "@/lib/calendar/inputs";
import { readDay, viewRange } from "@/lib/calendar/view-range";
import type { CalendarView } from "@/lib/calendar/view-types";
import { dayAt } from "@/lib/core/days";
import { env } from "@/lib/core/env";
import { listAssignable } from "@/lib/tickets/list-choices";
import { pageActor } from "@/lib/web/page-guard";
import { pagePosition } from "@/lib/web/page-position";
import { change, create, remove, subscribe, unsubscribe } from "./actions";

type Props = { searchParams: Promise<{ view?: string; date?: string; new?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar"))("title") };
}

export default async function CalendarPage({ searchParams }: Props) {
  const actor = await pageActor("tickets.work");
  const asked = await searchParams;
  const now = new Date();
  const today = dayAt(now, actor.timeZone);
  // A mangled address shows this week: the skeleton is out, and with it the status 200.
  const view = calendarView.catch("week").parse(asked.view);
  const date = readDay(asked.date) ?? today;
  const { from, to, ...range } = viewRange(view, date, actor.timeZone);
  const [entries, closed, people, feed, messages, locale] = await Promise.all([
    agendaText(actor, { from, to }),
    view === "day" || view === "week" ? closedBetween(new Date(from), new Date(to)) : [],
    listAssignable(actor),
    findFeed(actor),
    getMessages(),
    getLocale(),
  ]);
  const { ticket: _ticket, line: _line, ...labels } = messages.calendar;
  const data: CalendarParcel = {
    ...range,
    title: titleOf(view, date, range, locale),
    closed,
    view,
    date,
    today,
    now: now.toISOString(),
    timeZone: actor.timeZone,
    locale,
    people: people.map(({ id, name }) => ({ id, name })),
    feed,
    feedBase: env().APP_URL,
    newFor: asked.new === undefined ? null : asked.new.replace(/\D/g, "").slice(0, 15),
    labels: { ...labels, close: messages.app.close, networkError: messages.error.network },
  };
  return (
    <>
      <CalendarDesk
        packed={pack(data)}
        agenda={narrow(entries)}
        actions={{ create, change, remove, createFeed: subscribe, revokeFeed: unsubscribe }}
      />
      <UpTo position={pagePosition()} />
    </>
  );
}

function titleOf(
  view: CalendarView,
  date: string,
  days: { firstDay: string; lastDay: string },
  locale: string,
) {
  if (view === "day") return formatFullDay(date, locale);
  return view === "month"
    ? formatDay(date, locale, "month")
    : formatDays(days.firstDay, days.lastDay, locale);
}
