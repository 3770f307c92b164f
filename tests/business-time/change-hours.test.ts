import { desc } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { businessHours, events } from "../../db/schema";
import { changeHours } from "../../lib/business-time/change-hours";
import { findHours, getHours } from "../../lib/business-time/find-hours";
import type { ChangeHoursInput } from "../../lib/business-time/inputs";
import { openingAt } from "../../lib/business-time/opening";
import { formatIntervals, type TypedWeek } from "../../lib/business-time/typed-week";
import type { Actor } from "../../lib/core/actor";
import { forget } from "../../lib/stores/remember";
import { countRows } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

const zone = "Europe/Copenhagen";
const week = (days: Record<number, string[]> = {}): TypedWeek =>
  Array.from({ length: 7 }, (_day, day) =>
    (days[day] ?? []).map((text) => {
      const [from = "", to = ""] = text.split("-");
      return { from, to };
    }),
  );
const workdays = week(Object.fromEntries([0, 1, 2, 3, 4].map((day) => [day, ["09:00-17:00"]])));
const input = (to: TypedWeek, change: Partial<ChangeHoursInput> = {}): ChangeHoursInput => ({
  seenVersion: 0,
  timeZone: zone,
  week: to,
  ...change,
});
const saved = async () => (await findHours()).week.map(formatIntervals);

let admin: Actor;
let system: Actor;
beforeEach(async () => {
  forget("");
  ({ admin, system } = await makeWorld());
});

describe("changing the opening hours", () => {
  it("sets several intervals a day, in order, however they were typed", async () => {
    await changeHours(admin, input(week({ 0: ["13.30-17", "9-12:00"], 5: ["0:00-24:00"], 6: ["-"] })));
    expect(await saved()).toEqual(["09:00–12:00, 13:30–17:00", "", "", "", "", "00:00–24:00", ""]);
    expect(await getHours(admin)).toMatchObject({ timeZone: zone, version: 1 });
  });

  it("says in one event what each changed day was and is, and the zone", async () => {
    await changeHours(admin, input(workdays));
    const fridays = workdays.map((day, at) => (at === 4 ? [] : day));
    await changeHours(admin, input(fridays, { seenVersion: 1, timeZone: "Asia/Tokyo" }));
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event).toMatchObject({
      name: "hours.changed",
      actorId: admin.id,
      subjectKind: "hours",
      payload: {
        changes: [
          { field: "hours.4", from: "09:00–17:00", to: null },
          { field: "timeZone", from: zone, to: "Asia/Tokyo" },
        ],
      },
    });
  });

  it("writes nothing when nothing is another", async () => {
    await changeHours(admin, input(workdays));
    const before = await countRows("events");
    await changeHours(admin, input(workdays, { seenVersion: 1 }));
    await changeHours(admin, input(workdays, { seenVersion: 0 }));
    expect(await countRows("events")).toBe(before);
    expect((await getHours(admin)).version).toBe(1);
  });

  it("may end with an empty week", async () => {
    await changeHours(admin, input(workdays));
    await changeHours(admin, input(week(), { seenVersion: 1 }));
    expect(await saved()).toEqual(Array(7).fill(""));
    expect(await openingAt(new Date())).toMatchObject({ kind: "none", until: null });
  });

  it.each([
    ["an end before its start", { 0: ["17:00-09:00"] }, { "0.0.to": "error.hours.endsFirst" }],
    ["an end at its start", { 1: ["09:00-09:00"] }, { "1.0.to": "error.hours.endsFirst" }],
    ["a night written as one", { 1: ["22:00-00:00"] }, { "1.0.to": "error.hours.endsFirst" }],
    ["a start at 24:00", { 2: ["24:00-24:00"] }, { "2.0.from": "error.hours.beginsLate" }],
    [
      "what is no time",
      { 3: ["soon-25:00"] },
      { "3.0.from": "error.hours.time", "3.0.to": "error.hours.time" },
    ],
    ["a minute that is none", { 3: ["9:60-10:00"] }, { "3.0.from": "error.hours.time" }],
    ["half an interval", { 4: ["09:00-"] }, { "4.0.to": "error.field.required" }],
    ["overlapping ones", { 5: ["9-12", "11-13"] }, { "5.1.from": "error.hours.overlaps" }],
    ["one inside another", { 5: ["10-11", "9-12"] }, { "5.0.from": "error.hours.overlaps" }],
    ["the same twice", { 5: ["9-12", "9-12"] }, { "5.1.from": "error.hours.overlaps" }],
    ["touching ones", { 6: ["13-17", "9-13"] }, { "6.0.from": "error.hours.touches" }],
  ])("refuses %s, at its field", async (_what, days, fields) => {
    await expect(changeHours(admin, input(week(days)))).rejects.toMatchObject({
      code: "invalid",
      options: { fields },
    });
    expect(await countRows("business_hours")).toBe(0);
  });

  it("refuses a zone that is none, and a week without its seven days", async () => {
    await expect(changeHours(admin, input(workdays, { timeZone: "Mars/Olympus" }))).rejects.toThrow(
      "error.field.timeZone",
    );
    await expect(changeHours(admin, input(workdays.slice(1)))).rejects.toThrow();
  });

  it("refuses who comes second, and says who was first", async () => {
    await changeHours(admin, input(workdays));
    const late = changeHours(admin, input(week({ 0: ["8-9"] })));
    await expect(late).rejects.toMatchObject({
      code: "conflict",
      options: { details: { name: "Priya Raman" } },
    });
    expect((await saved())[0]).toBe("09:00–17:00");
  });

  it("two first ones at once: one is saved, the other told", async () => {
    const both = await Promise.allSettled([
      changeHours(admin, input(workdays)),
      changeHours(admin, input(week({ 6: ["10-12"] }))),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().select({ version: businessHours.version }).from(businessHours)).toEqual([
      { version: 1 },
    ]);
  });

  it("is refused to an agent, who may not look at the page either", async () => {
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    await expect(changeHours(agent, input(workdays))).rejects.toMatchObject({ code: "forbidden" });
    await expect(getHours(agent)).rejects.toMatchObject({ code: "forbidden" });
    expect(await countRows("business_hours")).toBe(0);
  });
});

describe("what readers are told", () => {
  const at = (text: string) => openingAt(new Date(text));

  it("is right at the minute of a change, though it is kept", async () => {
    await changeHours(system, input(workdays));
    const until = "2026-03-18T16:00:00.000Z";
    expect(await at("2026-03-18T15:59:59.999Z")).toEqual({ kind: "open", until, timeZone: zone });
    const opens = "2026-03-19T08:00:00.000Z";
    expect(await at("2026-03-18T16:00:00Z")).toEqual({ kind: "closed", until: opens, timeZone: zone });
    expect(await at(opens)).toMatchObject({ kind: "open", until: "2026-03-19T16:00:00.000Z" });
  });

  it("follows the zone into summer: the weekend of the change has Monday's opening an hour earlier", async () => {
    await changeHours(system, input(workdays));
    expect(await at("2026-03-27T20:00:00Z")).toMatchObject({
      kind: "closed",
      until: "2026-03-30T07:00:00.000Z",
    });
  });

  it("goes on over midnight, and never ends where it is never closed", async () => {
    await changeHours(system, input(week({ 0: ["20-24"], 1: ["0-6"] })));
    expect(await at("2026-03-16T20:00:00Z")).toMatchObject({
      kind: "open",
      until: "2026-03-17T05:00:00.000Z",
    });
    const always = week(Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, ["0-24"]])));
    await changeHours(system, input(always, { seenVersion: 1 }));
    expect(await at("2026-03-16T20:00:00Z")).toMatchObject({ kind: "open", until: null });
  });

  it("has a change at once", async () => {
    expect(await at("2026-03-18T12:00:00Z")).toMatchObject({ kind: "none" });
    await changeHours(system, input(workdays));
    expect(await at("2026-03-18T12:00:00Z")).toMatchObject({ kind: "open" });
  });
});
