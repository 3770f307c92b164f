import { eq, inArray } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { memberships, roles, users } from "../../db/schema";
import { askForReset } from "../../lib/accounts/ask-for-reset";
import { changeColleague } from "../../lib/accounts/change-colleague";
import { countColleagues } from "../../lib/accounts/count-colleagues";
import { createApiToken } from "../../lib/accounts/create-api-token";
import { deactivateColleague } from "../../lib/accounts/deactivate-colleague";
import { findSessionActor } from "../../lib/accounts/find-session-actor";
import { findTokenActor } from "../../lib/accounts/find-token-actor";
import { getColleague } from "../../lib/accounts/get-colleague";
import { inviteColleague } from "../../lib/accounts/invite-colleague";
import { findLinkState } from "../../lib/accounts/links";
import { listAccessChoices } from "../../lib/accounts/list-access-choices";
import { listColleagues } from "../../lib/accounts/list-colleagues";
import { listInvitations } from "../../lib/accounts/list-invitations";
import { reactivateColleague } from "../../lib/accounts/reactivate-colleague";
import { resendInvitation } from "../../lib/accounts/resend-invitation";
import { createSession } from "../../lib/accounts/sessions";
import { withdrawInvitation } from "../../lib/accounts/withdraw-invitation";
import { createFeed } from "../../lib/calendar/create-feed";
import { findFeedOwner } from "../../lib/calendar/find-feed";
import type { Actor } from "../../lib/core/actor";
import { secretToken } from "../../lib/core/ids";
import { mailResets } from "../../lib/notifications/mail-resets";
import { assignTicket } from "../../lib/tickets/assign-ticket";
import { changeStatus } from "../../lib/tickets/change-status";
import { countLoad } from "../../lib/tickets/count-load";
import { handOverTickets } from "../../lib/tickets/hand-over-tickets";
import { listAudit } from "../../lib/tickets/list-audit";
import { mailedToken } from "../support/requests";
import { countRows, makeCustomer, makeTeam, moveToTeam, ticketFrom, ticketRow } from "../support/tickets";
import { actorOf, makeAgent, makeWorld, receive } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
let agent: number;
let adminRole: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  const rows = await db().select({ id: roles.id, key: roles.key }).from(roles);
  agent = rows.find(({ key }) => key === "agent")!.id;
  adminRole = rows.find(({ key }) => key === "admin")!.id;
});

type Change = Parameters<typeof changeColleague>[1];
const change = (actor: Actor, userId: number, input: Partial<Change>) =>
  changeColleague(actor, {
    userId,
    fromRoleId: agent,
    roleId: agent,
    fromTeamIds: [],
    teamIds: [],
    ...input,
  });
const forbidden = { code: "forbidden" };
const makeHr = async () => {
  await db()
    .insert(roles)
    .values({ key: "hr", name: "HR", permissions: ["settings.people", "tickets.work"] });
  return makeAgent("Hedda", "hedda@northwind.test", { roleKey: "hr" });
};

describe("who manages colleagues", () => {
  const everything: [string, (actor: Actor) => Promise<unknown>][] = [
    ["listColleagues", (actor) => listColleagues(actor, {})],
    ["listInvitations", (actor) => listInvitations(actor, {})],
    ["countColleagues", (actor) => countColleagues(actor)],
    ["getColleague", (actor) => getColleague(actor, mara.id)],
    ["listAccessChoices", (actor) => listAccessChoices(actor)],
    ["countLoad", (actor) => countLoad(actor, [mara.id])],
    [
      "inviteColleague",
      (actor) => inviteColleague(actor, { email: "a@b.test", name: "A", roleId: agent, teamIds: [] }),
    ],
    ["resendInvitation", (actor) => resendInvitation(actor, { invitationId: 1 })],
    ["withdrawInvitation", (actor) => withdrawInvitation(actor, { invitationId: 1 })],
    ["changeColleague", (actor) => change(actor, mara.id, { roleId: adminRole })],
    ["deactivateColleague", (actor) => deactivateColleague(actor, { userId: mara.id })],
    ["reactivateColleague", (actor) => reactivateColleague(actor, { userId: mara.id })],
    ["handOverTickets", (actor) => handOverTickets(actor, { userId: mara.id, toId: null })],
  ];

  it.each(everything)("%s is refused to an agent, a customer, and a collaborator", async (_name, run) => {
    await db().insert(roles).values({ key: "light", name: "Light", permissions: [] });
    const light = await makeAgent("Lena", "lena@northwind.test", { roleKey: "light" });
    const customer = await makeCustomer("Hannah", "hannah@roastery.test");
    const before = await countRows("events");
    for (const actor of [mara, customer, light]) await expect(run(actor)).rejects.toMatchObject(forbidden);
    expect(await countRows("events")).toBe(before);
  });
});

describe("a colleague's role and teams", () => {
  it("are another from the next request on, and the audit names whose", async () => {
    const team = await makeTeam("Legal", true);
    await change(admin, mara.id, { roleId: adminRole, teamIds: [String(team)] });
    const after = await actorOf(mara.id);
    expect(after.permissions.has("settings.people")).toBe(true);
    expect(after.teamIds).toEqual([team]);
    const { entries } = await listAudit(admin, { kind: "user" });
    expect(entries[0]).toMatchObject({
      name: "user.access-changed",
      about: ["Mara Lindqvist"],
      changes: [
        { field: "role", from: "Agent", to: "Admin" },
        { field: "teams", from: null, to: "Legal" },
      ],
    });
  });

  it("are not written where nothing is another", async () => {
    const before = await countRows("events");
    await change(admin, mara.id, {});
    expect(await countRows("events")).toBe(before);
  });

  it("are changed for what was seen: another's role is a conflict, another's team stays", async () => {
    const [legal, service] = [await makeTeam("Legal", true), await makeTeam("Service", false)];
    await change(admin, mara.id, { roleId: adminRole, teamIds: [legal] });
    await db().insert(roles).values({ key: "light", name: "Light", permissions: [] });
    const [light] = await db().select().from(roles).where(eq(roles.key, "light"));
    await expect(change(admin, mara.id, { roleId: light!.id })).rejects.toMatchObject({
      code: "conflict",
      options: { details: { theirs: "Admin", yours: "Light" } },
    });
    await change(admin, mara.id, { fromTeamIds: [], teamIds: [service] });
    expect((await getColleague(admin, mara.id)).teams.map(({ name }) => name)).toEqual(["Legal", "Service"]);
    await change(admin, mara.id, { fromTeamIds: [legal, service], teamIds: [] });
    expect(await countRows("memberships")).toBe(0);
  });

  it("are not one's own to change, as far as the role goes", async () => {
    await makeAgent("Omar", "omar@northwind.test", { roleKey: "admin" });
    const own = change(admin, admin.id, { fromRoleId: adminRole, roleId: agent });
    await expect(own).rejects.toMatchObject({ ...forbidden, messageKey: "error.people.yourself" });
  });

  it("stay within what the actor may himself", async () => {
    const hr = await makeHr();
    await expect(change(hr, admin.id, { fromRoleId: adminRole, roleId: agent })).rejects.toMatchObject({
      messageKey: "error.people.beyond",
    });
    await db()
      .insert(roles)
      .values({ key: "work", name: "Work", permissions: ["tickets.work"] });
    const worker = await makeAgent("Wim", "wim@northwind.test", { roleKey: "work" });
    const [work] = await db().select().from(roles).where(eq(roles.key, "work"));
    await expect(change(hr, worker.id, { fromRoleId: work!.id, roleId: adminRole })).rejects.toMatchObject({
      messageKey: "error.people.beyond",
    });
    await expect(deactivateColleague(hr, { userId: admin.id })).rejects.toMatchObject(forbidden);
    const legal = await makeTeam("Legal", true, [worker]);
    // Out of a team that he does not see he takes nobody either.
    await change(hr, worker.id, {
      fromRoleId: work!.id,
      roleId: work!.id,
      fromTeamIds: [legal],
      teamIds: [],
    });
    expect(await db().$count(memberships)).toBe(1);
    expect((await listAccessChoices(hr)).teams).toEqual([]);
    expect((await listAccessChoices(hr)).roles.map(({ name }) => name).sort()).toEqual([
      "Collaborator",
      "HR",
      "Work",
    ]);
  });
});

describe("the last admin", () => {
  it("stays: neither his role nor his access ends, by whomever", async () => {
    await expect(change(system, admin.id, { fromRoleId: adminRole, roleId: agent })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.people.lastAdmin",
    });
    await expect(deactivateColleague(system, { userId: admin.id })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is left, when two deactivate each other at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      await db().update(users).set({ status: "active", roleId: adminRole }).where(eq(users.kind, "staff"));
      const both = await Promise.allSettled([
        deactivateColleague(admin, { userId: mara.id }),
        deactivateColleague(mara, { userId: admin.id }),
      ]);
      expect(await db().$count(users, eq(users.status, "deactivated"))).toBe(1);
      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });

  it("is left, when two take each other's role at the same moment", async () => {
    await db().update(users).set({ roleId: adminRole }).where(eq(users.id, mara.id));
    const omar = await actorOf(mara.id);
    const down = { fromRoleId: adminRole, roleId: agent };
    const both = await Promise.allSettled([change(admin, omar.id, down), change(omar, admin.id, down)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().$count(users, eq(users.roleId, adminRole))).toBe(1);
  });
});

describe("a deactivated colleague", () => {
  it("is signed out at once, and every other way in is shut", async () => {
    const token = secretToken();
    await createSession(token, mara.id, new Date(Date.now() + 3_600_000));
    await askForReset(system, { email: "mara@northwind.test", locale: "en" });
    await mailResets(system);
    const reset = await mailedToken();
    const { token: feed } = await createFeed(mara, {});
    expect(await findFeedOwner(feed)).toMatchObject({ id: mara.id });
    const { token: program } = await createApiToken(mara, {
      purpose: "Nightly export",
      tickets: "read",
      people: "none",
      expires: "never",
    });
    expect(await findTokenActor(program)).not.toBeNull();
    await deactivateColleague(admin, { userId: mara.id });
    expect(await findSessionActor(token)).toBeNull();
    expect(await findLinkState("reset", reset)).toBe("revoked");
    expect(await findFeedOwner(feed)).toBeNull();
    expect(await findTokenActor(program)).toBeNull();
    expect(await countRows("sessions")).toBe(0);
  });

  it("comes back with role and teams, and with no session of before", async () => {
    await makeTeam("Legal", true, [mara]);
    const token = secretToken();
    await createSession(token, mara.id, new Date(Date.now() + 3_600_000));
    await deactivateColleague(admin, { userId: mara.id });
    await deactivateColleague(admin, { userId: mara.id });
    // A sign-in that was under way: its password was right a moment before.
    const late = createSession(secretToken(), mara.id, new Date(Date.now() + 3_600_000));
    await expect(late).rejects.toMatchObject({ code: "unauthenticated" });
    await reactivateColleague(admin, { userId: mara.id });
    await reactivateColleague(admin, { userId: mara.id });
    expect(await findSessionActor(token)).toBeNull();
    expect(await getColleague(admin, mara.id)).toMatchObject({
      status: "active",
      role: { name: "Agent" },
      teams: [{ name: "Legal" }],
    });
    const { entries } = await listAudit(admin, { kind: "user" });
    expect(entries.map(({ name }) => name).slice(0, 2)).toEqual(["user.reactivated", "user.deactivated"]);
    expect(entries.filter(({ name }) => name === "user.deactivated")).toHaveLength(1);
  });

  it("is not oneself, not a customer, not the system, and nobody unknown", async () => {
    await makeAgent("Omar", "omar@northwind.test", { roleKey: "admin" });
    await expect(deactivateColleague(admin, { userId: admin.id })).rejects.toMatchObject({
      messageKey: "error.people.yourself",
    });
    const customer = await makeCustomer("Hannah", "hannah@roastery.test");
    for (const userId of [customer.id, system.id, 999_999]) {
      await expect(deactivateColleague(admin, { userId })).rejects.toMatchObject({ code: "not_found" });
      await expect(getColleague(admin, userId)).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("a colleague's open tickets", () => {
  const load = async (actor: Actor) => (await countLoad(admin, [actor.id])).get(actor.id);
  const give = async (actor: Actor, subject: string) => {
    const ticket = await ticketFrom(system, { subject });
    await assignTicket(admin, { ticketId: ticket.id, from: null, to: actor.id });
    return ticket.id;
  };

  it("are counted, and go to a colleague or to nobody, with what his teams hide from who hands them over", async () => {
    const [first, second] = [await give(mara, "One"), await give(mara, "Two")];
    await moveToTeam(second, await makeTeam("Legal", true, [mara]));
    expect(await load(mara)).toBe(2);
    const omar = await makeAgent("Omar", "omar@northwind.test");
    const hr = await makeHr();
    expect(await handOverTickets(hr, { userId: mara.id, toId: omar.id })).toEqual({ done: 2, left: 0 });
    expect([await load(mara), await load(omar)]).toEqual([0, 2]);
    expect(await handOverTickets(admin, { userId: omar.id, toId: "" })).toEqual({ done: 2, left: 0 });
    expect((await ticketRow(first)).assigneeId).toBeNull();
    expect(await handOverTickets(admin, { userId: omar.id, toId: null })).toEqual({ done: 0, left: 0 });
  });

  it("do not go to who may not work on them, nor to himself", async () => {
    await give(mara, "One");
    const omar = await makeAgent("Omar", "omar@northwind.test");
    await deactivateColleague(admin, { userId: omar.id });
    for (const toId of [omar.id, mara.id, 999_999]) {
      await expect(handOverTickets(admin, { userId: mara.id, toId })).rejects.toMatchObject({
        code: "invalid",
        options: { fields: { toId: "error.assignee" } },
      });
    }
    expect(await load(mara)).toBe(1);
  });

  it("that were solved stay his, and wait for nobody when the customer writes again", async () => {
    const ticket = await ticketFrom(system, { messageId: "one@roastery.test" });
    await assignTicket(admin, { ticketId: ticket.id, from: null, to: mara.id });
    await changeStatus(admin, {
      ticketId: ticket.id,
      from: (await ticketRow(ticket.id)).status,
      to: "solved",
    });
    await deactivateColleague(admin, { userId: mara.id });
    expect(await handOverTickets(admin, { userId: mara.id, toId: null })).toEqual({ done: 0, left: 0 });
    expect((await ticketRow(ticket.id)).assigneeId).toBe(mara.id);
    await receive(system, { inReplyTo: "one@roastery.test" });
    expect(await ticketRow(ticket.id)).toMatchObject({ status: "open", assigneeId: null });
  });
});

describe("the list of colleagues", () => {
  it("pages by name, searches in name and address, and has who left by himself", async () => {
    for (const name of ["anna", "Bo", "Cleo"]) await makeAgent(name, `${name.toLowerCase()}@northwind.test`);
    const names = async (input: Parameters<typeof listColleagues>[1]) =>
      (await listColleagues(admin, input)).rows.map((row) => row.name);
    const first = await listColleagues(admin, { limit: 2 });
    expect(first.rows.map(({ name }) => name)).toEqual(["anna", "Bo"]);
    expect(await names({ limit: 3, cursor: first.next ?? "" })).toEqual([
      "Cleo",
      "Mara Lindqvist",
      "Priya Raman",
    ]);
    expect(await names({ query: "lind" })).toEqual(["Mara Lindqvist"]);
    expect(await names({ query: "cleo@north" })).toEqual(["Cleo"]);
    expect(await names({ query: "%" })).toEqual([]);
    await deactivateColleague(admin, { userId: mara.id });
    expect(await names({ query: "mara" })).toEqual([]);
    expect(await names({ status: "deactivated" })).toEqual(["Mara Lindqvist"]);
    expect(await countColleagues(admin)).toEqual({ active: 4, invited: 0, deactivated: 1 });
    await expect(listColleagues(admin, { cursor: "x" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("knows roles, teams and when somebody last did something, and no customer", async () => {
    await makeTeam("Service", false, [mara]);
    await makeTeam("Billing", false, [mara]);
    await makeCustomer("Hannah", "hannah@roastery.test");
    const [row, self] = (await listColleagues(admin, {})).rows;
    expect(row).toEqual({
      id: mara.id,
      name: "Mara Lindqvist",
      address: "mara@northwind.test",
      role: "Agent",
      teams: ["Billing", "Service"],
      away: null,
      lastActedAt: null,
    });
    const ticket = await ticketFrom(system);
    await assignTicket(admin, { ticketId: ticket.id, from: null, to: mara.id });
    const [, after] = (await listColleagues(admin, {})).rows;
    expect(self?.id).toBe(admin.id);
    expect(Date.now() - Date.parse(after?.lastActedAt ?? "")).toBeLessThan(60_000);
    expect(await db().$count(users, inArray(users.kind, ["staff"]))).toBe(2);
  });
});
