import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import type { SettableStatus, TicketStatus } from "../../db/enums";
import { slaPolicies } from "../../db/schema";
import { type Actor, actingAt } from "../../lib/core/actor";
import { replyAddress } from "../../lib/email/addresses";
import { changePriority } from "../../lib/tickets/change-priority";
import { changeStatus } from "../../lib/tickets/change-status";
import { answer, clockOf, clocksOf, countRows, segmentsOf, ticketFrom, ticketRow } from "../support/tickets";
import { makeWorld, receive, supportAddress } from "../support/world";

const hour = 3600;
const start = new Date("2026-03-18T12:00:00Z");
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);

let system: Actor;
let admin: Actor;
let ticketId: number;
beforeEach(async () => {
  const world = await makeWorld();
  system = world.system;
  admin = world.admin;
  ticketId = (await ticketFrom(actingAt(system, start), { messageId: "first@customer.test" })).id;
});

const reply = (seconds: number, nextStatus?: SettableStatus) =>
  answer(actingAt(admin, at(seconds)), ticketId, nextStatus ? { nextStatus } : {});
const asks = async (seconds: number) => {
  const { replyToken } = await ticketRow(ticketId);
  const envelopeTo = [replyAddress(supportAddress, replyToken)];
  await receive(actingAt(system, at(seconds)), { envelopeTo, text: `At ${seconds}` });
};
const status = (seconds: number, from: TicketStatus, to: SettableStatus) =>
  changeStatus(actingAt(admin, at(seconds)), { ticketId, from, to });
const shape = async () =>
  (await clocksOf(ticketId)).map((one) => `${one.metric} ${one.occurrence} ${one.state}`);

describe("a customer's new ticket", () => {
  it("owes a first response and a solution, by the targets of its priority, from the instant it came", async () => {
    expect(await clockOf(ticketId, "first_response")).toMatchObject({
      startedAt: start,
      dueAt: at(8 * hour),
    });
    expect(await clockOf(ticketId, "resolution")).toMatchObject({ startedAt: start, dueAt: at(40 * hour) });
    expect((await ticketRow(ticketId)).nextDueAt).toEqual(at(8 * hour));
  });
});

describe("the next response", () => {
  it("does not exist before the first one is met", async () => {
    await asks(60);
    expect(await shape()).toEqual(["first_response 1 running", "resolution 1 running"]);
  });

  it("runs from the oldest unanswered message, and a second message does not start it anew", async () => {
    await reply(hour);
    await asks(2 * hour);
    await asks(3 * hour);
    expect(await clockOf(ticketId, "next_response")).toMatchObject({
      startedAt: at(2 * hour),
      dueAt: at(10 * hour),
    });
    expect((await ticketRow(ticketId)).nextDueAt).toEqual(at(10 * hour));
  });

  it("recurs: each answer meets one, each question starts another", async () => {
    for (const turn of [1, 2, 3]) {
      await reply(turn * 2 * hour);
      await asks((turn * 2 + 1) * hour);
    }
    await reply(8 * hour);
    expect(await shape()).toEqual([
      "first_response 1 met",
      "resolution 1 running",
      "next_response 1 met",
      "next_response 2 met",
      "next_response 3 met",
    ]);
    expect(await clockOf(ticketId, "next_response")).toMatchObject({
      startedAt: at(7 * hour),
      endedAt: at(8 * hour),
    });
  });

  it("is not started by our own second message", async () => {
    await reply(hour);
    await reply(2 * hour);
    expect(await countRows("sla_clocks")).toBe(2);
  });
});

describe("a status", () => {
  it("of pending stops the solution's clock and no reply clock", async () => {
    await status(hour, "new", "pending");
    expect(await shape()).toEqual(["first_response 1 running", "resolution 1 paused"]);
    expect((await ticketRow(ticketId)).nextDueAt).toEqual(at(8 * hour));
    await status(5 * hour, "pending", "open");
    expect(await clockOf(ticketId, "resolution")).toMatchObject({
      consumedSeconds: hour,
      dueAt: at(44 * hour),
    });
  });

  it("of on hold stops it only where the policy says so", async () => {
    await status(hour, "new", "on_hold");
    expect((await clockOf(ticketId, "resolution")).state).toBe("running");
    await status(2 * hour, "on_hold", "open");
    await db().update(slaPolicies).set({ pauseOnHold: true });
    await status(3 * hour, "open", "on_hold");
    expect(await clockOf(ticketId, "resolution")).toMatchObject({
      state: "paused",
      consumedSeconds: 3 * hour,
    });
    await db().update(slaPolicies).set({ pauseOnHold: false });
  });

  it("of pending, then on hold that does not pause, lets it run again", async () => {
    await status(hour, "new", "pending");
    await status(2 * hour, "pending", "on_hold");
    expect(await clockOf(ticketId, "resolution")).toMatchObject({ state: "running", consumedSeconds: hour });
  });

  it("of solved meets the solution, and reopening goes on with what it had used", async () => {
    await status(3 * hour, "new", "solved");
    expect(await clockOf(ticketId, "resolution")).toMatchObject({ state: "met", endedAt: at(3 * hour) });
    await status(90 * hour, "solved", "open");
    const clock = await clockOf(ticketId, "resolution");
    expect(clock).toMatchObject({
      state: "running",
      endedAt: null,
      consumedSeconds: 3 * hour,
      dueAt: at(127 * hour),
    });
    expect(await segmentsOf(clock.id)).toEqual(["started", "met", "resumed"]);
  });

  it("of pending after solved owes the solution again, standing", async () => {
    await status(3 * hour, "new", "solved");
    await status(4 * hour, "solved", "pending");
    expect(await clockOf(ticketId, "resolution")).toMatchObject({
      state: "paused",
      consumedSeconds: 3 * hour,
    });
  });

  it("that stays the same moves nothing", async () => {
    await status(hour, "new", "open");
    const clocks = await clocksOf(ticketId);
    await status(2 * hour, "new", "open");
    expect(await clocksOf(ticketId)).toEqual(clocks);
  });
});

describe("an answer that also sets pending", () => {
  it("is met before it is paused: one instant, one transaction", async () => {
    await reply(hour);
    await asks(2 * hour);
    await reply(3 * hour, "pending");
    expect(await shape()).toEqual(["first_response 1 met", "resolution 1 paused", "next_response 1 met"]);
    expect((await ticketRow(ticketId)).nextDueAt).toBeNull();
  });
});

describe("another priority", () => {
  const priority = (seconds: number, to: "urgent" | "high" | "low") =>
    changePriority(actingAt(admin, at(seconds)), { ticketId, from: "normal", to });

  it("swaps the targets and keeps the time used", async () => {
    await priority(2 * hour, "low");
    expect(await clockOf(ticketId, "first_response")).toMatchObject({
      targetSeconds: 24 * hour,
      dueAt: at(24 * hour),
      consumedSeconds: 2 * hour,
    });
    expect(await clockOf(ticketId, "resolution")).toMatchObject({
      targetSeconds: 80 * hour,
      dueAt: at(80 * hour),
    });
    expect((await ticketRow(ticketId)).nextDueAt).toEqual(at(24 * hour));
  });

  it("whose target is used up makes it due now", async () => {
    await priority(2 * hour, "urgent");
    expect(await clockOf(ticketId, "first_response")).toMatchObject({
      dueAt: at(2 * hour),
      breachedAt: null,
    });
  });

  it("leaves what has ended as it was", async () => {
    await reply(hour);
    const met = await clockOf(ticketId, "first_response");
    await priority(2 * hour, "urgent");
    expect(await clockOf(ticketId, "first_response")).toEqual(met);
  });

  it("chosen while it stands counts when it runs on", async () => {
    await status(hour, "new", "pending");
    await priority(2 * hour, "high");
    await status(3 * hour, "pending", "open");
    expect(await clockOf(ticketId, "resolution")).toMatchObject({
      targetSeconds: 24 * hour,
      dueAt: at((3 + 23) * hour),
    });
  });

  it("chosen while it is solved counts when it is opened again", async () => {
    await status(hour, "new", "solved");
    await priority(2 * hour, "high");
    expect(await clockOf(ticketId, "resolution")).toMatchObject({ state: "met", targetSeconds: 40 * hour });
    await asks(10 * hour);
    expect(await clockOf(ticketId, "resolution")).toMatchObject({
      state: "running",
      targetSeconds: 24 * hour,
      consumedSeconds: hour,
      dueAt: at((10 + 23) * hour),
    });
  });
});
