import { spanTicks } from "./axis";
import { ChartFrame, heightOf } from "./chart-frame";

type Point = { from: string; to: string; median: number | null; ninetieth: number | null; title: string };
type Props = {
  summary: string;
  locale: string;
  points: Point[];
  /** A length of time in words, for the axis. */
  spanText: (seconds: number) => string;
};

/** The median in the strong colour and the 90th percentile in the light one; a step without either is a gap. */
export function LineChart({ summary, locale, points, spanText }: Props) {
  const ticks = spanTicks(Math.max(60, ...points.map(({ ninetieth }) => ninetieth ?? 0)));
  const top = ticks.at(-1) ?? 1;
  return (
    <ChartFrame summary={summary} ticks={ticks} tickText={spanText} steps={points} locale={locale}>
      {(["ninetieth", "median"] as const).map((name) => (
        <path
          key={name}
          d={line(
            points.map((point) => point[name]),
            top,
          )}
          fill="none"
          stroke={name === "median" ? "var(--chart-1)" : "var(--chart-2)"}
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {points.map(({ from, title }, index) => (
        <rect key={from} x={index} y="0" width="1" height="100" fill="transparent">
          <title>{title}</title>
        </rect>
      ))}
    </ChartFrame>
  );
}

/** Points between gaps are joined; one by itself is a dot, a line of no length with round ends. */
function line(values: (number | null)[], top: number): string {
  return values
    .map((value, index) => {
      if (value === null) return "";
      const joined = index > 0 && values[index - 1] !== null;
      const alone = !joined && (values[index + 1] ?? null) === null;
      const place = `${index + 0.5} ${heightOf(value, top)}`;
      return `${joined ? "L" : "M"}${place}${alone ? "h0" : ""}`;
    })
    .join("");
}
