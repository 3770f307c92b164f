import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import {
  businessHours,
  businessIntervals,
  events,
  outboxMail,
  roles,
  tickets,
  workspace,
} from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { firstSteps } from "../../lib/settings/first-steps";
import { showFirstSteps } from "../../lib/settings/show-first-steps";
import { makeCategory, makeDraft, makePublished } from "../knowledge/knowledge";
import { answer, countRows, deactivate, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const done = async () => {
  const { done: steps } = await firstSteps(admin);
  return Object.entries(steps)
    .filter(([, isDone]) => isDone)
    .map(([step]) => step)
    .sort();
};

describe("the first steps", () => {
  it("begin with the name that set-up asked for, and nothing else", async () => {
    expect(await firstSteps(admin)).toMatchObject({
      workspace: "Northwind",
      address: supportAddress,
      hidden: false,
    });
    expect(await done()).toEqual(["name"]);
  });

  it("are done by what really happens, each by itself", async () => {
    const ticket = await ticketFrom(system);
    expect(await done()).toEqual(["mailIn", "name"]);
    await answer(admin, ticket.id);
    // Queued is not sent.
    expect(await done()).toEqual(["mailIn", "name"]);
    await db().update(outboxMail).set({ state: "sent", nextAt: null, sentAt: new Date() });
    expect(await done()).toEqual(["mailIn", "mailOut", "name"]);
    const bea = await makeAgent("Bea", "bea@northwind.test");
    expect(await done()).toContain("people");
    await deactivate(bea);
    expect(await done()).not.toContain("people");
    const categoryId = await makeCategory(admin);
    await makeDraft(admin, categoryId);
    expect(await done()).not.toContain("article");
    await makePublished(admin, categoryId);
    expect(await done()).toContain("article");
    await db().update(workspace).set({ brandHue: 20 });
    expect(await done()).toContain("brand");
    expect(await done()).not.toContain("hours");
    const [hours] = await db()
      .insert(businessHours)
      .values({ name: "Ours", timeZone: "UTC", version: 1, createdAt: new Date() })
      .returning();
    // Named, and never open.
    expect(await done()).not.toContain("hours");
    await db()
      .insert(businessIntervals)
      .values({ businessHoursId: hours!.id, weekday: 0, fromMinute: 540, toMinute: 1020 });
    expect(await done()).toContain("hours");
    expect(await done()).not.toContain("customer");
    await db().update(tickets).set({ source: "form" });
    expect(await done()).toContain("customer");
  });

  it("are hidden and called back for every admin, once each, and the audit says so", async () => {
    const before = await countRows("events");
    await showFirstSteps(admin, { shown: true });
    expect(await countRows("events")).toBe(before);
    await Promise.all([showFirstSteps(admin, { shown: "no" }), showFirstSteps(admin, { shown: false })]);
    expect((await firstSteps(admin)).hidden).toBe(true);
    expect(await countRows("events")).toBe(before + 1);
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event).toMatchObject({
      name: "workspace.first-steps-changed",
      actorId: admin.id,
      payload: { changes: [{ field: "firstSteps", from: true, to: false }] },
    });
    await showFirstSteps(admin, { shown: "yes" });
    expect((await firstSteps(admin)).hidden).toBe(false);
    await expect(showFirstSteps(admin, { shown: "perhaps" as "yes" })).rejects.toThrow();
  });

  it("are nobody's who may not change the workspace", async () => {
    const agent = await makeAgent("Anna", "anna@northwind.test");
    await db()
      .update(roles)
      .set({ permissions: ["tickets.work", "tickets.all"] })
      .where(eq(roles.key, "agent"));
    for (const run of [() => firstSteps(agent), () => showFirstSteps(agent, { shown: false })]) {
      await expect(run()).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
