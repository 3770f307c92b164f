import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { roles, tickets } from "../../db/schema";
import { addTeamMember } from "../../lib/accounts/add-team-member";
import { changeColleague } from "../../lib/accounts/change-colleague";
import { createTeam } from "../../lib/accounts/create-team";
import { getColleague } from "../../lib/accounts/get-colleague";
import { inviteColleague } from "../../lib/accounts/invite-colleague";
import { listAccessChoices } from "../../lib/accounts/list-access-choices";
import { listManagedTeams } from "../../lib/accounts/list-managed-teams";
import { withdrawInvitation } from "../../lib/accounts/withdraw-invitation";
import type { Actor } from "../../lib/core/actor";
import { assignTeam } from "../../lib/tickets/assign-team";
import { changeTopic } from "../../lib/tickets/change-topic";
import { createTopic } from "../../lib/tickets/create-topic";
import { deleteTeam } from "../../lib/tickets/delete-team";
import { listAudit } from "../../lib/tickets/list-audit";
import { listTeams } from "../../lib/tickets/list-choices";
import { listTimeline } from "../../lib/tickets/list-timeline";
import { moveTeamTickets } from "../../lib/tickets/move-team-tickets";
import { countTeamLoad } from "../../lib/tickets/team-tickets";
import { getTeamUse } from "../../lib/tickets/team-use";
import { closeTicket, makeTeam, moveToTeam, ticketFrom, ticketRow } from "../support/tickets";
import { actorOf, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
let legal: number;
let service: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  legal = await makeTeam("Legal", true, [mara]);
  service = await makeTeam("Service", false);
});

const ticketIn = async (teamId: number, subject = "A contract") => {
  const ticket = await ticketFrom(system, { subject });
  await moveToTeam(ticket.id, teamId);
  return ticket;
};
const inTheWay = (what: string, details: object) => ({
  code: "conflict",
  messageKey: `error.teams.${what}`,
  options: { details },
});
const changesOf = async (id: number) => (await listTimeline(admin, id)).map(({ changes }) => changes);
const agentRole = async () => {
  const [role] = await db().select({ id: roles.id }).from(roles).where(eq(roles.key, "agent"));
  return role!.id;
};

describe("a team's tickets", () => {
  it("go to another team, solved ones among them, and each says so", async () => {
    const [first, second] = [await ticketIn(legal), await ticketIn(legal, "Another")];
    await closeTicket(second.id);
    expect(await countTeamLoad(admin, [legal, service])).toEqual(
      new Map([
        [legal, 1],
        [service, 0],
      ]),
    );
    expect(await moveTeamTickets(admin, { teamId: legal, toId: service })).toEqual({ done: 2, left: 0 });
    for (const { id } of [first, second]) expect((await ticketRow(id)).teamId).toBe(service);
    expect(await changesOf(first.id)).toContainEqual([{ field: "team", from: "Legal", to: "Service" }]);
    expect(await moveTeamTickets(admin, { teamId: legal, toId: service })).toEqual({ done: 0, left: 0 });
  });

  it("do not go to their own team, to none, nor to one that was deleted", async () => {
    await ticketIn(legal);
    await deleteTeam(admin, { teamId: service });
    for (const toId of [legal, service, 999_999, ""]) {
      await expect(moveTeamTickets(admin, { teamId: legal, toId: toId as number })).rejects.toMatchObject({
        code: "invalid",
        options: { fields: { toId: "error.teams.taker" } },
      });
    }
    expect((await getTeamUse(admin, legal)).tickets).toBe(1);
  });

  it("are counted as far as one sees them", async () => {
    await ticketIn(legal);
    const outsider = await makeAgent("Omar", "omar@northwind.test");
    expect((await countTeamLoad(await actorOf(mara.id), [legal])).get(legal)).toBe(1);
    expect((await countTeamLoad(outsider, [legal])).get(legal)).toBe(0);
  });
});

describe("a team that something names", () => {
  it("is not deleted while a topic sends requests to it", async () => {
    const topic = { en: "A contract", de: "", priority: null };
    const { topicId } = await createTopic(admin, { ...topic, teamId: legal });
    await expect(deleteTeam(admin, { teamId: legal })).rejects.toMatchObject(
      inTheWay("topics", { names: "A contract" }),
    );
    expect(await getTeamUse(admin, legal)).toEqual({ topics: ["A contract"], invitations: [], tickets: 0 });
    await changeTopic(admin, { ...topic, topicId, seenVersion: 1, teamId: null });
    await deleteTeam(admin, { teamId: legal });
  });

  it("is not deleted while somebody is invited to it", async () => {
    const { invitationId } = await inviteColleague(admin, {
      email: "vera@northwind.test",
      name: "Vera",
      roleId: await agentRole(),
      teamIds: [legal],
    });
    await expect(deleteTeam(admin, { teamId: legal })).rejects.toMatchObject(
      inTheWay("invitations", { names: "Vera" }),
    );
    await withdrawInvitation(admin, { invitationId });
    await deleteTeam(admin, { teamId: legal });
  });

  it("is not deleted while a ticket is in it, be it closed", async () => {
    const { id } = await ticketIn(legal);
    await closeTicket(id);
    await expect(deleteTeam(admin, { teamId: legal })).rejects.toMatchObject(
      inTheWay("tickets", { count: 1 }),
    );
    expect((await listManagedTeams(admin)).map(({ name }) => name)).toEqual(["Legal", "Service"]);
  });
});

describe("a deleted team", () => {
  it("is nowhere to be chosen, has no members, and its name is free", async () => {
    await deleteTeam(admin, { teamId: legal });
    expect((await listManagedTeams(admin)).map(({ name }) => name)).toEqual(["Service"]);
    expect((await listAccessChoices(admin)).teams.map(({ name }) => name)).toEqual(["Service"]);
    expect((await listTeams(admin)).map(({ name }) => name)).toEqual(["Service"]);
    expect((await getColleague(admin, mara.id)).teams).toEqual([]);
    const { id } = await ticketFrom(system);
    await expect(assignTeam(admin, { ticketId: id, from: null, to: legal })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(addTeamMember(admin, { teamId: legal, userId: mara.id })).rejects.toMatchObject({
      code: "not_found",
    });
    const roleId = await agentRole();
    const into = { userId: mara.id, fromRoleId: roleId, roleId, fromTeamIds: [], teamIds: [legal] };
    await expect(changeColleague(admin, into)).rejects.toMatchObject({
      options: { fields: { teamIds: "error.people.team" } },
    });
    await expect(deleteTeam(admin, { teamId: legal })).rejects.toMatchObject({ code: "not_found" });
    await createTeam(admin, { name: "Legal", hue: "red", access: "open" });
  });

  it("keeps its name in the history of tickets and in the audit", async () => {
    const { id } = await ticketIn(legal);
    await moveTeamTickets(admin, { teamId: legal, toId: service });
    await deleteTeam(admin, { teamId: legal });
    expect(await changesOf(id)).toContainEqual([{ field: "team", from: "Legal", to: "Service" }]);
    const { entries } = await listAudit(admin, { kind: "team" });
    expect(entries[0]).toMatchObject({
      name: "team.deleted",
      about: ["Legal"],
      changes: [{ field: "team", from: "Legal", to: null }],
    });
  });

  it("and a ticket that comes into it at the same moment exclude each other", async () => {
    for (let round = 0; round < 8; round++) {
      const teamId = await makeTeam(`Team ${round}`, false);
      const { id } = await ticketFrom(system, { subject: `Race ${round}` });
      const both = await Promise.allSettled([
        deleteTeam(admin, { teamId }),
        assignTeam(admin, { ticketId: id, from: null, to: teamId }),
      ]);
      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const [loser] = both.filter((one) => one.status === "rejected");
      expect(["conflict", "invalid"]).toContain(loser?.reason.code);
      const gone = both[0].status === "fulfilled";
      expect(await db().$count(tickets, eq(tickets.teamId, teamId))).toBe(gone ? 0 : 1);
    }
  });

  it("and a member or a topic that comes at the same moment exclude each other, with no end in a circle", async () => {
    for (let round = 0; round < 8; round++) {
      const teamId = await makeTeam(`Team ${round}`, false, [mara]);
      const topic = { en: `Topic ${round}`, de: "", teamId, priority: null };
      const all = await Promise.allSettled([
        createTopic(admin, topic),
        deleteTeam(admin, { teamId }),
        addTeamMember(admin, { teamId, userId: admin.id }),
      ]);
      for (const one of all) {
        if (one.status === "rejected")
          expect(["conflict", "invalid", "not_found"]).toContain(one.reason.code);
      }
      const [topicMade, deleted] = all.map(({ status }) => status === "fulfilled");
      expect(topicMade).toBe(!deleted);
    }
  });
});
