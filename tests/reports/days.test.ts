import { describe, expect, it } from "vitest";
import { addDays, countDays, dayAt, startOfDay } from "../../lib/reports/days";
import { reportInput } from "../../lib/reports/inputs";

describe("a day in a zone", () => {
  it.each([
    ["2026-03-29", "Europe/Copenhagen", "2026-03-28T23:00:00.000Z", 23],
    ["2026-10-25", "Europe/Copenhagen", "2026-10-24T22:00:00.000Z", 25],
    ["2026-06-01", "UTC", "2026-06-01T00:00:00.000Z", 24],
    ["2026-06-01", "Pacific/Kiritimati", "2026-05-31T10:00:00.000Z", 24],
    ["2026-06-01", "Asia/Kathmandu", "2026-05-31T18:15:00.000Z", 24],
    // Midnight is skipped: the day begins at one.
    ["2026-03-29", "Asia/Beirut", "2026-03-28T22:00:00.000Z", 23],
    // Midnight comes twice: the day begins with the first.
    ["2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z", 25],
  ])("%s in %s begins at %s and has %d hours", (day, zone, start, hours) => {
    expect(startOfDay(day, zone).toISOString()).toBe(start);
    const end = startOfDay(addDays(day, 1), zone);
    expect((end.getTime() - startOfDay(day, zone).getTime()) / 3_600_000).toBe(hours);
    expect([dayAt(Date.parse(start), zone), dayAt(end.getTime() - 1, zone)]).toEqual([day, day]);
    expect(dayAt(Date.parse(start) - 1, zone)).toBe(addDays(day, -1));
  });

  it("is counted with both ends, over clock changes and leap days", () => {
    expect(countDays("2026-03-28", "2026-03-30")).toBe(3);
    expect(countDays("2028-02-28", "2028-03-01")).toBe(3);
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });
});

describe("a range", () => {
  const faults = (raw: object) =>
    (reportInput.safeParse(raw).error?.issues ?? []).map((one) => [one.path[0], one.message]);

  it("is one of three, or two dates of at most 366 days", () => {
    for (const good of [
      {},
      { days: "7" },
      { from: "", to: "", team: "" },
      { from: "2024-01-01", to: "2024-12-31" },
    ])
      expect(faults(good)).toEqual([]);
    expect(faults({ from: "2025-01-01", to: "2026-01-02" })).toEqual([["to", "error.report.tooLong"]]);
    expect(faults({ from: "2026-01-02", to: "2026-01-01" })).toEqual([["to", "error.report.order"]]);
    expect(faults({ from: "2026-01-02" })).toEqual([["to", "error.field.required"]]);
    expect(faults({ to: "2026-01-02" })).toEqual([["from", "error.field.required"]]);
  });

  it.each(["2026-02-30", "9999-01-01", "yesterday", "2026-1-1", "2026-01-01'--"])(
    "takes no day such as %s",
    (from) => {
      expect(faults({ from, to: "2026-01-01" })).toEqual([["from", "error.report.date"]]);
    },
  );
});
