const month = 30 * 86_400;
/** In seconds: minutes, quarters, hours, days. */
const spans = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200, 14_400, 43_200].map(
  (minutes) => minutes * 60,
);

/** Round numbers from nought to at least `max`, two or three steps of 1, 2 or 5 times a power of ten. */
export function countTicks(max: number): number[] {
  const rough = Math.max(1, max) / 2;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  return ticks(Math.max(1, step), max);
}

/** The same for seconds: steps that people say, such as 15 minutes or 6 hours. */
export function spanTicks(max: number): number[] {
  const rough = max / 2;
  const step = spans.find((one) => one >= rough) ?? Math.ceil(rough / month) * month;
  return ticks(step, max);
}

function ticks(step: number, max: number): number[] {
  const count = Math.max(1, Math.ceil(max / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Which of so many steps are named below a chart: at most four, evenly, the first among them. */
export function namedSteps(count: number): number[] {
  const every = Math.ceil(count / 4);
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);
}
