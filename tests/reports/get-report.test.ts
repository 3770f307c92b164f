import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { roles, tickets } from "../../db/schema";
import { type Actor, actingAt } from "../../lib/core/actor";
import { getReport } from "../../lib/reports/get-report";
import { markBreaches } from "../../lib/sla/mark-breaches";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { makeTeam, moveToTeam, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";
import { at, setStatus, ticketWith } from "./support";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  const world = await makeWorld();
  system = world.system;
  // Copenhagen: an hour ahead of UTC in March, two from the 29th on.
  admin = actingAt(world.admin, at("2026-03-20T12:00:00Z"));
});

const made = (created: string, answered?: string, solved?: string) =>
  ticketWith(system, admin, { created, answered, solved });
const week = { from: "2026-03-14", to: "2026-03-20" };

describe("an empty workspace", () => {
  it("has a report of noughts, and no figure where there is nothing to measure", async () => {
    const report = await getReport(admin, {});
    expect(report.range).toEqual({ from: "2026-02-19", to: "2026-03-20", days: 30, preset: "30" });
    expect(report.volume).toMatchObject({ new: 0, solved: 0 });
    expect(report.volume.steps).toHaveLength(30);
    expect(report.firstReply).toMatchObject({ answered: 0, unanswered: 0, median: null, ninetieth: null });
    expect(report.answered.inTime.count + report.answered.late.count + report.answered.running.count).toBe(0);
    expect(report.age.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
    expect(report.teams).toEqual([]);
  });
});

describe("new and solved tickets", () => {
  it("stand on the day of the reader's zone on which they came and were solved", async () => {
    await made("2026-03-14T23:30:00+01:00", undefined, "2026-03-16T00:00:00+01:00");
    await made("2026-03-15T00:00:00+01:00");
    await made("2026-03-13T23:59:59+01:00");
    const { volume } = await getReport(admin, week);
    expect(volume.steps.map((one) => [one.from, one.new, one.solved])).toEqual([
      ["2026-03-14", 1, 0],
      ["2026-03-15", 1, 0],
      ["2026-03-16", 0, 1],
      ["2026-03-17", 0, 0],
      ["2026-03-18", 0, 0],
      ["2026-03-19", 0, 0],
      ["2026-03-20", 0, 0],
    ]);
    expect(volume).toMatchObject({ new: 2, solved: 1 });
    const inUtc = await getReport({ ...admin, timeZone: "UTC" }, week);
    expect(inUtc.volume.steps.map((one) => [one.new, one.solved]).slice(0, 2)).toEqual([
      [2, 0],
      [0, 1],
    ]);
  });

  it("fall into a day of 23 hours and into one of 25, each once", async () => {
    const late = actingAt(admin, at("2026-11-02T12:00:00Z"));
    for (const created of [
      "2026-03-28T23:59:59+01:00",
      "2026-03-29T00:00:00+01:00",
      "2026-03-29T23:59:59+02:00",
      "2026-03-30T00:00:00+02:00",
      "2026-10-24T23:59:59+02:00",
      "2026-10-25T00:00:00+02:00",
      "2026-10-25T02:30:00+02:00",
      "2026-10-25T02:30:00+01:00",
      "2026-10-25T23:59:59+01:00",
      "2026-10-26T00:00:00+01:00",
    ]) {
      await made(created);
    }
    const spring = await getReport(late, { from: "2026-03-28", to: "2026-03-30" });
    expect(spring.volume.steps.map((one) => one.new)).toEqual([1, 2, 1]);
    const autumn = await getReport(late, { from: "2026-10-24", to: "2026-10-26" });
    expect(autumn.volume.steps.map((one) => one.new)).toEqual([1, 4, 1]);
  });

  it("count a ticket that was opened again on the day of its last solution only", async () => {
    const id = await made("2026-03-14T10:00:00Z", undefined, "2026-03-15T10:00:00Z");
    await setStatus(admin, id, "open", "2026-03-16T10:00:00Z");
    expect((await getReport(admin, week)).volume.solved).toBe(0);
    await setStatus(admin, id, "solved", "2026-03-17T10:00:00Z");
    const { steps } = (await getReport(admin, week)).volume;
    expect(steps.map((one) => one.solved)).toEqual([0, 0, 0, 1, 0, 0, 0]);
  });

  it("leave out spam and trash", async () => {
    const id = await made("2026-03-14T10:00:00Z", undefined, "2026-03-15T10:00:00Z");
    await setAsideTicket(admin, { ticketId: id, as: "spam" });
    const report = await getReport(admin, week);
    expect(report.volume).toMatchObject({ new: 0, solved: 0 });
    expect(report.answered.running.count + report.answered.late.count).toBe(0);
  });

  it("are compared with the days before once the range is over, and not while it runs", async () => {
    await made("2026-03-12T10:00:00Z");
    await made("2026-03-14T10:00:00Z");
    const over = await getReport(admin, { from: "2026-03-13", to: "2026-03-15" });
    expect(over.before).toEqual({ from: "2026-03-10", to: "2026-03-12", new: 1 });
    expect((await getReport(admin, week)).before).toBeNull();
  });

  it("are shown by week over a long range, the last one cut", async () => {
    await made("2026-03-20T10:00:00Z");
    const { volume } = await getReport(admin, { from: "2025-03-20", to: "2026-03-20" });
    expect(volume.steps).toHaveLength(53);
    expect(volume.steps.at(-1)).toEqual({ from: "2026-03-19", to: "2026-03-20", new: 1, solved: 0 });
  });
});

describe("the first reply", () => {
  it("has a median and a 90th percentile over the answered tickets; the others are named", async () => {
    const hours = [1, 2, 3, 4, 10];
    for (const hour of hours) {
      await made("2026-03-16T00:00:00Z", `2026-03-16T${String(hour).padStart(2, "0")}:00:00Z`);
    }
    await made("2026-03-16T09:00:00Z");
    await made("2026-03-16T09:00:00Z", undefined, "2026-03-16T10:00:00Z");
    const { firstReply } = await getReport(admin, week);
    // Between the fourth and the fifth of five: 4 h + 0.6 × 6 h.
    expect(firstReply).toMatchObject({ answered: 5, unanswered: 2, median: 3 * 3600, ninetieth: 7.6 * 3600 });
    expect(firstReply.steps[2]).toMatchObject({ from: "2026-03-16", answered: 5, median: 3 * 3600 });
    expect(firstReply.steps[3]).toMatchObject({ answered: 0, unanswered: 0, median: null });
  });

  it("belongs to the range in which the ticket came, though it was answered later", async () => {
    await made("2026-03-13T22:00:00Z", "2026-03-14T10:00:00Z");
    expect((await getReport(admin, week)).firstReply).toMatchObject({ answered: 0, median: null });
  });

  it("is not asked of tickets that agents opened, nor of imported ones", async () => {
    for (const source of ["agent", "import"] as const) {
      const id = await made("2026-03-16T00:00:00Z", "2026-03-16T01:00:00Z");
      await db().update(tickets).set({ source }).where(eq(tickets.id, id));
    }
    const report = await getReport(admin, week);
    expect(report.firstReply).toMatchObject({ answered: 0, unanswered: 0, median: null });
    expect(report.volume.new).toBe(2);
  });
});

describe("deadlines", () => {
  const counts = (kept: Awaited<ReturnType<typeof getReport>>["answered"]) => [
    kept.inTime.count,
    kept.late.count,
    kept.running.count,
  ];

  it("are kept, missed or still running, each ticket once", async () => {
    // Standard policy, priority normal: 8 hours to the first reply, 40 to the solution.
    await made("2026-03-16T00:00:00Z", "2026-03-16T07:59:00Z", "2026-03-17T15:00:00Z");
    await made("2026-03-16T00:00:00Z", "2026-03-16T08:01:00Z", "2026-03-17T17:00:00Z");
    await made("2026-03-16T00:00:00Z");
    await made("2026-03-20T11:00:00Z");
    const report = await getReport(admin, week);
    expect(counts(report.answered)).toEqual([1, 2, 1]);
    expect(counts(report.solved)).toEqual([1, 2, 1]);
  });

  it("are late before the sweep has marked them and after", async () => {
    await made("2026-03-16T00:00:00Z");
    const before = await getReport(admin, week);
    await markBreaches(system, at("2026-03-20T12:00:00Z"));
    const after = await getReport(admin, week);
    expect([counts(before.answered), counts(after.answered)]).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ]);
  });

  it("that stand while the customer is asked are not counted as kept", async () => {
    const id = await made("2026-03-20T08:00:00Z", "2026-03-20T09:00:00Z");
    await setStatus(admin, id, "pending", "2026-03-20T09:00:00Z");
    const report = await getReport(admin, week);
    expect([counts(report.answered), counts(report.solved)]).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ]);
  });
});

describe("open tickets", () => {
  it("are counted by their age to the second, whatever the range", async () => {
    const ages = [
      "2026-03-20T11:00:00Z",
      "2026-03-19T12:00:01Z",
      "2026-03-19T12:00:00Z",
      "2026-03-17T12:00:00Z",
      "2026-03-13T12:00:00Z",
      "2026-02-18T12:00:01Z",
      "2026-02-18T12:00:00Z",
    ];
    for (const created of ages) await made(created);
    await made("2026-03-01T12:00:00Z", undefined, "2026-03-02T12:00:00Z");
    const { age } = await getReport(admin, { from: "2026-03-20", to: "2026-03-20" });
    expect(age).toEqual([
      { key: "open-under-1", count: 2 },
      { key: "open-1-3", count: 1 },
      { key: "open-3-7", count: 1 },
      { key: "open-7-30", count: 2 },
      { key: "open-over-30", count: 1 },
    ]);
  });
});

describe("who sees what", () => {
  it("an agent's report holds the tickets he may see, and says so", async () => {
    const mara = actingAt(await makeAgent("Mara", "mara@northwind.test"), admin.at!);
    const legal = await makeTeam("Legal", true, [mara]);
    const open = await makeTeam("Repairs", false);
    const outsider = { ...mara, teamIds: [open] };
    await moveToTeam(await made("2026-03-16T00:00:00Z", "2026-03-16T01:00:00Z"), legal);
    await moveToTeam(await made("2026-03-16T00:00:00Z"), open);
    await made("2026-03-16T00:00:00Z");
    const all = await getReport(admin, week);
    expect(all).toMatchObject({ scope: "every", volume: { new: 3 }, firstReply: { answered: 1 } });
    const hers = await getReport({ ...mara, teamIds: [legal, open] }, week);
    expect(hers).toMatchObject({ scope: "agent", volume: { new: 3 } });
    const theirs = await getReport(outsider, week);
    expect(theirs).toMatchObject({ volume: { new: 2 }, firstReply: { answered: 0 } });
    expect(theirs.teams.map(({ name }) => name)).toEqual(["Repairs"]);
    expect(theirs.answered.inTime.count).toBe(0);
  });

  it("a team can be chosen, and one that is not seen is not there", async () => {
    const legal = await makeTeam("Legal", true);
    await moveToTeam(await made("2026-03-16T00:00:00Z"), legal);
    await made("2026-03-16T00:00:00Z");
    expect(await getReport(admin, { ...week, team: legal })).toMatchObject({
      team: { id: legal, name: "Legal" },
      volume: { new: 1 },
    });
    const mara = actingAt(await makeAgent("Mara", "mara@northwind.test"), admin.at!);
    await expect(getReport(mara, { ...week, team: legal })).rejects.toMatchObject({ code: "not_found" });
  });

  it("asks for the permission, which admins and agents have and customers do not", async () => {
    await db()
      .insert(roles)
      .values({ key: "worker", name: "No reports", permissions: ["tickets.work"] });
    const worker = await makeAgent("Worker", "worker@northwind.test", { roleKey: "worker" });
    const { requesterId } = await ticketFrom(system);
    const customer: Actor = { ...worker, kind: "customer", id: requesterId, permissions: new Set() };
    await expect(getReport(worker, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(getReport(customer, {})).rejects.toMatchObject({ code: "forbidden" });
    const agent = await makeAgent("Agent", "agent@northwind.test");
    expect((await getReport(agent, {})).scope).toBe("agent");
  });
});
