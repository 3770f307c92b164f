import { describe, expect, it } from "vitest";
import { readDay, viewRange } from "../../lib/calendar/view-range";
import { toInstant } from "../../lib/calendar/wall-time";

const zone = "Europe/Copenhagen";
const iso = (text: string) => toInstant(text, zone)?.toISOString() ?? null;

describe("a time on a clock", () => {
  it("is an instant in the reader's zone, in winter and in summer", () => {
    expect(iso("2026-03-28T09:00")).toBe("2026-03-28T08:00:00.000Z");
    expect(iso("2026-03-30T09:00")).toBe("2026-03-30T07:00:00.000Z");
  });

  it("does not exist in the hour that spring skips", () => {
    expect(iso("2026-03-29T01:59")).toBe("2026-03-29T00:59:00.000Z");
    expect(iso("2026-03-29T02:00")).toBeNull();
    expect(iso("2026-03-29T02:59")).toBeNull();
    expect(iso("2026-03-29T03:00")).toBe("2026-03-29T01:00:00.000Z");
  });

  it("is the first of two in the hour that autumn repeats", () => {
    expect(iso("2026-10-25T02:30")).toBe("2026-10-25T00:30:00.000Z");
    expect(iso("2026-10-25T02:30:00+01:00")).toBe("2026-10-25T01:30:00.000Z");
    expect(iso("2026-10-25T03:00")).toBe("2026-10-25T02:00:00.000Z");
  });

  it("keeps its instant where an offset stands", () => {
    expect(iso("2026-03-29T02:30:00.000Z")).toBe("2026-03-29T02:30:00.000Z");
  });
});

describe("a day", () => {
  it("is read from an address only when there is such a day", () => {
    expect(readDay("2026-02-28")).toBe("2026-02-28");
    for (const text of ["2026-02-30", "1999-01-01", "today", "2026-3-1", "", undefined]) {
      expect(readDay(text), String(text)).toBeNull();
    }
  });
});

describe("the range of a view", () => {
  it("is a week from Monday, 167 hours long when the clocks go forward", () => {
    const week = viewRange("week", "2026-03-29", zone);
    expect([week.firstDay, week.lastDay]).toEqual(["2026-03-23", "2026-03-29"]);
    expect((week.to.getTime() - week.from.getTime()) / 3_600_000).toBe(167);
    expect([week.previous, week.next]).toEqual(["2026-03-22", "2026-04-05"]);
  });

  it("is six whole weeks for a month, and walks over short months", () => {
    const month = viewRange("month", "2026-01-31", zone);
    expect([month.firstDay, month.lastDay]).toEqual(["2025-12-29", "2026-02-08"]);
    expect([month.previous, month.next]).toEqual(["2025-12-01", "2026-02-01"]);
  });
});
