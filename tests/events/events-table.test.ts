import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db, inTransaction } from "../../db/client";
import { events, eventWork, teams } from "../../db/schema";
import { type Actor, actingAt } from "../../lib/core/actor";
import { recordEvent } from "../../lib/events/record-event";
import { listenersOf } from "../../lib/events/registry";
import { afterCommit, transact } from "../../lib/events/transact";
import { countRows } from "../support/tickets";
import { makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const immutable = { cause: { message: expect.stringContaining("events are immutable") } };
const newTeam = { name: "New", restricted: false, hue: 1 };

describe("the events table", () => {
  it("refuses to change an event", async () => {
    await expect(db().update(events).set({ name: "other" })).rejects.toMatchObject(immutable);
  });

  it("refuses to delete one", async () => {
    await expect(db().delete(events)).rejects.toMatchObject(immutable);
  });

  it("refuses to be truncated", async () => {
    await expect(db().execute(sql`truncate events cascade`)).rejects.toMatchObject(immutable);
  });

  it("refuses a chain of causes that runs away", async () => {
    const looping = { ...system, cause: { eventId: 1, depth: 20 } };
    const record = transact(looping, (tx, now) =>
      recordEvent(tx, looping, { name: "any", at: now, subject: { kind: "ticket", id: 1 } }),
    );
    await expect(record).rejects.toMatchObject({ cause: { constraint: "events_depth" } });
  });
});

describe("an event", () => {
  it("says who did it, in which request, and keeps personal values apart", async () => {
    const acting = { ...admin, requestId: "request-1" };
    const id = await transact(acting, (tx, now) =>
      recordEvent(tx, acting, {
        name: "team.renamed",
        at: now,
        subject: { kind: "team", id: 7 },
        payload: { hue: 1 },
        details: { name: "Anna" },
      }),
    );
    const [row] = await db().select().from(events).where(eq(events.id, id));
    expect(row).toMatchObject({
      actorKind: "staff",
      actorId: admin.id,
      requestId: "request-1",
      subjectKind: "team",
      subjectId: 7,
      ticketId: null,
      payload: { hue: 1 },
      depth: 0,
    });
    expect(await countRows("event_details")).toBe(1);
  });

  it("waits for exactly those who listen to its name", async () => {
    expect(listenersOf("ticket.created")).toContainEqual({ name: "acknowledge-ticket", lane: "mail" });
    expect(listenersOf("ticket.unknown")).toEqual([]);
    for (const name of ["ticket.noted", "ticket.merely-imagined"]) {
      await transact(system, (tx, now) =>
        recordEvent(tx, system, { name, at: now, subject: { kind: "ticket", id: 1 } }),
      );
    }
    const waiting = await db().select().from(eventWork);
    expect(waiting.map((one) => one.listener)).toEqual(listenersOf("ticket.noted").map((one) => one.name));
    expect(waiting).not.toEqual([]);
  });
});

describe("a verb's transaction", () => {
  it("rolls the change, the event and the listeners' work back together, and gives no hint of them", async () => {
    const before = await countRows("events");
    let told = false;
    const verb = transact(system, async (tx, now) => {
      await tx.insert(teams).values(newTeam);
      await recordEvent(tx, system, { name: "ticket.created", at: now, subject: { kind: "ticket", id: 1 } });
      afterCommit(tx, async () => {
        told = true;
      });
      throw new Error("refused");
    });
    await expect(verb).rejects.toThrow("refused");
    expect([await countRows("teams"), await countRows("events"), await countRows("event_work")]).toEqual([
      0,
      before,
      0,
    ]);
    expect(told).toBe(false);
  });

  it("runs its hints after the commit, where others read the change, and survives one that fails", async () => {
    let seen = -1;
    const result = await transact(system, async (tx) => {
      await tx.insert(teams).values(newTeam);
      afterCommit(tx, async () => {
        throw new Error("the queue is away");
      });
      afterCommit(tx, async () => {
        seen = await countRows("teams");
      });
      expect(await countRows("teams")).toBe(0);
      return "done";
    });
    expect(result).toBe("done");
    expect(seen).toBe(1);
  });

  it("reads one instant: the database's, or the one its actor was given", async () => {
    const at = new Date("2026-03-18T12:00:00.123Z");
    expect(await transact(actingAt(system, at), async (_tx, now) => now)).toEqual(at);
    const instants = await transact(system, async (tx, now) => {
      const { rows } = await tx.execute<{ now: string }>(sql`select now()::timestamptz(3)::text as now`);
      return [now.getTime(), new Date(rows[0]!.now).getTime()];
    });
    expect(Math.abs(instants[0]! - instants[1]!)).toBeLessThanOrEqual(1);
  });

  it("refuses a hint for a transaction that it did not open", async () => {
    await expect(inTransaction(async (tx) => afterCommit(tx, async () => {}))).rejects.toThrow("transact");
  });
});
