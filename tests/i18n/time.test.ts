import { expect, test } from "vitest";
import { matchLocale } from "@/lib/i18n/locales";
import de from "@/lib/i18n/messages/de.json";
import en from "@/lib/i18n/messages/en.json";
import { formatSize } from "@/lib/i18n/size";
import { formatAge, formatDue, formatDuration, formatWhen } from "@/lib/i18n/time";

const now = "2026-03-18T12:24:00Z";
const zone = "Europe/Copenhagen";

test("lengths of time have two units at most", () => {
  const lengths = [59, 46 * 60, 92 * 60, 125 * 60, 2 * 3600, 52 * 3600, 72 * 3600];
  expect(lengths.map((seconds) => formatDuration(seconds, en.app))).toEqual([
    "0m",
    "46m",
    "1h 32m",
    "2h 05m",
    "2h",
    "2d 4h",
    "3d",
  ]);
  expect(formatDuration(61, en.app, true)).toBe("61s");
  expect(formatDuration(92 * 60, de.app)).toBe("1\u00a0h 32\u00a0min");
});

test("days are those of the reader's zone", () => {
  expect(formatWhen("2026-03-17T23:30:00Z", now, zone, "en", en.app)).toBe("Today 00:30");
  expect(formatWhen("2026-03-17T23:30:00Z", now, "America/Chicago", "en", en.app)).toBe("Yesterday 18:30");
  expect(formatWhen("2026-03-17T14:52:00Z", now, zone, "de", de.app, true)).toBe("gestern 15:52");
  expect(formatWhen("2025-12-30T14:52:00Z", now, zone, "en", en.app)).toBe("30 Dec 2025, 15:52");
});

test("what is due today has the time only, then the weekday, then the date", () => {
  expect(formatDue("2026-03-18T13:10:00Z", now, zone, "en")).toBe("14:10");
  expect(formatDue("2026-03-20T14:05:00Z", now, zone, "en")).toBe("Fri 15:05");
  expect(formatDue("2026-03-26T14:05:00Z", now, zone, "en")).toBe("26 Mar, 15:05");
});

test("ages are short, and a date after a week", () => {
  const ages = [
    "2026-03-18T12:23:30Z",
    "2026-03-18T12:10:00Z",
    "2026-03-18T09:00:00Z",
    "2026-03-03T09:00:00Z",
  ];
  expect(ages.map((at) => formatAge(at, now, zone, "en", en.app))).toEqual(["now", "14m", "3h", "3 Mar"]);
});

test("sizes are decimal", () => {
  expect([999, 84_000, 1_900_000].map((bytes) => formatSize(bytes, "en"))).toEqual([
    "999 B",
    "84 KB",
    "1.9 MB",
  ]);
});

test("the browser's first known language wins by weight", () => {
  expect(matchLocale("fr-CH, de;q=0.8, en;q=0.9")).toBe("en");
  expect(matchLocale("de-AT,en;q=0.5")).toBe("de");
  expect(matchLocale(null)).toBe("en");
});
