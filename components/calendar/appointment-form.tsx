"use client";

import type { Route } from "next";
import Link from "next/link";
import { type RefObject, useState } from "react";
import { type ActionResult, problemOf } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import type { AppointmentView } from "@/lib/calendar/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatSpan } from "./days";
import { fieldErrors, readForm, type Typed, typedOf } from "./form-values";
import type { CalendarActions, CalendarData, Draft } from "./types";

type Props = {
  draft: Draft;
  data: CalendarData;
  actions: Pick<CalendarActions, "create" | "change">;
  titleRef: RefObject<HTMLInputElement | null>;
  onDone: () => void;
  onDelete: (one: AppointmentView) => Promise<ActionResult<unknown>>;
};

/** The one place where an appointment's fields are typed: made new, changed, moved without a pointer. */
export function AppointmentForm({ draft, data, actions, titleRef, onDone, onDelete }: Props) {
  const { labels, locale, timeZone } = data;
  const words = labels.form;
  const one = draft.appointment;
  const [typed, setTyped] = useState<Typed>(() => typedOf(draft));
  const [result, setResult] = useState<ActionResult<unknown>>({});
  const [busy, setBusy] = useState<"save" | "delete" | null>(null);
  const [tries, setTries] = useState(0);
  const errors = fieldErrors(result);
  const conflict = result.serverError?.code === "conflict" ? result.serverError.details : undefined;

  async function run(kind: "save" | "delete", act: () => Promise<ActionResult<unknown>>, said?: string) {
    setBusy(kind);
    const answer = await callAction(act, labels.networkError);
    setBusy(null);
    setResult(answer);
    setTries(tries + 1);
    if (problemOf(answer) !== null) return;
    if (said) toast({ title: said });
    onDone();
  }

  function save() {
    const input = readForm(typed, draft);
    // Whoever has read what stands there now overwrites that, and nothing later.
    const version = Number(conflict?.version ?? one?.version);
    return one
      ? run("save", () => actions.change({ ...input, appointmentId: one.id, version }), labels.saved)
      : run("save", () => actions.create(input), labels.created);
  }

  const set = (change: Partial<Typed>) => setTyped((old) => ({ ...old, ...change }));
  const control = (name: keyof Typed) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  // An appointment that begins on another day ends on another day.
  const moveDay = (day: string) => set(typed.endDay === typed.day ? { day, endDay: day } : { day });
  const problem = problemOf(result);

  return (
    <form
      noValidate
      className="flex flex-col gap-4 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      {problem !== null && (
        <FormError
          key={tries}
          title={result.serverError && !result.serverError.fields ? problem : words.problems}
          errors={Object.entries(errors).map(([field, message]) => ({
            field,
            label: labelOf(field, words),
            message,
          }))}
        />
      )}
      {conflict && (
        <p className="text-secondary-text">
          {fillMessage(words.conflictNow, {
            title: String(conflict.title),
            when: formatSpan(String(conflict.startsAt), String(conflict.endsAt), timeZone, locale),
          })}
        </p>
      )}
      <Field name="title" label={words.title} error={errors.title}>
        {(field) => (
          <Input
            {...field}
            {...control("title")}
            ref={titleRef}
            maxLength={200}
            required
            autoComplete="off"
          />
        )}
      </Field>
      <div className="grid grid-cols-[minmax(0,1fr)_8.5rem] gap-x-3 gap-y-4">
        <Field name="day" label={words.day}>
          {(field) => (
            <Input
              {...field}
              {...control("day")}
              type="date"
              required
              onChange={(e) => moveDay(e.target.value)}
            />
          )}
        </Field>
        <Field name="start" label={words.start} error={errors.start}>
          {(field) => <Input {...field} {...control("start")} type="time" required />}
        </Field>
        <Field name="endDay" label={words.endDay}>
          {(field) => <Input {...field} {...control("endDay")} type="date" required />}
        </Field>
        <Field name="end" label={words.end} error={errors.end}>
          {(field) => <Input {...field} {...control("end")} type="time" required />}
        </Field>
      </div>
      <p className="-mt-2 text-muted-foreground text-xs">
        {fillMessage(words.zone, { zone: timeZone.replaceAll("_", " ") })}
      </p>
      <Field name="place" label={words.place} hint={words.placeHint} error={errors.place}>
        {(field) => <Input {...field} {...control("place")} maxLength={200} autoComplete="off" />}
      </Field>
      <Field name="ticketNumber" label={words.ticket} hint={words.ticketHint} error={errors.ticketNumber}>
        {(field) => (
          <Input
            {...field}
            {...control("ticketNumber")}
            inputMode="numeric"
            maxLength={16}
            autoComplete="off"
          />
        )}
      </Field>
      <Field name="assigneeId" label={words.assignee} error={errors.assigneeId}>
        {(field) => (
          <NativeSelect {...field} {...control("assigneeId")}>
            <option value="">{words.nobody}</option>
            {peopleFor(data, one).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2 border-t pt-4">
        <Button type="submit" variant="primary" busy={busy === "save"}>
          {conflict ? words.saveAnyway : one ? words.save : words.create}
        </Button>
        {one && (
          <Button
            variant="ghost"
            busy={busy === "delete"}
            onClick={() => void run("delete", () => onDelete(one))}
          >
            {words.delete}
          </Button>
        )}
        {one?.ticketNumber && (
          <Link
            prefetch={false}
            href={`/tickets/${one.ticketNumber}` as Route}
            className="inline-flex items-center font-medium text-primary-text touch:min-h-11"
          >
            {fillMessage(words.openTicket, { number: one.ticketNumber })}
          </Link>
        )}
      </div>
    </form>
  );
}

function labelOf(field: string, words: CalendarData["labels"]["form"]): string {
  const names: Record<string, string> = {
    title: words.title,
    start: words.start,
    end: words.end,
    place: words.place,
    ticketNumber: words.ticket,
    assigneeId: words.assignee,
  };
  return names[field] ?? field;
}

/** Somebody who has left still has the appointment until another takes it. */
function peopleFor(data: CalendarData, one: AppointmentView | null): { id: number; name: string }[] {
  if (!one || one.assigneeId === null || data.people.some(({ id }) => id === one.assigneeId))
    return data.people;
  return [...data.people, { id: one.assigneeId, name: one.assigneeName ?? "" }];
}
