"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field-error";
import { Input } from "@/components/ui/input";
import type { TypedInterval } from "@/lib/business-time/typed-week";
import { mostIntervals } from "@/lib/business-time/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { DayBar } from "./day-bar";
import type { Edge } from "./week-edits";

export type DayIcons = { add: ReactNode; remove: ReactNode };

type Props = {
  day: number;
  name: string;
  rows: TypedInterval[];
  labels: Messages["settings"]["hours"];
  errors: Record<string, string>;
  /** The field at which a page that came anew begins. */
  wrong: string | undefined;
  /** What somebody else saved meanwhile, where it is another. */
  saved: string | null;
  icons: DayIcons;
  onChange: (rows: TypedInterval[]) => void;
  onAct: (act: string) => void;
};

const edges = ["from", "to"] as const;

/** A weekday: its bar, and the same to be typed. */
export function DayRow({ day, name, rows, labels, errors, wrong, saved, icons, onChange, onAct }: Props) {
  const nameOf = (index: number, edge: Edge) =>
    fillMessage(edge === "from" ? labels.from : labels.to, { day: name, number: index + 1 });
  const set = (index: number, edge: Edge, text: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [edge]: text } : row)));
  return (
    <fieldset className="grid items-start gap-x-4 gap-y-2 border-t py-2 first:border-t-0 md:grid-cols-[92px_minmax(0,1fr)_236px]">
      <legend className="sr-only">{name}</legend>
      <span
        aria-hidden
        className={rows.length > 0 ? "font-medium leading-8" : "text-muted-foreground leading-8"}
      >
        {name}
      </span>
      <div className="md:py-[3px]">
        <DayBar rows={rows} nameOf={nameOf} onChange={onChange} />
      </div>
      <div className="flex flex-col gap-1.5">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, as its fields are named
          <div key={index} className="flex flex-col gap-1">
            <div className="flex items-center gap-1.5">
              {edges.map((edge) => {
                const field = `${day}.${index}.${edge}`;
                return (
                  <span key={edge} className="contents">
                    {edge === "to" && <span aria-hidden>–</span>}
                    <Input
                      name={field}
                      value={row[edge]}
                      onChange={(event) => set(index, edge, event.target.value)}
                      aria-label={nameOf(index, edge)}
                      aria-invalid={errors[field] ? true : undefined}
                      aria-describedby={errors[field] ? `field-${field}-error` : undefined}
                      autoFocus={wrong === field}
                      autoComplete="off"
                      maxLength={20}
                      placeholder={edge === "from" ? "09:00" : "17:00"}
                      className="w-17 text-center tabular-nums"
                    />
                  </span>
                );
              })}
              <DayButton
                act={`remove.${day}.${index}`}
                name={fillMessage(labels.removeNamed, { day: name, number: index + 1 })}
                onAct={onAct}
              >
                {icons.remove}
              </DayButton>
              {index === rows.length - 1 && rows.length < mostIntervals && (
                <DayButton
                  act={`add.${day}`}
                  name={fillMessage(labels.addNamed, { day: name })}
                  onAct={onAct}
                >
                  {icons.add}
                </DayButton>
              )}
            </div>
            {edges.map((edge) => {
              const field = `${day}.${index}.${edge}`;
              return errors[field] ? (
                <FieldError key={edge} id={`field-${field}-error`}>
                  {errors[field]}
                </FieldError>
              ) : null;
            })}
          </div>
        ))}
        {rows.length === 0 && (
          <div className="flex items-center justify-between gap-1.5">
            <span className="text-muted-foreground leading-8">{labels.closed}</span>
            <DayButton act={`add.${day}`} name={fillMessage(labels.addNamed, { day: name })} onAct={onAct}>
              {icons.add}
              {labels.add}
            </DayButton>
          </div>
        )}
        {saved !== null && <p className="text-muted-foreground text-xs">{saved}</p>}
      </div>
    </fieldset>
  );
}

type ButtonProps = { act: string; name: string; onAct: (act: string) => void; children: ReactNode };

/** Sends the form with what it does, or does it here where there are scripts. */
function DayButton({ act, name, onAct, children }: ButtonProps) {
  return (
    <Button
      type="submit"
      name="act"
      value={act}
      variant="ghost"
      size="sm"
      aria-label={name}
      onClick={(event) => {
        event.preventDefault();
        onAct(act);
      }}
    >
      {children}
    </Button>
  );
}
