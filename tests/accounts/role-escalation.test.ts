import { eq, inArray, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { invitations, roles, users } from "../../db/schema";
import { createApiToken } from "../../lib/accounts/create-api-token";
import { createRole } from "../../lib/accounts/create-role";
import { deactivateColleague } from "../../lib/accounts/deactivate-colleague";
import { deleteRole } from "../../lib/accounts/delete-role";
import { findTokenActor } from "../../lib/accounts/find-token-actor";
import { inviteColleague } from "../../lib/accounts/invite-colleague";
import { getRole } from "../../lib/accounts/list-roles";
import { createFeed } from "../../lib/calendar/create-feed";
import { findFeedOwner } from "../../lib/calendar/find-feed";
import type { Actor } from "../../lib/core/actor";
import { allPermissions } from "../../lib/core/permissions";
import { change, hire, roleId, roleRow, take } from "../support/roles";
import { actorOf, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
let adminRole: number;
let agentRole: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  [adminRole, agentRole] = [await roleId("Admin"), await roleId("Agent")];
});

const forbidden = { code: "forbidden" };
const beyond = { ...forbidden, messageKey: "error.people.beyond" };

describe("nobody gives more than he has", () => {
  const mine = ["settings.roles", "settings.people", "tickets.work"];

  it("neither by a new role, a copy of a greater one, a box more, nor by a change he makes to a greater one", async () => {
    const lead = await hire("Lead", mine);
    const copied = (await roleRow(adminRole)).permissions;
    await expect(createRole(lead, { name: "Mine", permissions: copied })).rejects.toMatchObject(beyond);
    const { roleId: small } = await createRole(lead, { name: "Mine", permissions: ["tickets.work"] });
    await expect(change(lead, small, { permissions: ["tickets.work", "tickets.all"] })).rejects.toMatchObject(
      beyond,
    );
    for (const greater of [adminRole, agentRole]) {
      await expect(take(lead, greater, "tickets.work")).rejects.toMatchObject(beyond);
      await expect(change(lead, greater, { name: "Small" })).rejects.toMatchObject(beyond);
      await expect(deleteRole(lead, { roleId: greater })).rejects.toMatchObject(beyond);
    }
    expect((await getRole(lead, adminRole)).mayChange).toBe(false);
    // What he says that he saw makes nothing his to give.
    const lie = {
      fromPermissions: ["tickets.work", "tickets.all"],
      permissions: ["tickets.work", "tickets.all"],
    };
    await change(lead, small, lie);
    expect((await roleRow(small)).permissions).toEqual(["tickets.work"]);
  });

  it("nor changes what his own role may, be it more or less; its name he may", async () => {
    const lead = await hire("Lead", [...mine, "reports.view"]);
    const own = await roleId("Lead");
    const refused = { ...forbidden, messageKey: "error.roles.own" };
    await expect(take(lead, own, "reports.view")).rejects.toMatchObject(refused);
    await expect(take(admin, adminRole, "reports.view")).rejects.toMatchObject(refused);
    await db()
      .update(roles)
      .set({ permissions: ["settings.roles"] })
      .where(eq(roles.id, own));
    // Taken from him a moment ago: his page and his request still hold it.
    await expect(
      change(lead, own, { permissions: ["settings.roles", "tickets.work"] }),
    ).rejects.toMatchObject(beyond);
    await expect(createRole(lead, { name: "Late", permissions: ["tickets.work"] })).rejects.toMatchObject(
      beyond,
    );
    await change(await actorOf(lead.id), own, { name: "Leads" });
    expect((await roleRow(own)).name).toBe("Leads");
  });
});

describe("somebody is left who may", () => {
  it("the admins' role keeps people and roles, and stays, by whomever", async () => {
    await hire("Boss", allPermissions);
    for (const kept of ["settings.people", "settings.roles"]) {
      await expect(take(system, adminRole, kept)).rejects.toMatchObject({
        options: { fields: { permissions: "error.roles.adminKeeps" } },
      });
    }
    await db().update(users).set({ roleId: agentRole }).where(eq(users.roleId, adminRole));
    await expect(deleteRole(system, { roleId: adminRole })).rejects.toMatchObject({
      messageKey: "error.roles.adminStays",
    });
  });

  it("the last who manage people keep it, whoever takes it", async () => {
    await hire("Boss", allPermissions);
    const boss = await roleId("Boss");
    await deactivateColleague(system, { userId: admin.id });
    await expect(take(system, boss, "settings.people")).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.roles.lastAdmins",
    });
  });

  it("when two take it from each other's role at the same moment", async () => {
    const boss = await hire("Boss", allPermissions);
    const chief = await hire("Chief", allPermissions);
    await deactivateColleague(system, { userId: admin.id });
    const ids = [await roleId("Boss"), await roleId("Chief")] as const;
    for (let round = 0; round < 20; round++) {
      await db()
        .update(roles)
        .set({ permissions: allPermissions })
        .where(inArray(roles.id, [...ids]));
      const both = await Promise.allSettled([
        take(boss, ids[1], "settings.roles"),
        take(chief, ids[0], "settings.roles"),
      ]);
      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: forbidden });
    }
  });

  it("when one takes it from a role, and who has that role deactivates him, at the same moment", async () => {
    const boss = await hire("Boss", allPermissions);
    const role = await roleId("Boss");
    for (let round = 0; round < 20; round++) {
      await db().update(roles).set({ permissions: allPermissions }).where(eq(roles.id, role));
      await db().update(users).set({ status: "active" }).where(eq(users.kind, "staff"));
      const both = await Promise.allSettled([
        take(admin, role, "settings.people"),
        deactivateColleague(boss, { userId: admin.id }),
      ]);
      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const left = await Promise.all([actorOf(boss.id), actorOf(admin.id).catch(() => null)]);
      expect(left.filter((one) => one?.permissions.has("settings.people"))).toHaveLength(1);
    }
  });
});

describe("what was let in by a permission", () => {
  it("does not outlive it: neither tokens, calendar addresses, nor invitations that were sent", async () => {
    const lead = await hire("Lead", ["tickets.work", "settings.people"]);
    const role = await roleId("Lead");
    const { token } = await createApiToken(lead, {
      purpose: "Export",
      tickets: "read",
      people: "none",
      expires: "never",
    });
    const { token: feed } = await createFeed(lead, {});
    await inviteColleague(lead, { email: "new@northwind.test", name: "New", roleId: role, teamIds: [] });
    await change(admin, role, { permissions: ["knowledge.write"] });
    expect((await findTokenActor(token))!.actor.permissions.size).toBe(0);
    expect(await findFeedOwner(feed)).toBeNull();
    expect(await db().$count(invitations, isNull(invitations.withdrawnAt))).toBe(0);
  });
});

describe("a request that was under way when its sender's role lost something", () => {
  it("gives, invites and deactivates nobody any more", async () => {
    const lead = await hire("Lead", ["tickets.work", "tickets.all", "settings.people"]);
    const { roleId: all } = await createRole(admin, { name: "All", permissions: ["tickets.all"] });
    await take(admin, await roleId("Lead"), "tickets.all");
    const invite = { email: "new@northwind.test", name: "New", roleId: all, teamIds: [] };
    await expect(inviteColleague(lead, invite)).rejects.toMatchObject(forbidden);
    await expect(deactivateColleague(lead, { userId: mara.id })).rejects.toMatchObject(forbidden);
    await expect(inviteColleague(await actorOf(lead.id), invite)).rejects.toMatchObject(beyond);
  });
});
