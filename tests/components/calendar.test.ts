import { describe, expect, it } from "vitest";
import {
  addMonths,
  daysFrom,
  mondayOf,
  startOfDay,
  wallClock,
  weekNumber,
} from "../../components/calendar/days";
import { type Entry, entriesByDay } from "../../components/calendar/entries";
import { draftOf, newDraft, readForm, typedOf } from "../../components/calendar/form-values";
import { stepOf } from "../../components/calendar/keyboard-step";
import { type AgendaColumns, cutAgenda, readAgenda, showAgenda } from "../../lib/calendar/agenda-columns";
import type { AppointmentView } from "../../lib/calendar/view-types";
import * as server from "../../lib/core/days";

const zone = "Europe/Copenhagen";

function appointment(startsAt: string, endsAt: string): AppointmentView {
  return {
    id: 1,
    version: 1,
    title: "Visit",
    place: "",
    startsAt,
    endsAt,
    ticketNumber: null,
    assigneeId: null,
    assigneeName: null,
  };
}

describe("a day of the calendar", () => {
  it("begins in the browser where it begins on the server, also where midnight is skipped or comes twice", () => {
    const zones = {
      "Europe/Copenhagen": "2026-01-01",
      "America/Havana": "2026-01-01",
      "Africa/Cairo": "2026-01-01",
      "Asia/Beirut": "2026-01-01",
      "America/Santiago": "2026-01-01",
      "Atlantic/Azores": "2026-01-01",
      "Australia/Lord_Howe": "2026-01-01",
      "Asia/Kathmandu": "2026-01-01",
      "Pacific/Apia": "2011-01-01",
    };
    for (const [zone, first] of Object.entries(zones)) {
      const days = daysFrom(first, 365);
      const ours = days.map((day) => `${day} ${new Date(startOfDay(day, zone)).toISOString()}`);
      expect(ours).toEqual(days.map((day) => `${day} ${server.startOfDay(day, zone).toISOString()}`));
    }
  });

  it("belongs to the week of its Thursday", () => {
    expect(["2026-03-18", "2026-12-31", "2027-01-03", "2027-01-04"].map(weekNumber)).toEqual([12, 53, 53, 1]);
    expect(mondayOf("2026-03-22")).toBe("2026-03-16");
  });

  it("follows another over clock changes and ends of years", () => {
    expect(daysFrom("2026-03-28", 3)).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
    expect([addMonths("2026-01-31", 1), addMonths("2026-12-15", 1)]).toEqual(["2026-02-01", "2027-01-01"]);
  });
});

describe("an appointment moved by keys", () => {
  const step = (key: string, start: string) => {
    const to = stepOf(
      key,
      { startsAt: start, endsAt: new Date(Date.parse(start) + 3_600_000).toISOString() },
      zone,
    );
    return to && wallClock(to.startsAt, zone);
  };

  it("goes by a quarter of an hour, and to the same time of another day", () => {
    expect(step("ArrowDown", "2026-03-18T08:00:00Z")).toEqual({ day: "2026-03-18", time: "09:15" });
    expect(step("ArrowLeft", "2026-03-18T08:00:00Z")).toEqual({ day: "2026-03-17", time: "09:00" });
    expect(step("Enter", "2026-03-18T08:00:00Z")).toBeNull();
  });

  it("keeps its time on the clock over the clock change, both ways", () => {
    expect(step("ArrowRight", "2026-03-28T08:00:00Z")).toEqual({ day: "2026-03-29", time: "09:00" });
    expect(step("ArrowLeft", "2026-03-29T07:00:00Z")).toEqual({ day: "2026-03-28", time: "09:00" });
    expect(step("ArrowRight", "2026-10-24T07:00:00Z")).toEqual({ day: "2026-10-25", time: "09:00" });
    // 02:30 does not come that night: it lands an hour later.
    expect(step("ArrowRight", "2026-03-28T01:30:00Z")).toEqual({ day: "2026-03-29", time: "03:30" });
  });
});

describe("the form of an appointment", () => {
  it("sends an untouched time as the instant it is, also when its clock shows it twice", () => {
    const second = appointment("2026-10-25T01:30:00.000Z", "2026-10-25T02:30:00.000Z");
    const draft = draftOf(second, zone);
    expect([draft.day, draft.start]).toEqual(["2026-10-25", "02:30"]);
    expect(readForm({ ...typedOf(draft), end: "04:00" }, draft)).toMatchObject({
      start: "2026-10-25T01:30:00.000Z",
      end: "2026-10-25T04:00",
    });
  });

  it("takes a ticket's number with or without its sign, and makes no number of anything else", () => {
    const draft = newDraft("2026-03-18", { day: "2026-03-17", time: "10:00" });
    const number = (ticketNumber: string) =>
      readForm({ ...typedOf(draft), ticketNumber }, draft).ticketNumber;
    expect([number("#4806"), number(" 4806 "), number(""), number("4806; x")]).toEqual([4806, 4806, null, 0]);
  });

  it("begins with the next hour today, over midnight too", () => {
    expect(newDraft("2026-03-18", { day: "2026-03-18", time: "13:24" })).toMatchObject({
      start: "14:00",
      end: "15:00",
    });
    expect(newDraft("2026-03-18", { day: "2026-03-18", time: "23:10" })).toMatchObject({
      day: "2026-03-19",
      start: "00:00",
      endDay: "2026-03-19",
      end: "01:00",
    });
    expect(newDraft("2026-03-18", { day: "2026-03-18", time: "22:10" })).toMatchObject({
      day: "2026-03-18",
      start: "23:00",
      endDay: "2026-03-19",
      end: "00:00",
    });
  });
});

describe("an agenda", () => {
  const eight = Date.parse("2026-03-18T08:00:00Z");
  const hour = 3_600_000;
  const columns: AgendaColumns = {
    appointments: [
      [1, 2, 3],
      [1, 4, 1],
      ["Visit", "Call", "Lunch"],
      ["Workshop", "", ""],
      [eight, eight + hour, eight + 5 * hour],
      [eight + hour, eight + 2 * hour, eight + 6 * hour],
      [5, null, null],
      [7, 7, null],
    ],
    dues: [
      [6, 9],
      ["Leaks", "Hums"],
      ["Nils", "Ida"],
      ["resolution", "first_response"],
      [eight, eight + 3 * hour],
      [null, 7],
    ],
    names: { 7: "Mara" },
    cut: false,
  };

  it("comes to the page as it was read, with instants in words, and its people's names", () => {
    const shown = showAgenda(columns);
    expect(shown.appointments[0]).toEqual({
      ...appointment("2026-03-18T08:00:00.000Z", "2026-03-18T09:00:00.000Z"),
      place: "Workshop",
      ticketNumber: 5,
      assigneeId: 7,
      assigneeName: "Mara",
    });
    expect(shown.appointments[2]).toMatchObject({ id: 3, assigneeId: null, assigneeName: null });
    expect(shown.dues[1]).toEqual({
      ticketNumber: 9,
      subject: "Hums",
      requesterName: "Ida",
      metric: "first_response",
      dueAt: "2026-03-18T11:00:00.000Z",
      assigneeId: 7,
    });
    expect(readAgenda(columns).appointments[1]).toMatchObject({ id: 2, version: 4, startsAt: eight + hour });
  });

  it("is shown for a part of its days alone", () => {
    const { appointments, dues } = showAgenda(columns, [eight + 2 * hour, eight + 5 * hour]);
    expect(appointments.map(({ id }) => id)).toEqual([2]);
    expect(dues.map(({ ticketNumber }) => ticketNumber)).toEqual([9]);
  });

  it("is cut before what begins together with the first that has no place, whichever kind it is", () => {
    const cut = cutAgenda(columns, 3);
    expect(readAgenda(cut)).toMatchObject({
      appointments: [{ id: 1 }, { id: 2 }],
      dues: [{ ticketNumber: 6 }],
    });
    expect(cut.cut).toBe(true);
    expect(readAgenda(cutAgenda(columns, 1))).toMatchObject({ appointments: [], dues: [], cut: true });
    expect(cutAgenda(columns, 5)).toBe(columns);
  });
});

describe("an entry of the list", () => {
  const entry = (startsAt: string, endsAt: string): Entry => ({
    kind: "appointment",
    key: "a",
    startsAt,
    endsAt,
    appointment: appointment(startsAt, endsAt),
  });
  const days = (one: Entry, timeZone = zone) =>
    [...entriesByDay([one], daysFrom("2026-03-17", 4), timeZone)].flatMap(([day, there]) =>
      there.length > 0 ? day : [],
    );

  it("stands on each day that it touches in the reader's zone, and not where it ends at midnight", () => {
    expect(days(entry("2026-03-17T22:30:00Z", "2026-03-17T23:30:00Z"))).toEqual(["2026-03-17", "2026-03-18"]);
    expect(days(entry("2026-03-18T08:00:00Z", "2026-03-18T23:00:00Z"))).toEqual(["2026-03-18"]);
  });

  it("stands on its days where they begin first and last on earth, and on none beside those asked for", () => {
    const [first, last] = ["Pacific/Kiritimati", "Etc/GMT+12"];
    expect(days(entry("2026-03-16T10:00:00Z", "2026-03-16T11:00:00Z"), first)).toEqual(["2026-03-17"]);
    expect(days(entry("2026-03-16T09:00:00Z", "2026-03-16T10:00:00Z"), first)).toEqual([]);
    expect(days(entry("2026-03-21T11:00:00Z", "2026-03-21T13:00:00Z"), last)).toEqual(["2026-03-20"]);
    expect(days(entry("2026-03-21T12:00:00Z", "2026-03-21T13:00:00Z"), last)).toEqual([]);
    const long = entry("2026-03-10T00:00:00Z", "2026-03-24T00:00:00Z");
    expect(days(long)).toEqual(daysFrom("2026-03-17", 4));
  });
});
