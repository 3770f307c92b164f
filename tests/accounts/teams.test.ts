import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { memberships, roles, teams } from "../../db/schema";
import { addTeamMember } from "../../lib/accounts/add-team-member";
import { changeTeam } from "../../lib/accounts/change-team";
import { changeTeamAccess } from "../../lib/accounts/change-team-access";
import { changeTeamLead } from "../../lib/accounts/change-team-lead";
import { createTeam } from "../../lib/accounts/create-team";
import { getTeam } from "../../lib/accounts/get-team";
import { listAccessChoices } from "../../lib/accounts/list-access-choices";
import { listCandidates } from "../../lib/accounts/list-candidates";
import { listLedTeams } from "../../lib/accounts/list-led-teams";
import { listManagedTeams } from "../../lib/accounts/list-managed-teams";
import { listTeamMembers } from "../../lib/accounts/list-team-members";
import { removeTeamMember } from "../../lib/accounts/remove-team-member";
import type { ChangeTeamInput, CreateTeamInput } from "../../lib/accounts/team-inputs";
import type { Actor } from "../../lib/core/actor";
import { deleteTeam } from "../../lib/tickets/delete-team";
import { getTicket } from "../../lib/tickets/get-ticket";
import { listAudit } from "../../lib/tickets/list-audit";
import { listTickets } from "../../lib/tickets/list-tickets";
import { moveTeamTickets } from "../../lib/tickets/move-team-tickets";
import { getTeamUse } from "../../lib/tickets/team-use";
import { countRows, deactivate, makeCustomer, makeTeam, moveToTeam, ticketFrom } from "../support/tickets";
import { actorOf, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
let jonas: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  jonas = await makeAgent("Jonas Okafor", "jonas@northwind.test");
});

const make = async (options: Partial<CreateTeamInput> = {}, actor = admin) =>
  (await createTeam(actor, { name: "Service", hue: "blue", access: "open", ...options })).teamId;
const change = (actor: Actor, teamId: number, options: Partial<ChangeTeamInput>) =>
  changeTeam(actor, { teamId, fromName: "Legal", name: "Legal", fromHue: "cyan", hue: "cyan", ...options });
const namesIn = async (teamId: number) =>
  (await listTeamMembers(admin, { teamId })).rows.map(({ name }) => name);
const newest = async () => (await listAudit(admin, { kind: "team", limit: 1 })).entries[0];
const seen = async (actor: Actor) =>
  (await listTickets(await actorOf(actor.id), { view: "open" })).rows.map(({ subject }) => subject);
/** Somebody with a role of his own. */
const makeWith = async (key: string, permissions: string[]) => {
  await db().insert(roles).values({ key, name: key, permissions });
  return makeAgent(`Role ${key}`, `${key}@northwind.test`, { roleKey: key });
};
const forbidden = { code: "forbidden" };
const notFound = { code: "not_found" };

describe("a team", () => {
  it("is made, changed and told in the audit, before and after", async () => {
    const teamId = await make();
    expect(await newest()).toMatchObject({
      name: "team.created",
      about: ["Service"],
      changes: [
        { field: "name", from: null, to: "Service" },
        { field: "hue", from: null, to: "blue" },
        { field: "restricted", from: null, to: false },
      ],
    });
    await changeTeam(admin, { teamId, fromName: "Service", name: "Repairs", fromHue: "blue", hue: "red" });
    expect(await newest()).toMatchObject({
      name: "team.changed",
      changes: [
        { field: "name", from: "Service", to: "Repairs" },
        { field: "hue", from: "blue", to: "red" },
      ],
    });
    expect(await listManagedTeams(admin)).toEqual([
      {
        id: teamId,
        name: "Repairs",
        hue: 20,
        restricted: false,
        leads: [],
        leadCount: 0,
        memberCount: 0,
      },
    ]);
    const before = await countRows("events");
    await changeTeam(admin, { teamId, fromName: "x", name: "Repairs", fromHue: "pink", hue: "red" });
    expect(await countRows("events")).toBe(before);
  });

  it.each([
    ["no name", { name: " " }, "name"],
    ["a long name", { name: "x".repeat(61) }, "name"],
    ["a colour that is none of ours", { hue: "mud" as "red" }, "hue"],
    ["no access", { access: "secret" as "open" }, "access"],
  ])("with %s is refused", async (_what, options, field) => {
    const problem = await make(options).catch((error) => error.issues?.[0]?.path[0]);
    expect(problem).toBe(field);
    expect(await countRows("teams")).toBe(0);
  });

  it("has its name alone, also when two want it at once", async () => {
    const taken = { code: "invalid", options: { fields: { name: "error.teams.nameTaken" } } };
    const legal = await makeTeam("Legal", false);
    await expect(make({ name: "Legal" })).rejects.toMatchObject(taken);
    for (let round = 0; round < 5; round++) {
      const both = await Promise.allSettled([
        make({ name: `Team ${round}` }),
        change(admin, legal, { name: `Team ${round}`, fromName: round ? "Back" : "Legal" }),
      ]);
      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: taken });
      const { name } = await getTeam(admin, legal);
      if (name !== "Back") await change(admin, legal, { fromName: name, name: "Back" });
    }
  });

  it("that two change at once is a conflict that shows both", async () => {
    const teamId = await makeTeam("Legal", false);
    const both = await Promise.allSettled([
      change(admin, teamId, { name: "Law" }),
      change(system, teamId, { name: "Contracts" }),
    ]);
    const { name } = await getTeam(admin, teamId);
    const other = name === "Law" ? "Contracts" : "Law";
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict", options: { details: { theirs: name, yours: other } } },
    });
    await change(admin, teamId, { fromName: name, name, hue: "pink" });
    await expect(change(admin, teamId, { fromName: name, name, hue: "green" })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.teams.hueChanged",
      options: { details: { theirs: "pink", yours: "green" } },
    });
    // What the other did not touch is no conflict.
    await change(admin, teamId, { fromName: name, name: "Both", hue: "pink" });
    expect(await getTeam(admin, teamId)).toMatchObject({ name: "Both", hueName: "pink" });
  });

  it("is one of two hundred at most", async () => {
    await db()
      .insert(teams)
      .values(Array.from({ length: 200 }, (_, at) => ({ name: `Team ${at}`, restricted: false, hue: 20 })));
    await expect(make()).rejects.toMatchObject({ messageKey: "error.teams.tooMany" });
  });
});

describe("a restricted team's tickets", () => {
  it("come and go with membership, and with the restriction", async () => {
    const { id, number } = await ticketFrom(system, { subject: "A contract" });
    const teamId = await make({ name: "Legal", access: "restricted" });
    await moveToTeam(id, teamId);
    expect(await seen(mara)).toEqual([]);
    await addTeamMember(admin, { teamId, userId: mara.id });
    expect(await seen(mara)).toEqual(["A contract"]);
    expect(await newest()).toMatchObject({
      name: "team.member-added",
      about: ["Legal"],
      changes: [{ field: "member", from: null, to: "Mara Lindqvist" }],
    });
    await removeTeamMember(admin, { teamId, userId: mara.id });
    expect(await seen(mara)).toEqual([]);
    await expect(getTicket(await actorOf(mara.id), number)).rejects.toMatchObject(notFound);
    expect(await newest()).toMatchObject({
      name: "team.member-removed",
      changes: [{ field: "member", from: "Mara Lindqvist", to: null }],
    });
    await changeTeamAccess(admin, { teamId, access: "open" });
    expect(await seen(mara)).toEqual(["A contract"]);
    await changeTeamAccess(admin, { teamId, access: "restricted" });
    expect(await seen(mara)).toEqual([]);
    expect(await newest()).toMatchObject({
      name: "team.access-changed",
      changes: [{ field: "restricted", from: false, to: true }],
    });
    const before = await countRows("events");
    await changeTeamAccess(admin, { teamId, access: "restricted" });
    expect(await countRows("events")).toBe(before);
  });
});

describe("members", () => {
  it("are active colleagues, each once, whoever adds him at the same moment", async () => {
    const teamId = await makeTeam("Legal", true);
    const customer = await makeCustomer("Hannah", "hannah@roastery.test");
    await deactivate(jonas);
    for (const userId of [customer.id, system.id, jonas.id, 999_999, ""]) {
      await expect(addTeamMember(admin, { teamId, userId: userId as number })).rejects.toMatchObject({
        code: "invalid",
        options: { fields: { userId: "error.teams.colleague" } },
      });
    }
    await Promise.all([1, 2, 3].map(() => addTeamMember(admin, { teamId, userId: mara.id })));
    expect(await namesIn(teamId)).toEqual(["Mara Lindqvist"]);
    const { entries } = await listAudit(admin, { kind: "team" });
    expect(entries).toHaveLength(1);
    await removeTeamMember(admin, { teamId, userId: mara.id });
    await expect(removeTeamMember(admin, { teamId, userId: mara.id })).rejects.toMatchObject(notFound);
  });

  it("without work on tickets see none by it", async () => {
    const { id } = await ticketFrom(system);
    const teamId = await makeTeam("Legal", true);
    await moveToTeam(id, teamId);
    const light = await makeWith("light", []);
    await addTeamMember(admin, { teamId, userId: light.id });
    expect(await seen(light)).toEqual([]);
    await expect(changeTeamLead(admin, { teamId, userId: light.id, leads: "yes" })).rejects.toMatchObject({
      messageKey: "error.teams.cannotLead",
    });
  });

  it("page by name; who is not among them can be chosen, and searched", async () => {
    const teamId = await makeTeam("Legal", true, [mara, jonas, admin]);
    const first = await listTeamMembers(admin, { teamId, limit: 2 });
    expect(first.rows.map(({ name }) => name)).toEqual(["Jonas Okafor", "Mara Lindqvist"]);
    const second = await listTeamMembers(admin, { teamId, limit: 2, cursor: first.next ?? "" });
    expect(second).toMatchObject({ rows: [{ name: "Priya Raman" }], next: null });
    expect(await listCandidates(admin, { teamId })).toEqual({ rows: [], more: false });
    await removeTeamMember(admin, { teamId, userId: mara.id });
    const found = async (query: string) =>
      (await listCandidates(admin, { teamId, query })).rows.map(({ name }) => name);
    expect([await found(""), await found("lind"), await found("oka"), await found("%")]).toEqual([
      ["Mara Lindqvist"],
      ["Mara Lindqvist"],
      [],
      [],
    ]);
  });

  it("lead and lead no more, which their profile and the list say", async () => {
    const teamId = await makeTeam("Legal", true, [mara]);
    expect(await listLedTeams(mara)).toEqual([]);
    await changeTeamLead(admin, { teamId, userId: mara.id, leads: "yes" });
    expect(await newest()).toMatchObject({
      name: "team.lead-changed",
      changes: [{ field: "lead", from: null, to: "Mara Lindqvist" }],
    });
    expect(await listLedTeams(mara)).toEqual([{ id: teamId, name: "Legal", hue: 200 }]);
    expect(await listManagedTeams(admin)).toMatchObject([
      { leads: ["Mara Lindqvist"], leadCount: 1, memberCount: 1 },
    ]);
    await deactivate(mara);
    expect(await listManagedTeams(admin)).toMatchObject([{ leads: [], leadCount: 0, memberCount: 1 }]);
    await changeTeamLead(admin, { teamId, userId: mara.id, leads: "no" });
    expect(await newest()).toMatchObject({ changes: [{ from: "Mara Lindqvist", to: null }] });
    await expect(changeTeamLead(admin, { teamId, userId: mara.id, leads: "yes" })).rejects.toMatchObject({
      messageKey: "error.teams.cannotLead",
    });
    await expect(changeTeamLead(admin, { teamId, userId: jonas.id, leads: "yes" })).rejects.toMatchObject(
      notFound,
    );
  });
});

describe("a lead", () => {
  let legal: number;
  let board: number;
  let open: number;
  beforeEach(async () => {
    legal = await makeTeam("Legal", true, [], [mara]);
    board = await makeTeam("Board", true);
    open = await makeTeam("Service", false, [jonas]);
    mara = await actorOf(mara.id);
  });

  it("changes name and colour of his team, and says who is in it", async () => {
    const { id } = await ticketFrom(system, { subject: "A contract" });
    await moveToTeam(id, legal);
    await change(mara, legal, { name: "Law", hue: "red" });
    await addTeamMember(mara, { teamId: legal, userId: jonas.id });
    expect(await seen(jonas)).toEqual(["A contract"]);
    expect((await listCandidates(mara, { teamId: legal })).rows).toEqual([
      { id: admin.id, name: "Priya Raman" },
    ]);
    expect((await listTeamMembers(mara, { teamId: legal })).rows).toHaveLength(2);
    expect(await getTeam(mara, legal)).toMatchObject({ name: "Law", part: "leads" });
    await removeTeamMember(mara, { teamId: legal, userId: jonas.id });
    expect(await seen(jonas)).toEqual([]);
    expect((await newest())?.actor.id).toBe(mara.id);
  });

  /** What he may do in his own team, asked of another one; and what he may do in none. */
  const ofMembers: [string, (actor: Actor, teamId: number) => Promise<unknown>][] = [
    ["addTeamMember, himself", (actor, teamId) => addTeamMember(actor, { teamId, userId: actor.id })],
    ["addTeamMember", (actor, teamId) => addTeamMember(actor, { teamId, userId: admin.id })],
    ["removeTeamMember", (actor, teamId) => removeTeamMember(actor, { teamId, userId: jonas.id })],
    ["changeTeam", (actor, teamId) => change(actor, teamId, { name: "Mine" })],
    ["getTeam", (actor, teamId) => getTeam(actor, teamId)],
    ["listTeamMembers", (actor, teamId) => listTeamMembers(actor, { teamId })],
    ["listCandidates", (actor, teamId) => listCandidates(actor, { teamId })],
  ];
  const ofManagers: [string, (actor: Actor, teamId: number) => Promise<unknown>][] = [
    [
      "changeTeamLead, another",
      (actor, teamId) => changeTeamLead(actor, { teamId, userId: jonas.id, leads: "yes" }),
    ],
    [
      "changeTeamLead, himself",
      (actor, teamId) => changeTeamLead(actor, { teamId, userId: actor.id, leads: "yes" }),
    ],
    ["changeTeamAccess", (actor, teamId) => changeTeamAccess(actor, { teamId, access: "open" })],
    ["deleteTeam", (actor, teamId) => deleteTeam(actor, { teamId })],
    ["moveTeamTickets", (actor, teamId) => moveTeamTickets(actor, { teamId, toId: open })],
    ["createTeam", (actor) => make({ name: "New" }, actor)],
    ["listManagedTeams", (actor) => listManagedTeams(actor)],
  ];
  const everything = [...ofMembers, ...ofManagers];
  const refused = async (actor: Actor, teamIds: number[], verbs: typeof everything) => {
    const before = [await countRows("events"), await countRows("memberships"), await countRows("teams")];
    for (const teamId of teamIds) {
      for (const [name, run] of verbs) {
        const problem = await run(actor, teamId).then(
          () => "done",
          (error) => error.code,
        );
        expect(["forbidden", "not_found"], `${name} of ${teamId}`).toContain(problem);
      }
    }
    expect([await countRows("events"), await countRows("memberships"), await countRows("teams")]).toEqual(
      before,
    );
  };

  it("touches no other team, and does not learn of one that he does not see", async () => {
    await refused(mara, [board, open, 999_999], everything);
    for (const [name, run] of ofMembers) {
      await expect(run(mara, board), name).rejects.toMatchObject(notFound);
      await expect(run(mara, open), name).rejects.toMatchObject(forbidden);
    }
  });

  it("makes no lead, changes neither who sees the team's tickets nor where they go, and deletes nothing", async () => {
    await refused(mara, [legal], ofManagers);
    await addTeamMember(mara, { teamId: legal, userId: jonas.id });
    await refused(mara, [legal], ofManagers);
    expect(await getTeam(admin, legal)).toMatchObject({ restricted: true });
  });

  it("takes out no lead: not another, and not himself to come back as less or more", async () => {
    await addTeamMember(admin, { teamId: legal, userId: jonas.id });
    await changeTeamLead(admin, { teamId: legal, userId: jonas.id, leads: "yes" });
    for (const userId of [jonas.id, mara.id]) {
      await expect(removeTeamMember(mara, { teamId: legal, userId })).rejects.toMatchObject({
        ...forbidden,
        messageKey: "error.teams.lead",
      });
    }
    // To add a lead again makes him no member without a lead.
    await addTeamMember(mara, { teamId: legal, userId: jonas.id });
    expect((await listTeamMembers(admin, { teamId: legal })).rows.every(({ isLead }) => isLead)).toBe(true);
  });

  it("adds no customer, nobody who has left, and nobody as a lead, whatever his form says", async () => {
    const customer = await makeCustomer("Hannah", "hannah@roastery.test");
    await deactivate(jonas);
    for (const userId of [customer.id, jonas.id, system.id]) {
      await expect(addTeamMember(mara, { teamId: legal, userId })).rejects.toMatchObject({ code: "invalid" });
    }
    await addTeamMember(mara, { teamId: legal, userId: admin.id, isLead: true, leads: "yes" } as never);
    await change(mara, legal, { name: "Law", restricted: false, access: "open" } as never);
    expect(await db().$count(memberships, eq(memberships.isLead, true))).toBe(1);
    expect(await getTeam(admin, legal)).toMatchObject({ name: "Law", restricted: true });
  });

  it("is none any more once he was deactivated, made none, or taken out, though his page is open still", async () => {
    await deactivate(mara);
    await refused(mara, [legal], everything);
    const omar = await makeAgent("Omar", "omar@northwind.test");
    await addTeamMember(admin, { teamId: legal, userId: omar.id });
    await changeTeamLead(admin, { teamId: legal, userId: omar.id, leads: "yes" });
    const his = await actorOf(omar.id);
    await changeTeamLead(admin, { teamId: legal, userId: omar.id, leads: "no" });
    await refused(his, [legal], everything);
    await changeTeamLead(admin, { teamId: legal, userId: omar.id, leads: "yes" });
    await removeTeamMember(admin, { teamId: legal, userId: omar.id });
    await refused(his, [legal], everything);
  });

  it("works on tickets himself: a collaborator, a customer and a token that only reads lead nothing", async () => {
    const light = await makeWith("light", []);
    const customer = await makeCustomer("Hannah", "hannah@roastery.test");
    for (const { id } of [light, customer]) {
      await db().insert(memberships).values({ teamId: legal, userId: id, isLead: true });
    }
    for (const { id } of [light, customer])
      await refused(await actorOf(id), [legal, board, open], everything);
    expect(await listLedTeams(await actorOf(light.id))).toEqual([]);
    await expect(change({ ...mara, readOnly: true }, legal, { name: "Law" })).rejects.toMatchObject(
      forbidden,
    );
  });
});

describe("who may make teams without seeing every ticket", () => {
  let hr: Actor;
  beforeEach(async () => {
    hr = await makeWith("hr", ["settings.teams", "tickets.work"]);
  });

  it("manages those that he sees, and can neither open nor enter another", async () => {
    const legal = await makeTeam("Legal", true);
    const open = await makeTeam("Service", false);
    hr = await actorOf(hr.id);
    expect((await listManagedTeams(hr)).map(({ name }) => name)).toEqual(["Service"]);
    for (const run of [
      () => addTeamMember(hr, { teamId: legal, userId: hr.id }),
      () => changeTeamAccess(hr, { teamId: legal, access: "open" }),
      () => moveTeamTickets(hr, { teamId: legal, toId: open }),
      () => getTeamUse(hr, legal),
      () => deleteTeam(hr, { teamId: legal }),
    ]) {
      await expect(run()).rejects.toMatchObject(notFound);
    }
    await expect(moveTeamTickets(hr, { teamId: open, toId: legal })).rejects.toMatchObject({
      options: { fields: { toId: "error.teams.taker" } },
    });
  });

  it("does not shut himself out, and is in the restricted team that he makes", async () => {
    const open = await makeTeam("Service", false);
    hr = await actorOf(hr.id);
    await expect(changeTeamAccess(hr, { teamId: open, access: "restricted" })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.teams.joinFirst",
    });
    await addTeamMember(hr, { teamId: open, userId: hr.id });
    await changeTeamAccess(hr, { teamId: open, access: "restricted" });
    const made = await make({ name: "Works council", access: "restricted" }, hr);
    expect(await newest()).toMatchObject({ changes: [{}, {}, {}, { field: "member", to: "Role hr" }] });
    hr = await actorOf(hr.id);
    expect((await listManagedTeams(hr)).map(({ id }) => id)).toEqual([open, made]);
    expect((await listAccessChoices(admin)).teams).toHaveLength(2);
  });
});
