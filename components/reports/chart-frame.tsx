import type { ReactNode } from "react";
import { namedSteps } from "./axis";
import { formatStep } from "./day-format";

type Props = {
  /** What the picture says, in a sentence. */
  summary: string;
  ticks: number[];
  tickText: (tick: number) => string;
  steps: { from: string; to: string }[];
  locale: string;
  /** Drawn in a field one unit wide for each step and 100 high, stretched to the space there is. */
  children: ReactNode;
};

/**
 * Grid, axis and names around a drawing. The words stand beside the SVG and not in it, so that stretching it to the
 * page's width leaves them as they are.
 */
export function ChartFrame({ summary, ticks, tickText, steps, locale, children }: Props) {
  const top = ticks.at(-1) ?? 1;
  const width = Math.max(1, steps.length);
  return (
    <div className="relative h-[172px] text-2xs text-muted-foreground">
      <div className="absolute start-0 end-12 top-2 bottom-6">
        <svg
          role="img"
          aria-label={summary}
          viewBox={`0 0 ${width} 100`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          {ticks.map((tick) => (
            <path
              key={tick}
              d={`M0 ${heightOf(tick, top)}H${width}`}
              stroke="var(--chart-grid)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {children}
        </svg>
        {ticks.map((tick) => (
          <span
            key={tick}
            aria-hidden
            className="absolute start-full -translate-y-1/2 whitespace-nowrap ps-2 tabular-nums"
            style={{ top: `${heightOf(tick, top)}%` }}
          >
            {tickText(tick)}
          </span>
        ))}
        {namedSteps(steps.length).map((index) => {
          const step = steps[index];
          return (
            step && (
              <span
                key={index}
                aria-hidden
                className="absolute top-full whitespace-nowrap pt-1.5"
                style={{ insetInlineStart: `${(index / width) * 100}%` }}
              >
                {formatStep({ from: step.from, to: step.from }, locale)}
              </span>
            )
          );
        })}
      </div>
    </div>
  );
}

/** Where a value lies, from the top: nought at 100. */
export function heightOf(value: number, top: number): number {
  return Math.round((100 - (value / top) * 100) * 100) / 100;
}
