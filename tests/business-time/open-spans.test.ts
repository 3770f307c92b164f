import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openSpans } from "../../lib/business-time/open-spans";
import type { Interval, WeekHours } from "../../lib/business-time/view-types";

type Case = {
  id: string;
  op: "due" | "elapsed";
  tz: string;
  hours: Record<string, [string, string][]>;
  start: string;
  end?: string;
  target?: number;
  expect: string | number | null;
  holidays?: string[];
  pauses?: unknown[];
  changes?: unknown[];
};

/** Each line a case: when a target of so many minutes is due, or how many passed; null for never. */
const cases = readFileSync("tests/business-time/sla-cases.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);

/** Those about opening hours alone, of which clocks make more: holidays, pauses and changed targets are theirs. */
const plain = cases.filter(
  ({ holidays = [], pauses = [], changes = [] }) => holidays.length + pauses.length + changes.length === 0,
);

describe("worked out minute by minute by another program", () => {
  it("are many cases", () => {
    expect(plain.length).toBeGreaterThan(100);
  });

  it.each(plain.map((one) => [one.id, one] as const))("%s", (_id, one) => {
    const hours = hoursOf(one);
    const start = new Date(one.start);
    if (one.op === "elapsed") {
      return expect(minutes(openSpans(hours, start, new Date(one.end ?? "")))).toBe(one.expect);
    }
    if (one.expect === null) {
      return expect(openSpans(hours, start, daysLater(start, 40))).toEqual([]);
    }
    const due = new Date(String(one.expect));
    const spans = openSpans(hours, start, due);
    expect(minutes(spans)).toBe(one.target);
    // Due is the end of the last minute that was used: not a moment of the closed time that follows.
    if (one.target) expect(spans.at(-1)?.to).toEqual(due);
  });
});

const always: WeekHours["week"] = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);

it("open round the clock is one span, over midnights and clock changes alike", () => {
  const [from, to] = [new Date("2026-03-01T07:12:00Z"), new Date("2026-04-30T00:00:00Z")];
  expect(openSpans({ timeZone: "Europe/Copenhagen", week: always }, from, to)).toEqual([{ from, to }]);
});

it("one second before the opening it is closed, at it open, at the closing closed", () => {
  const week = always.map((_day, at) => (at === 2 ? [{ from: 540, to: 1020 }] : []));
  const hours = { timeZone: "Europe/Copenhagen", week };
  const second = (text: string) => openSpans(hours, new Date(text), new Date(Date.parse(text) + 1000)).length;
  expect(
    ["07:59:59", "08:00:00", "15:59:59", "16:00:00"].map((time) => second(`2026-03-18T${time}Z`)),
  ).toEqual([0, 1, 1, 0]);
});

it("a date that the zone skipped is not open", () => {
  const spans = openSpans(
    { timeZone: "Pacific/Apia", week: always.map(() => [{ from: 540, to: 1020 }]) },
    new Date("2011-12-29T12:00:00Z"),
    new Date("2011-12-31T12:00:00Z"),
  );
  // Thursday the 29th, then Saturday the 31st: there was no Friday.
  expect(spans.map(({ from }) => from.toISOString())).toEqual([
    "2011-12-29T19:00:00.000Z",
    "2011-12-30T19:00:00.000Z",
  ]);
});

function hoursOf({ tz, hours }: Case): WeekHours {
  const week: Interval[][] = Array.from({ length: 7 }, () => []);
  for (const [weekday, intervals] of Object.entries(hours)) {
    for (const [from, to] of intervals.map((pair) => pair.map(minute) as [number, number])) {
      const day = Number(weekday);
      week[day]?.push({ from, to: from < to ? to : 1440 });
      // Over night: what is left of it stands on the next day.
      if (to <= from) week[(day + 1) % 7]?.push({ from: 0, to });
    }
  }
  return { timeZone: tz, week };
}

function minute(time: string): number {
  const [hours = 0, rest = 0] = time.split(":").map(Number);
  return hours * 60 + rest;
}

function minutes(spans: { from: Date; to: Date }[]): number {
  return spans.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0) / 60_000;
}

function daysLater(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}
