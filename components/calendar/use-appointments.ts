"use client";

import { useRef, useState } from "react";
import { type ActionResult, problemOf } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";
import { announce } from "@/components/ui/live-region";
import { toast } from "@/components/ui/toast";
import type { AppointmentView } from "@/lib/calendar/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatSpan } from "./days";
import type { CalendarActions, CalendarData } from "./types";

type Times = { startsAt: string; endsAt: string };
type Moved = Times & { version: number };

/**
 * Moves and deletes at once, with an undo. A moved appointment stands where it was put until the server's answer
 * comes; moves of one follow each other, each from the version that the one before it made.
 */
export function useAppointments(data: CalendarData, actions: CalendarActions) {
  const { labels, timeZone, locale } = data;
  const [moved, setMoved] = useState<Record<number, Moved>>({});
  const queues = useRef(new Map<number, Promise<boolean>>());

  const shown = data.agenda.appointments.map((one) => {
    const put = moved[one.id];
    return put && put.version > one.version ? { ...one, ...put } : one;
  });

  const tell = (key: "moved" | "movedBack", title: string, times: Times) =>
    fillMessage(
      labels[key],
      { title, when: formatSpan(times.startsAt, times.endsAt, timeZone, locale) },
      locale,
    );

  async function send(one: AppointmentView, to: Times): Promise<boolean> {
    const result = await callAction(
      () =>
        actions.change({ appointmentId: one.id, version: one.version, start: to.startsAt, end: to.endsAt }),
      labels.networkError,
    );
    const problem = problemOf(result);
    if (problem === null) return true;
    setMoved(({ [one.id]: _gone, ...rest }) => rest);
    toast({ id: `move-${one.id}`, title: problem, bad: true });
    return false;
  }

  function move(one: AppointmentView, to: Times, back = false): void {
    const next = { ...one, ...to, version: one.version + 1 };
    setMoved((old) => ({ ...old, [one.id]: { ...to, version: next.version } }));
    const before = queues.current.get(one.id) ?? Promise.resolve(true);
    const done = before.then((ok) => ok && send(one, to));
    queues.current.set(one.id, done);
    void done.then((ok) => {
      if (queues.current.get(one.id) === done) queues.current.delete(one.id);
      if (!ok) return;
      const text = tell(back ? "movedBack" : "moved", one.title, to);
      const undo = back ? undefined : () => move(next, { startsAt: one.startsAt, endsAt: one.endsAt }, true);
      toast({ id: `move-${one.id}`, title: text, undo });
      announce(text);
    });
  }

  async function remove(one: AppointmentView): Promise<ActionResult<unknown>> {
    const result = await callAction(
      () => actions.remove({ appointmentId: one.id, version: one.version }),
      labels.networkError,
    );
    if (problemOf(result) === null) toast({ title: labels.deleted, undo: () => void restore(one) });
    return result;
  }

  async function restore(one: AppointmentView): Promise<void> {
    const { title, place, startsAt: start, endsAt: end, ticketNumber, assigneeId } = one;
    const result = await callAction(
      () => actions.create({ title, place, start, end, ticketNumber, assigneeId }),
      labels.networkError,
    );
    const problem = problemOf(result);
    toast({ title: problem ?? labels.restored, bad: problem !== null });
  }

  return { shown, move, remove };
}
