"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useScripts } from "@/components/ui/use-scripts";
import { formatMinute, type TypedInterval } from "@/lib/business-time/typed-week";
import { drawn, type Edge, edgeLimits, keyStep, minuteAt, movedEdge } from "./week-edits";

type Props = {
  rows: TypedInterval[];
  /** "Monday, opening 1, from": what the typed field beside it is called. */
  nameOf: (index: number, edge: Edge) => string;
  onChange: (rows: TypedInterval[]) => void;
};

const percent = (minute: number) => `${(minute / 1440) * 100}%`;

/** A day from 0 to 24 with its openings: the same as what is typed beside it, to be dragged and moved by keys. */
export function DayBar({ rows, nameOf, onChange }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const scripts = useScripts();
  return (
    <div
      ref={bar}
      className="relative h-6.5 rounded-[5px] bg-[length:calc(100%/12)_100%] bg-[linear-gradient(90deg,var(--border)_1px,transparent_1px)] bg-muted"
    >
      {drawn(rows).map(({ index, from, to }) => (
        <div
          key={index}
          className="absolute inset-y-0.5 rounded-xs border-[1.5px] border-primary/55 bg-primary-soft-strong forced-colors:border-[Highlight]"
          style={{ insetInlineStart: percent(from), width: percent(to - from) }}
        >
          {scripts &&
            (["from", "to"] as const).map((edge) => (
              <EdgeThumb
                key={edge}
                edge={edge}
                name={nameOf(index, edge)}
                at={edge === "from" ? from : to}
                limits={edgeLimits(rows, index, edge)}
                partOf={(clientX) => partOf(bar.current, clientX)}
                onMove={(minute) => onChange(movedEdge(rows, index, edge, minute))}
              />
            ))}
        </div>
      ))}
    </div>
  );
}

type ThumbProps = {
  edge: Edge;
  name: string;
  at: number;
  limits: { min: number; max: number };
  partOf: (clientX: number) => number;
  onMove: (minute: number) => void;
};

function EdgeThumb({ edge, name, at, limits, partOf, onMove }: ThumbProps) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const minute = keyStep(event, at, limits);
    if (minute === null) return;
    event.preventDefault();
    onMove(minute);
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(minuteAt(partOf(event.clientX)));
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      aria-valuenow={at}
      aria-valuetext={formatMinute(at)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      data-edge={edge}
      className="absolute inset-y-0 w-3 cursor-ew-resize touch-none rounded-xs after:absolute after:inset-y-1 after:w-0.5 after:rounded-full after:bg-primary data-[edge=from]:start-0 data-[edge=to]:end-0 data-[edge=from]:after:start-1 data-[edge=to]:after:end-1 touch:pointer-events-none"
    />
  );
}

/** How far along the bar, which reads from right to left in some languages. */
function partOf(bar: HTMLElement | null, clientX: number): number {
  if (!bar) return 0;
  const { left, width } = bar.getBoundingClientRect();
  const part = (clientX - left) / width;
  return getComputedStyle(bar).direction === "rtl" ? 1 - part : part;
}
