import type { SlaTone } from "./sla-state";

const strokes: Record<SlaTone, string> = {
  ok: "var(--sla-ok)",
  risk: "var(--sla-risk)",
  late: "var(--sla-breached)",
  paused: "var(--sla-paused)",
  met: "var(--sla-ok)",
  none: "var(--sla-paused)",
};

/** The share of the target that is left; the words beside it carry the meaning. */
export function SlaArc({ left, tone, size = 14 }: { left: number; tone: SlaTone; size?: number }) {
  const stroke = size < 20 ? 2.4 : 4.5;
  const radius = (size - stroke) / 2 - 0.2;
  const length = 2 * Math.PI * radius;
  const circle = { cx: size / 2, cy: size / 2, r: radius.toFixed(2), strokeWidth: stroke, fill: "none" };
  const track =
    tone === "risk" ? "color-mix(in oklab, var(--sla-risk) 32%, transparent)" : "var(--border-strong)";
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" className="shrink-0">
      <circle {...circle} stroke={track} />
      {left > 0 && (
        <circle
          {...circle}
          stroke={strokes[tone]}
          strokeLinecap="round"
          strokeDasharray={`${(length * left).toFixed(2)} ${length.toFixed(2)}`}
          transform={`rotate(-90 ${size / 2} ${size / 2})`}
        />
      )}
    </svg>
  );
}
