import { countTicks } from "./axis";
import { ChartFrame, heightOf } from "./chart-frame";
import { formatNumber } from "./number-format";

type Props = {
  summary: string;
  locale: string;
  /** Two bars a step; `title` is what a pointer is told. */
  steps: { from: string; to: string; first: number; second: number; title: string }[];
};

export function BarChart({ summary, locale, steps }: Props) {
  const ticks = countTicks(Math.max(0, ...steps.flatMap(({ first, second }) => [first, second])));
  const top = ticks.at(-1) ?? 1;
  return (
    <ChartFrame
      summary={summary}
      ticks={ticks}
      tickText={(tick) => formatNumber(tick, locale)}
      steps={steps}
      locale={locale}
    >
      {steps.map(({ from, first, second, title }, index) => (
        <g key={from}>
          <path d={bar(index + 0.1, first, top)} fill="var(--chart-2)" />
          <path d={bar(index + 0.5, second, top)} fill="var(--chart-1)" />
          <rect x={index} y="0" width="1" height="100" fill="transparent">
            <title>{title}</title>
          </rect>
        </g>
      ))}
    </ChartFrame>
  );
}

function bar(x: number, value: number, top: number): string {
  return value === 0 ? "" : `M${x.toFixed(2)} 100V${heightOf(value, top)}h0.38V100z`;
}
