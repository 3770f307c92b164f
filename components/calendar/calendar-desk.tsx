"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { type Packed, unpack } from "@/components/ui/packed";
import { Sheet } from "@/components/ui/sheet";
import { useKeys } from "@/components/ui/use-keys";
import { useScripts } from "@/components/ui/use-scripts";
import { type AgendaColumns, showAgenda } from "@/lib/calendar/agenda-columns";
import { fillMessage } from "@/lib/i18n/fill-message";
import { AgendaList } from "./agenda-list";
import { AppointmentForm } from "./appointment-form";
import { calendarAddress } from "./calendar-address";
import { CalendarHeader } from "./calendar-header";
import { addDays, mondayOf, startOfDay, wallClock } from "./days";
import { entriesOf } from "./entries";
import { FeedPanel } from "./feed-panel";
import { Filters, type Hidden, isShown } from "./filters";
import { draftOf, newDraft } from "./form-values";
import { Grid } from "./grid";
import { MiniMonth } from "./mini-month";
import type { CalendarActions, CalendarData, CalendarParcel, Draft } from "./types";
import { useAppointments } from "./use-appointments";
import { WeekStrip } from "./week-strip";

type Props = {
  packed: Packed<CalendarParcel>;
  agenda: Packed<AgendaColumns>;
  actions: CalendarActions;
};

/** The calendar of a page: days from its address, a form over them, filters beside them. */
export function CalendarDesk({ packed, agenda, actions }: Props) {
  const scripts = useScripts();
  const data = unpackCalendar(packed, agenda, scripts);
  const { view, date, today, timeZone, labels } = data;
  const router = useRouter();
  const titleRef = useRef<HTMLInputElement>(null);
  const { shown, move, remove } = useAppointments(data, actions);
  const [hidden, setHidden] = useState<Hidden>({ kinds: [], people: [] });
  const [feedOpen, setFeedOpen] = useState(false);
  const fresh = (ticketNumber = "") => newDraft(date, wallClock(data.now, timeZone), ticketNumber);
  const [draft, setDraft] = useState<Draft | null>(() => (data.newFor === null ? null : fresh(data.newFor)));
  const [opened, setOpened] = useState(0);
  // Asked for from this very page, by the palette.
  const [askedFor, setAskedFor] = useState(data.newFor);
  if (askedFor !== data.newFor) {
    setAskedFor(data.newFor);
    if (data.newFor !== null) setDraft(fresh(data.newFor));
  }

  const all = entriesOf({ ...data.agenda, appointments: shown }, data.now);
  const entries = all.filter((one) => isShown(one, hidden));

  function open(next: Draft) {
    setDraft(next);
    setOpened(opened + 1);
  }
  function close() {
    setDraft(null);
    // A reload, or a way back to here, does not open the form again.
    if (data.newFor !== null) router.replace(calendarAddress(view, date));
  }
  useKeys({
    t: () => router.push(calendarAddress(view, today)),
    d: () => router.push(calendarAddress("day", date)),
    w: () => router.push(calendarAddress("week", date)),
    m: () => router.push(calendarAddress("month", date)),
    n: () => open(fresh()),
  });

  const list = {
    entries,
    data,
    onOpen: (one: Parameters<typeof draftOf>[0]) => open(draftOf(one, timeZone)),
  };
  return (
    <>
      <CalendarHeader data={data} onNew={() => open(fresh())} onSubscribe={() => setFeedOpen(true)} />
      {data.agenda.cut && <Banner tone="warning">{labels.cut}</Banner>}
      <div className="flex min-h-0 grow">
        <aside
          aria-label={labels.show}
          className="flex w-53 shrink-0 flex-col gap-4 overflow-y-auto border-e p-3.5 max-xl:hidden"
        >
          {/* Nothing moves when they come: as the grid, they are for wide screens with scripts. */}
          {scripts && <MiniMonth data={data} />}
          {scripts && <Filters entries={all} hidden={hidden} onChange={setHidden} data={data} />}
          <p className="mt-auto text-muted-foreground text-xs">
            {fillMessage(labels.zone, { zone: timeZone.replaceAll("_", " ") })}
          </p>
        </aside>
        <div className="flex min-h-0 min-w-0 grow flex-col">
          {view === "agenda" ? (
            <div className="flex min-h-0 grow flex-col overflow-y-auto pb-4">
              <AgendaList {...list} first={data.firstDay} last={data.lastDay} />
            </div>
          ) : (
            <>
              <Grid {...list} onNew={open} onMove={move} />
              <div className="flex min-h-0 grow flex-col md:hidden">
                <WeekStrip entries={entries} data={data} />
                <div className="flex min-h-0 grow flex-col overflow-y-auto pb-4">
                  <AgendaList {...list} first={date} last={date} />
                </div>
              </div>
            </>
          )}
          <p className="shrink-0 border-t px-4 py-1 text-muted-foreground text-xs xl:hidden">
            {fillMessage(labels.zone, { zone: timeZone.replaceAll("_", " ") })}
          </p>
        </div>
      </div>
      <Sheet
        open={draft !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={draft?.appointment ? labels.form.editTitle : labels.form.newTitle}
        closeLabel={labels.close}
        initialFocus={titleRef}
      >
        {draft && (
          <AppointmentForm
            key={opened}
            draft={draft}
            data={data}
            actions={actions}
            titleRef={titleRef}
            onDone={close}
            onDelete={remove}
          />
        )}
      </Sheet>
      <Sheet open={feedOpen} onOpenChange={setFeedOpen} title={labels.feed.title} closeLabel={labels.close}>
        <FeedPanel data={data} actions={actions} />
      </Sheet>
    </>
  );
}

/** Until its scripts run, a page shows the entries of one week at most, unless it lists them all. */
function unpackCalendar(
  packed: Packed<CalendarParcel>,
  agenda: Packed<AgendaColumns>,
  scripts: boolean,
): CalendarData {
  const rest = unpack(packed);
  const all = scripts || rest.view === "agenda";
  return { ...rest, agenda: showAgenda(unpack(agenda), all ? undefined : weekOf(rest)) };
}

function weekOf({ date, timeZone }: CalendarParcel): [from: number, to: number] {
  const monday = mondayOf(date);
  return [startOfDay(monday, timeZone), startOfDay(addDays(monday, 7), timeZone)];
}
