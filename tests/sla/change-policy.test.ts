import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, slaPolicies, tickets } from "../../db/schema";
import { type Actor, actingAt } from "../../lib/core/actor";
import { transact } from "../../lib/events/transact";
import { changePolicy } from "../../lib/sla/change-policy";
import { findTargets } from "../../lib/sla/find-targets";
import { getPolicy } from "../../lib/sla/get-policy";
import { changeStatus } from "../../lib/tickets/change-status";
import { retargetClocks } from "../../lib/tickets/retarget-clocks";
import { waitingForLocks } from "../support/database";
import { keepPolicy, restorePolicy, setTargets } from "../support/policy";
import { answer, clockOf, closeTicket, segmentsOf, ticketFrom, ticketRow } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

const hour = 3600;
let admin: Actor;
let system: Actor;
beforeEach(async () => {
  await keepPolicy();
  ({ admin, system } = await makeWorld());
});
afterEach(restorePolicy);

const changed = async () => db().select().from(events).where(eq(events.name, "policy.changed"));
const firstReply = (to: number) => ({ priority: "normal", metric: "first_response", to }) as const;
const later = (date: Date, seconds: number) => new Date(date.getTime() + seconds * 1000);

describe("changing the service policy", () => {
  it("gives the next ticket the new target, and says what was what", async () => {
    await setTargets(admin, [firstReply(2 * hour)], true);
    const ticket = await ticketFrom(system);
    expect(await clockOf(ticket.id, "first_response")).toMatchObject({
      targetSeconds: 2 * hour,
      dueAt: later(ticket.createdAt, 2 * hour),
    });
    expect(await changed()).toMatchObject([
      {
        actorId: admin.id,
        subjectKind: "policy",
        payload: {
          changes: [
            { field: "first_response.normal", from: 8 * hour, to: 2 * hour },
            { field: "pauseOnHold", from: false, to: true },
          ],
        },
      },
    ]);
  });

  it("refuses a value that somebody else set meanwhile, writes nothing, and shows both sides", async () => {
    const seen = await getPolicy(admin);
    await setTargets(admin, [firstReply(2 * hour)]);
    const late = {
      policyId: seen.id,
      targets: [
        { priority: "high", metric: "resolution", from: 24 * hour, to: 12 * hour },
        { ...firstReply(3 * hour), from: 8 * hour },
      ],
    } as const;
    await expect(changePolicy(admin, { ...late, targets: [...late.targets] })).rejects.toMatchObject({
      code: "conflict",
      options: { details: { field: "first_response.normal", theirs: 2 * hour, yours: 3 * hour } },
    });
    expect((await getPolicy(admin)).targets.high.resolution).toBe(24 * hour);
    expect(await changed()).toHaveLength(1);
  });

  it("does nothing for what is so already", async () => {
    await setTargets(admin, [firstReply(8 * hour)], false);
    expect(await changed()).toEqual([]);
    expect((await getPolicy(admin)).applying).toBe(false);
  });

  it.each([0, -60, 400 * 24 * hour, 1.5])("refuses a target of %d seconds", async (to) => {
    await expect(setTargets(admin, [firstReply(to)])).rejects.toThrow();
    expect((await getPolicy(admin)).targets.normal.first_response).toBe(8 * hour);
  });

  it("is shown and done with its permission only", async () => {
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const { id } = await getPolicy(admin);
    await expect(getPolicy(agent)).rejects.toMatchObject({ code: "forbidden" });
    await expect(changePolicy(agent, { policyId: id, targets: [] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(changePolicy(admin, { policyId: 999_999, targets: [] })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("waits for a verb that has read the targets, so that its clocks are not missed", async () => {
    let change: Promise<void> | undefined;
    await transact(system, async (tx) => {
      expect((await findTargets(tx, "normal"))?.seconds.first_response).toBe(8 * hour);
      change = setTargets(admin, [firstReply(2 * hour)]);
      await expect.poll(waitingForLocks).toBe(1);
    });
    await change;
    expect((await getPolicy(admin)).targets.normal.first_response).toBe(2 * hour);
  });
});

describe("clocks that run when the policy changes", () => {
  it("keep the time they used and get the new target, on the ticket and in its list too", async () => {
    const ticket = await ticketFrom(system);
    await setTargets(admin, [firstReply(2 * hour)]);
    expect((await getPolicy(admin)).applying).toBe(true);
    const now = later(ticket.createdAt, hour);
    await retargetClocks(actingAt(system, now));
    const clock = await clockOf(ticket.id, "first_response");
    expect(clock).toMatchObject({
      targetSeconds: 2 * hour,
      consumedSeconds: hour,
      dueAt: later(ticket.createdAt, 2 * hour),
    });
    expect((await ticketRow(ticket.id)).nextDueAt).toEqual(clock.dueAt);
    expect(await segmentsOf(clock.id)).toEqual(["started", "retargeted"]);
    expect((await getPolicy(admin)).applying).toBe(false);
  });

  it("are due now when the new target is used up already", async () => {
    const ticket = await ticketFrom(system);
    await setTargets(admin, [firstReply(hour)]);
    const now = later(ticket.createdAt, 3 * hour);
    await retargetClocks(actingAt(system, now));
    expect(await clockOf(ticket.id, "first_response")).toMatchObject({ dueAt: now, breachedAt: null });
  });

  it("stand while they are paused, and go on with the new target", async () => {
    const { id } = await ticketFrom(system);
    await answer(admin, id, { nextStatus: "pending" });
    await setTargets(admin, [{ priority: "normal", metric: "resolution", to: 10 * hour }]);
    await retargetClocks(system);
    expect(await clockOf(id, "resolution")).toMatchObject({ state: "paused", targetSeconds: 10 * hour });
    expect((await clockOf(id, "first_response")).targetSeconds).toBe(8 * hour); // met: history
  });

  it("are paused or go on when the policy says so of being on hold", async () => {
    const { id, status } = await ticketFrom(system);
    await changeStatus(admin, { ticketId: id, from: status as "open", to: "on_hold" });
    expect((await clockOf(id, "resolution")).state).toBe("running");
    await setTargets(admin, [], true);
    await retargetClocks(system);
    expect((await clockOf(id, "resolution")).state).toBe("paused");
    await setTargets(admin, [], false);
    await retargetClocks(system);
    expect((await clockOf(id, "resolution")).state).toBe("running");
  });

  it("of a solved ticket are kept too while a customer still waits for an answer", async () => {
    const { id } = await ticketFrom(system);
    await closeTicket(id);
    await setTargets(admin, [firstReply(2 * hour)]);
    await retargetClocks(system);
    expect((await clockOf(id, "first_response")).targetSeconds).toBe(2 * hour);
  });

  it("are done from where a run was cut short, and two runs at once change nothing twice", async () => {
    const made: { id: number }[] = [];
    for (let n = 0; n < 5; n++) made.push(await ticketFrom(system, { text: `Mail ${n}` }));
    await setTargets(admin, [firstReply(2 * hour)]);
    const half = made[2]?.id ?? 0;
    await db().update(slaPolicies).set({ retargetAfter: half });
    expect(await retargetClocks(system)).toBe(2);
    const targets = async () =>
      Promise.all(made.map(async ({ id }) => (await clockOf(id, "first_response")).targetSeconds));
    expect(await targets()).toEqual([8, 8, 8, 2, 2].map((hours) => hours * hour));
    await setTargets(admin, [firstReply(3 * hour)]);
    await Promise.all([retargetClocks(system), retargetClocks(system)]);
    expect(await targets()).toEqual([3, 3, 3, 3, 3].map((hours) => hours * hour));
    const first = await clockOf(made[0]?.id ?? 0, "first_response");
    expect(await segmentsOf(first.id)).toEqual(["started", "retargeted"]);
    expect(await retargetClocks(system)).toBe(0);
  });

  it("leave the tickets' order of change as it is", async () => {
    const ticket = await ticketFrom(system);
    await setTargets(admin, [firstReply(2 * hour)]);
    await retargetClocks(system);
    const [row] = await db().select().from(tickets).where(eq(tickets.id, ticket.id));
    expect(row).toMatchObject({ updatedAt: ticket.updatedAt, version: ticket.version });
  });
});
