import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db, type Tx } from "../../db/client";
import { eventDetails, events, eventWork } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { drainLane, type HeardEvent } from "../../lib/events/drain-lane";
import { recordEvent } from "../../lib/events/record-event";
import { transact } from "../../lib/events/transact";
import { effects } from "../../worker/listeners";
import { countRows } from "../support/tickets";
import { makeWorld } from "../support/world";

let system: Actor;
beforeEach(async () => {
  ({ system } = await makeWorld());
});

/** An event that one listener of the mail lane hears. */
const happen = (id: number) =>
  transact(system, (tx, now) =>
    recordEvent(tx, system, {
      name: "ticket.created",
      at: now,
      subject: { kind: "ticket", id },
      ticketId: id,
    }),
  );
const drain = (effect: (tx: Tx, actor: Actor, now: Date, event: HeardEvent) => Promise<void>) =>
  drainLane(system, "mail", { ...effects, "acknowledge-ticket": effect });
const work = async () =>
  db().select().from(eventWork).where(eq(eventWork.lane, "mail")).orderBy(eventWork.eventId);
const pausesPass = () => db().update(eventWork).set({ nextAt: sql`now() - interval '1 second'` });
const fail = async () => {
  throw new Error("the listener is broken");
};

describe("draining a lane", () => {
  it("hears each event once, in order, and a second drain does nothing", async () => {
    for (const id of [1, 2, 3]) await happen(id);
    const heard: number[] = [];
    const listen = async (_tx: Tx, _actor: Actor, _now: Date, event: HeardEvent) =>
      void heard.push(event.subjectId);
    expect(await drain(listen)).toBe(3);
    expect(await drain(listen)).toBe(0);
    expect(heard).toEqual([1, 2, 3]);
    expect(await work()).toEqual([]);
  });

  it("is shared by workers: four of them hear forty events once each", async () => {
    for (let id = 0; id < 40; id++) await happen(id);
    const heard: number[] = [];
    const listen = async (_tx: Tx, _actor: Actor, _now: Date, event: HeardEvent) =>
      void heard.push(event.subjectId);
    await Promise.all([1, 2, 3, 4].map(() => drain(listen)));
    expect(heard.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, id) => id));
  });

  it("gives the listener the event as its cause, one deeper", async () => {
    const eventId = await happen(1);
    let cause: Actor["cause"];
    await drain(async (tx, actor, now) => {
      cause = actor.cause;
      await recordEvent(tx, actor, { name: "effect.done", at: now, subject: { kind: "ticket", id: 1 } });
    });
    expect(cause).toEqual({ eventId, depth: 0 });
    const [effect] = await db().select().from(events).where(sql`name = 'effect.done'`);
    expect(effect).toMatchObject({ causeId: eventId, depth: 1 });
  });
});

describe("a listener that fails", () => {
  it("leaves nothing of its effect, waits longer each time, and holds up no other", async () => {
    const [broken] = [await happen(1), await happen(2)];
    const effect = async (tx: Tx, _actor: Actor, _now: Date, event: HeardEvent) => {
      await tx.insert(eventDetails).values({ eventId: event.id, details: {} });
      if (event.id === broken) await fail();
    };
    expect(await drain(effect)).toBe(1);
    const [row] = await work();
    expect(row).toMatchObject({
      eventId: broken,
      attempts: 1,
      parkedAt: null,
      lastError: expect.stringContaining("broken"),
    });
    expect(row!.nextAt.getTime()).toBeGreaterThan(Date.now());
    expect(await countRows("event_details")).toBe(1);
    expect(await drain(effect)).toBe(0);
    await pausesPass();
    await drain(effect);
    const [again] = await work();
    expect(again!.attempts).toBe(2);
    expect(again!.nextAt.getTime() - Date.now()).toBeGreaterThan(row!.nextAt.getTime() - Date.now());
  });

  it("is parked after twenty tries, kept, and not tried again", async () => {
    await happen(1);
    for (let attempt = 0; attempt < 20; attempt++) {
      await drain(fail);
      await pausesPass();
    }
    expect(await work()).toMatchObject([{ attempts: 20, parkedAt: expect.any(Date) }]);
    let heard = 0;
    await drain(async () => void heard++);
    expect(heard).toBe(0);
    expect(await work()).toHaveLength(1);
  });

  it("succeeds later, once the fault is mended", async () => {
    await happen(1);
    await drain(fail);
    await pausesPass();
    expect(await drain(async () => {})).toBe(1);
    expect(await work()).toEqual([]);
  });

  it("pauses an hour at most", async () => {
    await happen(1);
    await db().update(eventWork).set({ attempts: 18 });
    await drain(fail);
    const [row] = await work();
    expect(row!.nextAt.getTime() - Date.now()).toBeLessThanOrEqual(3_600_000);
  });
});
