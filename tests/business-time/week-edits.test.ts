import { expect, it } from "vitest";
import {
  edgeLimits,
  editedWeek,
  keyStep,
  minuteAt,
  movedEdge,
} from "../../components/business-time/week-edits";
import { hoursForm } from "../../lib/business-time/hours-form";
import { parseTime, typedWeek } from "../../lib/business-time/typed-week";

const day = [
  { from: "09:00", to: "12:00" },
  { from: "13:00", to: "17:00" },
];

it("moves an edge up to its own other edge, and up to its neighbour without touching it", () => {
  expect(edgeLimits(day, 0, "to")).toEqual({ min: 555, max: 765 });
  expect(movedEdge(day, 0, "to", 24 * 60)[0]).toEqual({ from: "09:00", to: "12:45" });
  expect(movedEdge(day, 1, "from", 0)[1]).toEqual({ from: "12:15", to: "17:00" });
  expect(movedEdge(day, 1, "to", 24 * 60)[1]).toEqual({ from: "13:00", to: "24:00" });
  expect(movedEdge(day, 0, "from", 24 * 60)[0]).toEqual({ from: "11:45", to: "12:00" });
});

it("steps by quarters of the hour, by hours with Shift, and to the ends", () => {
  const step = (key: string, shiftKey = false, at = 550) =>
    keyStep({ key, shiftKey }, at, { min: 0, max: 900 });
  expect([step("ArrowRight"), step("ArrowLeft"), step("ArrowUp", true), step("ArrowDown", true)]).toEqual([
    555, 540, 610, 490,
  ]);
  expect([step("ArrowRight", false, 555), step("ArrowLeft", false, 555)]).toEqual([570, 540]);
  expect([step("Home"), step("End"), step("a")]).toEqual([0, 900, null]);
  expect([minuteAt(-1), minuteAt(0.3751), minuteAt(2)]).toEqual([0, 540, 1440]);
});

it("adds, removes and copies as the form's buttons say", () => {
  const week = [day, [], [], [], [], [], []];
  expect(editedWeek(week, "add.1")[1]).toEqual([{ from: "09:00", to: "17:00" }]);
  expect(editedWeek(week, "add.0")[0]?.[2]).toEqual({ from: "18:00", to: "22:00" });
  expect(editedWeek(week, "remove.0.0")[0]).toEqual([day[1]]);
  expect(editedWeek(week, "copy").map((rows) => rows.length)).toEqual([2, 2, 2, 2, 2, 0, 0]);
  expect(editedWeek(week, "nonsense")).toEqual(week);
});

it("reads the form's fields, and nothing else that is sent", () => {
  const sent = { "0.1.to": "12:00", "0.0.from": "9", "7.0.from": "x", "0.0.day": "x", act: "add.3" };
  expect(typedWeek(sent)[0]).toEqual([
    { from: "9", to: "" },
    { from: "", to: "12:00" },
  ]);
  expect(hoursForm.safeParse({ ...sent, timeZone: "UTC" }).data).toMatchObject({
    act: "add.3",
    seenVersion: 0,
  });
  expect(hoursForm.safeParse({ ...sent, timeZone: "Nowhere" }).error?.issues[0]?.path).toEqual(["timeZone"]);
  expect(hoursForm.safeParse({ "0.99.from": "9", timeZone: "UTC" }).success).toBe(false);
});

it.each([
  ["9", 540],
  ["0900", 540],
  ["09.30", 570],
  [" 24:00 ", 1440],
  ["00:00", 0],
  ["24:01", null],
  ["9:5", null],
  ["-1", null],
  ["", null],
])("reads %j", (text, minute) => {
  expect(parseTime(text)).toBe(minute);
});
