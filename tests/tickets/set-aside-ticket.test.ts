import { beforeEach, describe, expect, it } from "vitest";
import type { SettableStatus } from "../../db/enums";
import { type Actor, actingAt } from "../../lib/core/actor";
import { replyAddress } from "../../lib/email/addresses";
import { changeStatus } from "../../lib/tickets/change-status";
import { countViews, listTickets } from "../../lib/tickets/list-tickets";
import { restoreTicket } from "../../lib/tickets/restore-ticket";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import {
  answer,
  clockOf,
  clocksOf,
  closeTicket,
  segmentsOf,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { makeWorld, receive, supportAddress } from "../support/world";

const hour = 3600;
const start = new Date("2026-03-18T12:00:00Z");
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);

let system: Actor;
let admin: Actor;
let ticketId: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  ticketId = (await ticketFrom(actingAt(system, start))).id;
});

const setAside = (seconds: number, as: "spam" | "trash") =>
  setAsideTicket(actingAt(admin, at(seconds)), { ticketId, as });
const restore = (seconds: number) => restoreTicket(actingAt(admin, at(seconds)), { ticketId });
const reply = (seconds: number, nextStatus?: SettableStatus) =>
  answer(actingAt(admin, at(seconds)), ticketId, nextStatus ? { nextStatus } : {});
const states = async () =>
  (await clocksOf(ticketId)).map((one) => `${one.metric} ${one.state} ${one.consumedSeconds}`);

describe.each(["spam", "trash"] as const)("a ticket in %s", (as) => {
  it("is out of every other view, owes nothing, and remembers where it was", async () => {
    await changeStatus(actingAt(admin, at(hour)), { ticketId, from: "new", to: "on_hold" });
    await setAside(2 * hour, as);
    expect(await ticketRow(ticketId)).toMatchObject({ status: as, statusBefore: "on_hold", nextDueAt: null });
    expect(await states()).toEqual([
      `first_response cancelled ${2 * hour}`,
      `resolution cancelled ${2 * hour}`,
    ]);
    expect(await countViews(admin)).toMatchObject({ open: 0, unassigned: 0, waiting: 0 });
    expect((await listTickets(admin, { view: as })).rows).toHaveLength(1);
  });

  it("comes back to its status, and its clocks go on with what they had used", async () => {
    await setAside(2 * hour, as);
    await restore(50 * hour);
    expect(await ticketRow(ticketId)).toMatchObject({
      status: "new",
      statusBefore: null,
      nextDueAt: at(56 * hour),
    });
    expect(await states()).toEqual([`first_response running ${2 * hour}`, `resolution running ${2 * hour}`]);
    const clock = await clockOf(ticketId, "resolution");
    expect(clock.dueAt).toEqual(at((50 + 38) * hour));
    expect(await segmentsOf(clock.id)).toEqual(["started", "cancelled", "resumed"]);
  });

  it("comes back to pending with its solution's clock standing", async () => {
    await reply(hour, "pending");
    await setAside(2 * hour, as);
    await restore(3 * hour);
    expect(await states()).toEqual([`first_response met ${hour}`, `resolution paused ${hour}`]);
    expect((await ticketRow(ticketId)).nextDueAt).toBeNull();
  });

  it("comes back to solved with what was kept still kept", async () => {
    await reply(hour, "solved");
    const before = await clocksOf(ticketId);
    await setAside(2 * hour, as);
    await restore(3 * hour);
    expect(await clocksOf(ticketId)).toEqual(before);
    expect(await ticketRow(ticketId)).toMatchObject({ status: "solved", nextDueAt: null });
  });

  it("goes there and comes back any number of times without losing a second", async () => {
    for (const turn of [1, 2, 3]) {
      await setAside(turn * 10 * hour - hour, as);
      await restore(turn * 10 * hour);
    }
    expect(await clockOf(ticketId, "resolution")).toMatchObject({
      consumedSeconds: 27 * hour,
      dueAt: at((30 + 13) * hour),
    });
  });

  it("that was late before it went there stays late, marked once", async () => {
    await setAside(9 * hour, as);
    await restore(10 * hour);
    const clock = await clockOf(ticketId, "first_response");
    expect(clock).toMatchObject({ breachedAt: at(8 * hour), state: "running" });
    expect(await segmentsOf(clock.id)).toEqual(["started", "breached", "cancelled", "resumed"]);
  });

  it("is set there once: again is nothing new, and a closed one never is", async () => {
    await setAside(hour, as);
    const row = await ticketRow(ticketId);
    await setAside(2 * hour, as);
    expect(await ticketRow(ticketId)).toEqual(row);
    await restore(3 * hour);
    await closeTicket(ticketId);
    await expect(setAside(4 * hour, as)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a customer's question that came while its ticket was spam", () => {
  it("is owed an answer from the instant the ticket is restored", async () => {
    await reply(hour);
    await setAside(2 * hour, "spam");
    const { replyToken } = await ticketRow(ticketId);
    const envelopeTo = [replyAddress(supportAddress, replyToken)];
    await receive(actingAt(system, at(3 * hour)), { envelopeTo, text: "I am no spam." });
    await restore(5 * hour);
    expect(await clockOf(ticketId, "next_response")).toMatchObject({
      state: "running",
      startedAt: at(5 * hour),
    });
    expect((await ticketRow(ticketId)).nextDueAt).toEqual(at(13 * hour));
  });
});
