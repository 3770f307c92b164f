"use client";

import type { CSSProperties } from "react";
import type { ClockView } from "@/lib/tickets/view-types";
import { useNow } from "./clock";
import { isClose, slaState } from "./sla-state";
import { type SlaLabels, slaText } from "./sla-text";

type Props = {
  clock: ClockView;
  /** Of the request: ISO text or milliseconds. */
  now: string | number;
  labels: SlaLabels;
  /** Of the element: a list row's cell is the pill itself. */
  role?: "gridcell";
  className?: string;
};

/** Looks: sla-pill.css. */
export function SlaPill({ clock, now: serverNow, labels, role, className = "" }: Props) {
  const now = useNow(serverNow, isClose(clock, useNow(serverNow)));
  const state = slaState(clock, now);
  const arc = state.tone === "ok" || state.tone === "risk";
  return (
    <span
      role={role}
      className={`sla-pill ${state.tone} ${className}`.trimEnd()}
      style={arc ? ({ "--sla-left": state.left.toFixed(3) } as CSSProperties) : undefined}
    >
      {slaText(clock, state, labels)}
    </span>
  );
}
