"use client";

import { type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { SavedLine } from "@/components/shell/saved-line";
import { TimeZoneOptions } from "@/components/shell/time-zone-options";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { type TypedInterval, type TypedWeek, typedWeek } from "@/lib/business-time/typed-week";
import type { HoursView } from "@/lib/business-time/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { type DayIcons, DayRow } from "./day-row";
import { editedWeek, typedWeekOf } from "./week-edits";

type Props = {
  hours: HoursView;
  timeZones: string[];
  labels: Messages["settings"]["hours"];
  submitLabel: string;
  savedLabel: string;
  networkError: string;
  /** Names of the weekdays, Monday first. */
  days: string[];
  save: FormAction;
  /** What never changes is markup of the server: on this page every kilobyte of script is counted. */
  children: ReactNode;
  icons: DayIcons & { copy: ReactNode };
  scale: ReactNode;
};

/** The week: each day a bar and its times, which are one control; typed times alone do without scripts. */
export function HoursForm({
  hours,
  timeZones,
  labels,
  submitLabel,
  savedLabel,
  networkError,
  days,
  save,
  children,
  icons,
  scale,
}: Props) {
  const form = useRef<HTMLFormElement>(null);
  const sent = useFormAction(namesOf(hours), save, networkError);
  const { values, fields, wrong, busy, saved, action, onSubmit } = sent;
  const pressed = values.act ?? "save";
  const [week, setWeek] = useState<TypedWeek>(() =>
    values.act === undefined || (pressed === "save" && saved > 0)
      ? typedWeekOf(hours)
      : editedWeek(typedWeek(values), pressed),
  );
  // An error stands as long as its row is as it was sent, and never moves on to the row that takes its place.
  const [asked, setAsked] = useState(week);
  const isAsked = (name: string) => {
    const [day = 0, row = 0] = name.split(".").map(Number);
    return week[day]?.[row] === asked[day]?.[row];
  };
  const errors = Object.fromEntries(Object.entries(fields).filter(([name]) => isAsked(name)));

  function act(what: string) {
    flushSync(() => setWeek(editedWeek(week, what)));
    const [verb, day = "0"] = what.split(".");
    const added = verb === "add" && `[name="${day}.${week[Number(day)]?.length ?? 0}.from"]`;
    form.current?.querySelector<HTMLElement>(added || `[value="add.${day}"]`)?.focus();
  }

  /** After a conflict: what the day is by now. */
  function savedOf(day: number): string | null {
    const text = textOf(typedWeekOf(hours)[day]);
    if (!sent.form || text === textOf(week[day])) return null;
    return fillMessage(labels.savedNow, { hours: text || labels.closed });
  }

  return (
    <form
      ref={form}
      noValidate
      action={action}
      onSubmit={(event) => {
        setAsked(week);
        onSubmit(event);
      }}
      className="flex max-w-200 flex-col gap-4"
    >
      {children}
      <Field
        name="timeZone"
        label={labels.timeZone}
        hint={labels.timeZoneHint}
        error={fields.timeZone}
        autoFocus={wrong === "timeZone"}
      >
        {(control) => (
          <div className="max-w-80">
            <NativeSelect {...control} key={hours.timeZone} defaultValue={values.timeZone ?? hours.timeZone}>
              <TimeZoneOptions zones={timeZones} />
            </NativeSelect>
          </div>
        )}
      </Field>
      <section aria-label={labels.week} className="rounded-lg border bg-card px-3.5 py-1">
        <div className="flex flex-wrap items-center justify-between gap-2 border-b py-1.5">
          <h2>{labels.week}</h2>
          <Button
            type="submit"
            name="act"
            value="copy"
            variant="ghost"
            size="sm"
            onClick={(event) => {
              event.preventDefault();
              setWeek(editedWeek(week, "copy"));
            }}
          >
            {icons.copy}
            {labels.copy}
          </Button>
        </div>
        {scale}
        {week.map((rows, day) => (
          <DayRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a week has its seven days
            key={day}
            day={day}
            name={days[day] ?? ""}
            rows={rows}
            labels={labels}
            errors={errors}
            wrong={wrong}
            saved={savedOf(day)}
            icons={icons}
            onChange={(next) => setWeek(week.map((one, at) => (at === day ? next : one)))}
            onAct={act}
          />
        ))}
      </section>
      {/* Not a banner, for its script. */}
      {sent.form && (
        <p role="alert" className="font-medium text-danger-text">
          {sent.form}
        </p>
      )}
      {week.every((rows) => rows.length === 0) && <p className="text-muted-foreground">{labels.none}</p>}
      <div className="flex items-center gap-3">
        <Button type="submit" name="act" value="save" variant="primary" busy={busy}>
          {submitLabel}
        </Button>
        <SavedLine text={saved > 0 && pressed === "save" && savedLabel} />
      </div>
    </form>
  );
}

function textOf(rows: TypedInterval[] = []): string {
  return rows.map(({ from, to }) => `${from}–${to}`).join(", ");
}

/** Every field that can be wrong, in their order: the first wrong one gets the focus. */
function namesOf({ week }: HoursView): string[] {
  const rows = week.flatMap((_day, day) => [...Array(12).keys()].map((index) => `${day}.${index}`));
  return ["timeZone", ...rows.flatMap((row) => [`${row}.from`, `${row}.to`])];
}
