"use client";

import Check from "lucide-react/icons/check";
import CircleAlert from "lucide-react/icons/circle-alert";
import Timer from "lucide-react/icons/timer";
import { cn } from "@/components/ui/cn";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDue, formatDuration, shortDuration } from "@/lib/i18n/time";
import type { ClockView } from "@/lib/tickets/view-types";
import { useNow } from "./clock";
import { latestClocks } from "./latest-clocks";
import { SlaArc } from "./sla-arc";
import { isClose, slaState } from "./sla-state";
import { useTicket } from "./ticket-state";

const metricKeys = { first_response: "firstReply", next_response: "nextReply", resolution: "solve" } as const;
const dueColors = { risk: "text-warning-text", late: "text-danger-text", ok: "text-secondary-text" } as const;

type Props = { clocks: ClockView[]; now: string; timeZone: string };

/** What is promised, and by when. */
export function SlaCard({ clocks, now, timeZone }: Props) {
  const { panel } = useTicket().labels;
  const shown = latestClocks(clocks);
  return (
    <section aria-label={panel.serviceLevel} className="border-b px-[18px] py-3.5">
      <h2 className="mb-2 flex items-center gap-1.5 font-semibold text-secondary-text text-xs">
        <Timer size={14} strokeWidth={1.75} className="text-muted-foreground" aria-hidden />
        {panel.serviceLevel}
      </h2>
      {shown.length === 0 && <p className="text-muted-foreground text-xs">{panel.noClocks}</p>}
      <div className="flex flex-col gap-2.5">
        {shown.map((clock) =>
          clock.state === "met" ? (
            <MetLine key={clock.metric} clock={clock} />
          ) : (
            <OpenClock key={clock.metric} clock={clock} now={now} timeZone={timeZone} />
          ),
        )}
      </div>
    </section>
  );
}

function OpenClock({ clock, now: serverNow, timeZone }: { clock: ClockView; now: string; timeZone: string }) {
  const { labels, locale } = useTicket();
  const { panel, sla } = labels;
  const now = useNow(serverNow, isClose(clock, useNow(serverNow)));
  const state = slaState(clock, now);
  const target = fillMessage(panel.target, { time: formatDuration(clock.targetSeconds, sla.time) });
  const running = state.tone === "ok" || state.tone === "risk" || state.tone === "late";
  const when = clock.dueAt ? formatDue(clock.dueAt, serverNow, timeZone, locale) : "";
  const left = isClose(clock, now)
    ? formatDuration(state.seconds, sla.time, true)
    : shortDuration(state.seconds, sla.time);
  const inside = running ? left : state.tone === "paused" ? "II" : "–";
  const detail = {
    paused: fillMessage(panel.paused, { time: formatDuration(state.seconds, sla.time) }),
    none: panel.noHours,
  };
  return (
    <div className="grid grid-cols-[46px_minmax(0,1fr)] items-center gap-3">
      <span aria-hidden className="relative grid size-[46px] place-items-center">
        <SlaArc left={state.left} tone={state.tone} />
        <span
          className={cn(
            "absolute font-semibold text-xs tabular-nums",
            inside.length > 4 && "text-[10px]",
            state.tone === "late" && "text-danger-text",
          )}
        >
          {inside}
        </span>
      </span>
      <span className="flex min-w-0 flex-col">
        <span className="font-medium">
          {panel[metricKeys[clock.metric]]}{" "}
          {running && (
            <span className={dueColors[state.tone as keyof typeof dueColors]}>
              {fillMessage(state.tone === "late" ? panel.wasDue : panel.due, { when })}
            </span>
          )}
          {state.tone === "paused" && <span className="text-muted-foreground">{sla.paused}</span>}
        </span>
        <span className="text-muted-foreground text-xs">
          {state.tone === "paused" || state.tone === "none" ? detail[state.tone] : target}
        </span>
      </span>
    </div>
  );
}

function MetLine({ clock }: { clock: ClockView }) {
  const { panel, sla } = useTicket().labels;
  const late = clock.breachedAt !== null;
  const text = fillMessage(late ? panel.metLate : panel.metIn, {
    metric: panel[metricKeys[clock.metric]],
    time: formatDuration(clock.consumedSeconds, sla.time),
    target: formatDuration(clock.targetSeconds, sla.time),
  });
  return (
    <p className="flex items-start gap-2 text-muted-foreground text-xs">
      {late ? (
        <CircleAlert size={14} strokeWidth={1.75} className="mt-px shrink-0 text-danger-text" aria-hidden />
      ) : (
        <Check size={14} strokeWidth={2} className="mt-px shrink-0 text-success-text" aria-hidden />
      )}
      {text}
    </p>
  );
}
