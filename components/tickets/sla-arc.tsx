import type { SlaTone } from "./sla-state";

const strokes: Record<SlaTone, string> = {
  ok: "var(--sla-ok)",
  risk: "var(--sla-risk)",
  late: "var(--sla-breached)",
  paused: "var(--sla-paused)",
  met: "var(--sla-ok)",
  none: "var(--sla-paused)",
};
const radius = 20.55;
const length = 2 * Math.PI * radius;
const circle = { cx: 23, cy: 23, r: radius, strokeWidth: 4.5, fill: "none" };

/** The share of the target that is left; the words beside it carry the meaning. The small one is CSS: sla-pill.css. */
export function SlaArc({ left, tone }: { left: number; tone: SlaTone }) {
  const track =
    tone === "risk" ? "color-mix(in oklab, var(--sla-risk) 32%, transparent)" : "var(--border-strong)";
  return (
    <svg width="46" height="46" viewBox="0 0 46 46" aria-hidden="true" className="shrink-0">
      <circle {...circle} stroke={track} />
      {left > 0 && (
        <circle
          {...circle}
          stroke={strokes[tone]}
          strokeLinecap="round"
          strokeDasharray={`${(length * left).toFixed(2)} ${length.toFixed(2)}`}
          transform="rotate(-90 23 23)"
        />
      )}
    </svg>
  );
}
