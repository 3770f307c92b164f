import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { invitations, roles, users } from "../../db/schema";
import { acceptInvitation } from "../../lib/accounts/accept-invitation";
import { changeColleague } from "../../lib/accounts/change-colleague";
import { changeRole } from "../../lib/accounts/change-role";
import { createApiToken } from "../../lib/accounts/create-api-token";
import { createRole } from "../../lib/accounts/create-role";
import { deleteRole } from "../../lib/accounts/delete-role";
import { findTokenActor } from "../../lib/accounts/find-token-actor";
import { inviteColleague } from "../../lib/accounts/invite-colleague";
import { getRole, listRoles } from "../../lib/accounts/list-roles";
import { withdrawInvitation } from "../../lib/accounts/withdraw-invitation";
import type { Actor } from "../../lib/core/actor";
import { type Permission, permissions as texts } from "../../lib/core/permissions";
import { drainLane } from "../../lib/events/drain-lane";
import de from "../../lib/i18n/messages/de.json";
import en from "../../lib/i18n/messages/en.json";
import { listAudit } from "../../lib/tickets/list-audit";
import { effects } from "../../worker/listeners";
import { mailedToken } from "../support/requests";
import { change, hire, roleId as idOf, roleRow } from "../support/roles";
import { countRows, makeCustomer } from "../support/tickets";
import { actorOf, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
let agentRole: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  agentRole = await idOf("Agent");
});

const make = async (name: string, permissions: Permission[]) => {
  const { roleId } = await createRole(admin, { name, permissions });
  return roleId;
};
const forbidden = { code: "forbidden" };
const everything = Object.keys(texts) as Permission[];

describe("who manages roles", () => {
  const all: [string, (actor: Actor) => Promise<unknown>][] = [
    ["listRoles", (actor) => listRoles(actor)],
    ["getRole", (actor) => getRole(actor, agentRole)],
    ["createRole", (actor) => createRole(actor, { name: "Night", permissions: ["tickets.work"] })],
    ["changeRole", (actor) => change(actor, agentRole, { name: "Night" })],
    ["deleteRole", (actor) => deleteRole(actor, { roleId: agentRole })],
  ];

  it.each(all)(
    "%s is refused to an agent, a customer, who manages people only, and a token",
    async (_n, run) => {
      const hr = await hire("HR", ["settings.people", "tickets.work"]);
      const customer = await makeCustomer("Hannah", "hannah@roastery.test");
      const { token } = await createApiToken(admin, {
        purpose: "Export",
        tickets: "write",
        people: "write",
        expires: "never",
      });
      const program = (await findTokenActor(token))!.actor;
      const before = await countRows("events");
      for (const actor of [mara, customer, hr, program]) {
        await expect(run(actor)).rejects.toMatchObject(forbidden);
      }
      expect(await countRows("events")).toBe(before);
    },
  );

  it("says each permission in words, and in English as the one list has it", () => {
    for (const { may, groups } of [en.settings.roles, de.settings.roles]) {
      const said = Object.entries(may).flatMap(([subject, of]) =>
        Object.keys(of).map((one) => `${subject}.${one}`),
      );
      expect(said.sort()).toEqual([...everything].sort());
      expect(Object.keys(groups)).toEqual(Object.keys(may));
    }
    for (const [subject, of] of Object.entries(en.settings.roles.may)) {
      for (const [what, text] of Object.entries(of))
        expect(text).toBe(texts[`${subject}.${what}` as Permission]);
    }
  });
});

describe("a role", () => {
  it("is made, listed with who has it, given, changed and deleted, and the audit names each box", async () => {
    const roleId = await make("  Night \n shift ", ["tickets.work", "reports.view"]);
    await changeColleague(admin, {
      userId: mara.id,
      fromRoleId: agentRole,
      roleId,
      fromTeamIds: [],
      teamIds: [],
    });
    const listed = await listRoles(admin);
    expect(listed.map(({ name, active }) => [name, active])).toEqual([
      ["Admin", 1],
      ["Agent", 0],
      ["Night shift", 1],
      ["Collaborator", 0],
    ]);
    expect(listed[0]).toMatchObject({ isAdmins: true, isOwn: true, mayChange: true });
    await change(admin, roleId, { name: "Nights", permissions: ["tickets.work", "knowledge.write"] });
    expect([...(await actorOf(mara.id)).permissions].sort()).toEqual(["knowledge.write", "tickets.work"]);
    await changeColleague(admin, {
      userId: mara.id,
      fromRoleId: roleId,
      roleId: agentRole,
      fromTeamIds: [],
      teamIds: [],
    });
    await deleteRole(admin, { roleId });
    await expect(getRole(admin, roleId)).rejects.toMatchObject({ code: "not_found" });
    const { entries } = await listAudit(admin, { kind: "role" });
    expect(entries).toMatchObject([
      {
        name: "role.deleted",
        about: ["Nights"],
        changes: [
          { field: "name", from: "Nights", to: null },
          { field: "may.tickets.work", from: true, to: false },
          { field: "may.knowledge.write", from: true, to: false },
        ],
      },
      {
        name: "role.changed",
        about: ["Nights"],
        changes: [
          { field: "name", from: "Night shift", to: "Nights" },
          { field: "may.knowledge.write", from: false, to: true },
          { field: "may.reports.view", from: true, to: false },
        ],
      },
      {
        name: "role.created",
        about: ["Night shift"],
        changes: [
          { field: "name", from: null, to: "Night shift" },
          { field: "may.tickets.work", from: false, to: true },
          { field: "may.reports.view", from: false, to: true },
        ],
      },
    ]);
  });

  it("is not written where nothing is another", async () => {
    const before = await countRows("events");
    await change(admin, agentRole, {});
    expect(await countRows("events")).toBe(before);
  });

  it("has a name of its own, in whichever case", async () => {
    const taken = { code: "invalid", options: { fields: { name: "error.roles.nameTaken" } } };
    await expect(make("aGENT", ["tickets.work"])).rejects.toMatchObject(taken);
    const roleId = await make("Night", ["tickets.work"]);
    await expect(change(admin, roleId, { name: "ADMIN" })).rejects.toMatchObject(taken);
    await change(admin, roleId, { name: "NIGHT" });
    const both = await Promise.allSettled([make("Day", ["tickets.work"]), make("DAY", ["tickets.work"])]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: taken });
    await expect(make(" ", ["tickets.work"])).rejects.toThrow("error.field.empty");
  });

  it("takes permissions of ours alone, and one at least", async () => {
    for (const unknown of ["settings.everything", "own", "public", "toString", "__proto__"]) {
      const bad = { name: "Sly", permissions: ["tickets.work", unknown] };
      await expect(createRole(admin, bad)).rejects.toThrow("error.field.invalid");
      await expect(change(admin, agentRole, { permissions: bad.permissions })).rejects.toThrow(
        "error.field.invalid",
      );
    }
    await expect(make("Idle", [])).rejects.toThrow("error.roles.nothing");
    await expect(change(admin, agentRole, { permissions: [] })).rejects.toThrow("error.roles.nothing");
    expect(await db().$count(roles)).toBe(3);
  });

  it("is one of fifty at most", async () => {
    const many = Array.from({ length: 48 }, (_, at) => ({
      name: `Role ${at}`,
      permissions: ["tickets.work"],
    }));
    await db().insert(roles).values(many);
    await expect(make("One more", ["tickets.work"])).rejects.toMatchObject({
      messageKey: "error.roles.tooMany",
    });
  });

  it("keeps what this version does not know", async () => {
    await db()
      .update(roles)
      .set({ permissions: ["tickets.work", "future.thing"] })
      .where(eq(roles.id, agentRole));
    const seen: Permission[] = ["tickets.work"];
    await change(admin, agentRole, { fromPermissions: seen, permissions: [...seen, "reports.view"] });
    expect((await roleRow(agentRole)).permissions).toEqual(["tickets.work", "future.thing", "reports.view"]);
  });

  it("is changed for what was seen: another name is a conflict, another's box stays", async () => {
    const roleId = await make("Night", ["tickets.work", "reports.view"]);
    const seen = { fromName: "Night", fromPermissions: ["tickets.work", "reports.view"] };
    await change(admin, roleId, {
      name: "Late",
      permissions: ["tickets.work", "reports.view", "tickets.delete"],
    });
    await expect(
      changeRole(admin, { roleId, ...seen, name: "Owls", permissions: seen.fromPermissions }),
    ).rejects.toMatchObject({
      code: "conflict",
      options: { details: { theirs: "Late", yours: "Owls" } },
    });
    await changeRole(admin, { roleId, ...seen, name: "Night", permissions: ["tickets.work"] });
    expect(await roleRow(roleId)).toMatchObject({
      name: "Late",
      permissions: ["tickets.work", "tickets.delete"],
    });
  });
});

describe("a role in use", () => {
  it("is not deleted: who works here, who did, and who is invited are counted", async () => {
    const roleId = await make("Night", ["tickets.work"]);
    await db().update(users).set({ roleId }).where(eq(users.id, mara.id));
    const gone = await makeAgent("Omar", "omar@northwind.test");
    await db().update(users).set({ roleId, status: "deactivated" }).where(eq(users.id, gone.id));
    const invite = { email: "new@northwind.test", name: "New", roleId, teamIds: [] };
    const { invitationId } = await inviteColleague(admin, invite);
    await expect(deleteRole(admin, { roleId })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.roles.inUse",
      options: { details: { active: 1, deactivated: 1, invited: 1 } },
    });
    await db().update(users).set({ roleId: agentRole }).where(eq(users.roleId, roleId));
    await expect(deleteRole(admin, { roleId })).rejects.toMatchObject({
      options: { details: { active: 0, deactivated: 0, invited: 1 } },
    });
    await withdrawInvitation(admin, { invitationId });
    await deleteRole(admin, { roleId });
    // The invitation that is over stays in the books, without its role.
    expect(
      await db().$count(invitations, and(eq(invitations.id, invitationId), isNull(invitations.roleId))),
    ).toBe(1);
  });

  it("is there still for who accepts an invitation while somebody deletes it", async () => {
    const roleId = await make("Night", ["tickets.work"]);
    await inviteColleague(admin, { email: "new@northwind.test", name: "New", roleId, teamIds: [] });
    await drainLane(system, "mail", effects);
    const token = await mailedToken();
    const [accepted, deleted] = await Promise.allSettled([
      acceptInvitation(system, { token, name: "New", password: "a long enough one", locale: "en" }),
      deleteRole(admin, { roleId }),
    ]);
    expect(accepted.status).toBe("fulfilled");
    expect(deleted).toMatchObject({ reason: { messageKey: "error.roles.inUse" } });
    expect((await getRole(admin, roleId)).active).toBe(1);
  });
});
