"use client";

import { cva } from "class-variance-authority";
import Check from "lucide-react/icons/check";
import CircleAlert from "lucide-react/icons/circle-alert";
import CirclePause from "lucide-react/icons/circle-pause";
import type { ClockView } from "@/lib/tickets/view-types";
import { useNow } from "./clock";
import { SlaArc } from "./sla-arc";
import { isClose, type SlaState, slaState } from "./sla-state";
import { type SlaLabels, slaText } from "./sla-text";

const pillClass = cva(
  "inline-flex h-[22px] min-w-0 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full ps-[5px] pe-2 font-medium text-xs tabular-nums",
  {
    variants: {
      tone: {
        ok: "text-secondary-text",
        risk: "bg-warning-soft text-warning-text",
        late: "bg-danger-soft font-semibold text-danger-text",
        paused: "text-muted-foreground",
        met: "text-muted-foreground",
        none: "text-muted-foreground",
      },
    },
  },
);

type Props = { clock: ClockView; now: string; labels: SlaLabels };

export function SlaPill({ clock, now: serverNow, labels }: Props) {
  const now = useNow(serverNow, isClose(clock, useNow(serverNow)));
  const state = slaState(clock, now);
  return (
    <span className={pillClass({ tone: state.tone })}>
      <PillIcon state={state} />
      <span className="truncate">{slaText(clock, state, labels)}</span>
    </span>
  );
}

function PillIcon({ state }: { state: SlaState }) {
  if (state.tone === "late") return <CircleAlert size={14} strokeWidth={2.2} aria-hidden />;
  if (state.tone === "paused") return <CirclePause size={14} strokeWidth={2} aria-hidden />;
  if (state.tone === "met") return <Check size={14} strokeWidth={2.4} className="text-sla-ok" aria-hidden />;
  if (state.tone === "none") return <CirclePause size={14} strokeWidth={2} aria-hidden />;
  return <SlaArc left={state.left} tone={state.tone} />;
}
