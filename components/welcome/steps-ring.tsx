const radius = 20.55;
const length = 2 * Math.PI * radius;
const circle = { cx: 23, cy: 23, r: radius, strokeWidth: 4.5, fill: "none" };

/** How far it has come, in a ring and in figures. */
export function StepsRing({ done, all, label }: { done: number; all: number; label: string }) {
  return (
    <span className="relative shrink-0">
      <svg width="46" height="46" viewBox="0 0 46 46" aria-hidden="true">
        <circle {...circle} stroke="var(--border-strong)" />
        {done > 0 && (
          <circle
            {...circle}
            stroke="var(--success)"
            strokeLinecap="round"
            strokeDasharray={`${((length * done) / all).toFixed(2)} ${length.toFixed(2)}`}
            transform="rotate(-90 23 23)"
          />
        )}
      </svg>
      <span
        aria-hidden
        className="absolute inset-0 grid place-items-center font-semibold text-xs tabular-nums"
      >
        {done}/{all}
      </span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
