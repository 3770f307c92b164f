import { describe, expect, it } from "vitest";
import { addDays, countDays, dayAt, startOfDay } from "../../lib/core/days";

describe("a day in a zone", () => {
  it.each([
    ["2026-03-29", "Europe/Copenhagen", "2026-03-28T23:00:00.000Z", 23],
    ["2026-10-25", "Europe/Copenhagen", "2026-10-24T22:00:00.000Z", 25],
    ["2026-06-01", "UTC", "2026-06-01T00:00:00.000Z", 24],
    ["2026-06-01", "Pacific/Kiritimati", "2026-05-31T10:00:00.000Z", 24],
    ["2026-06-01", "Asia/Kathmandu", "2026-05-31T18:15:00.000Z", 24],
    // Midnight is skipped: the day begins at one.
    ["2026-09-06", "America/Santiago", "2026-09-06T04:00:00.000Z", 23],
    ["2026-03-29", "Asia/Beirut", "2026-03-28T22:00:00.000Z", 23],
    // Midnight comes twice: the day begins with the first.
    ["2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z", 25],
  ])("%s in %s begins at %s and has %d hours", (day, zone, start, hours) => {
    expect(startOfDay(day, zone).toISOString()).toBe(start);
    const end = startOfDay(addDays(day, 1), zone);
    expect((end.getTime() - startOfDay(day, zone).getTime()) / 3_600_000).toBe(hours);
    expect([dayAt(new Date(start), zone), dayAt(new Date(end.getTime() - 1), zone)]).toEqual([day, day]);
    expect(dayAt(new Date(Date.parse(start) - 1), zone)).toBe(addDays(day, -1));
  });

  it("is the reader's, not that of Greenwich", () => {
    expect(dayAt(new Date("2026-03-18T23:30:00Z"), "Europe/Copenhagen")).toBe("2026-03-19");
    expect(dayAt(new Date("2026-03-18T23:30:00Z"), "America/New_York")).toBe("2026-03-18");
  });

  it("is counted with both ends, over clock changes and leap days", () => {
    expect(countDays("2026-03-28", "2026-03-30")).toBe(3);
    expect(countDays("2028-02-28", "2028-03-01")).toBe(3);
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });
});
