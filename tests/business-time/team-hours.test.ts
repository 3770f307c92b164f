import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { businessHours, memberships, roles } from "../../db/schema";
import { changeHours } from "../../lib/business-time/change-hours";
import { changeTeamHours, leaveTeamHours } from "../../lib/business-time/change-team-hours";
import { getHours, getTeamHours, hoursOf } from "../../lib/business-time/find-hours";
import { teamHoursForm } from "../../lib/business-time/hours-form";
import type { ChangeTeamHoursInput } from "../../lib/business-time/inputs";
import { closedBetween, openingAt } from "../../lib/business-time/opening";
import { formatIntervals, type TypedWeek } from "../../lib/business-time/typed-week";
import { type Actor, actingAt } from "../../lib/core/actor";
import { forget } from "../../lib/stores/remember";
import { deleteTeam } from "../../lib/tickets/delete-team";
import { getRequest } from "../../lib/tickets/get-request";
import { listAudit } from "../../lib/tickets/list-audit";
import { makeTeam, moveToTeam, ticketFrom } from "../support/tickets";
import { actorOf, makeAgent, makeWorld } from "../support/world";

const zone = "Europe/Copenhagen";
const every = (hours: string): TypedWeek =>
  Array.from({ length: 7 }, () => {
    const [from = "", to = ""] = hours.split("-");
    return [{ from, to }];
  });
// 10 in the morning in Copenhagen, on a Wednesday.
const morning = new Date("2026-03-18T09:00:00Z");

let system: Actor;
let admin: Actor;
let lead: Actor;
let teamId: number;
beforeEach(async () => {
  forget("");
  ({ system, admin } = await makeWorld());
  lead = await makeAgent("Lena Leading", "lena@northwind.test");
  teamId = await makeTeam("Service", false, [], [lead]);
  lead = await actorOf(lead.id);
  await changeHours(admin, { seenVersion: 0, timeZone: zone, week: every("9-17") });
});

const change = (options: Partial<ChangeTeamHoursInput> = {}, actor = admin) =>
  changeTeamHours(actor, { teamId, seenVersion: 0, timeZone: zone, week: every("12-20"), ...options });
const inForce = async () => formatIntervals((await hoursOf(teamId)).week[2] ?? []);
const kind = async (team: number | null) => (await openingAt(morning, team)).kind;

describe("a team's opening hours", () => {
  it("hold for its tickets in the place of the workspace's, which hold for everything else", async () => {
    expect([await kind(null), await kind(teamId)]).toEqual(["open", "open"]);
    await change();
    expect([await kind(null), await kind(teamId)]).toEqual(["open", "closed"]);
    expect(await kind(await makeTeam("Legal", false))).toBe("open");
    expect((await openingAt(morning, teamId)).until).toBe("2026-03-18T11:00:00.000Z");
    expect(formatIntervals((await getHours(admin)).week[2] ?? [])).toBe("09:00–17:00");
    const day = [new Date("2026-03-18T00:00:00Z"), new Date("2026-03-18T23:00:00Z")] as const;
    expect((await closedBetween(...day))[0]).toMatchObject({ to: "2026-03-18T08:00:00.000Z" });
  });

  it("follow the workspace's at once as long as the team has none", async () => {
    expect(await kind(teamId)).toBe("open");
    await changeHours(admin, { seenVersion: 1, timeZone: zone, week: every("12-20") });
    expect(await kind(teamId)).toBe("closed");
  });

  it("may be none at all, of which nothing is said", async () => {
    await change({ week: Array.from({ length: 7 }, () => []) });
    expect(await openingAt(morning, teamId)).toMatchObject({ kind: "none", until: null });
  });

  it("are left for the workspace's, and found again by who wants them back", async () => {
    await change();
    await leaveTeamHours(admin, { teamId });
    await leaveTeamHours(admin, { teamId });
    expect(await inForce()).toBe("09:00–17:00");
    expect(await kind(teamId)).toBe("open");
    const offered = await getTeamHours(admin, teamId);
    expect(offered).toMatchObject({ version: 2, inForce: false });
    expect(formatIntervals(offered.week[2] ?? [])).toBe("12:00–20:00");
    await change({ seenVersion: 2 });
    expect(await inForce()).toBe("12:00–20:00");
  });

  it("begin with the workspace's in the form, and may be the same", async () => {
    const offered = await getTeamHours(admin, teamId);
    expect(offered).toMatchObject({ version: 0, inForce: false, timeZone: zone });
    await change({ week: every("9-17") });
    await changeHours(admin, { seenVersion: 1, timeZone: zone, week: every("12-20") });
    expect(await kind(teamId)).toBe("open");
  });

  it("tell in the audit what held before, and that they are its own", async () => {
    await change();
    await leaveTeamHours(admin, { teamId });
    const { entries } = await listAudit(admin, { kind: "team", limit: 2 });
    expect(entries[0]).toMatchObject({
      name: "team.hours-left",
      about: ["Service"],
      changes: [{ field: "ownHours", from: true, to: false }],
    });
    expect(entries[1]).toMatchObject({ name: "team.hours-changed", about: ["Service"] });
    expect(entries[1]?.changes.slice(0, 2)).toEqual([
      { field: "ownHours", from: false, to: true },
      { field: "hours.0", from: "09:00–17:00", to: "12:00–20:00" },
    ]);
  });

  it("that somebody else changed or left meanwhile are a conflict with his name", async () => {
    await change();
    await expect(change({ week: every("8-9") })).rejects.toMatchObject({
      code: "conflict",
      options: { details: { name: admin.name } },
    });
    await leaveTeamHours(admin, { teamId });
    await expect(change({ seenVersion: 1, week: every("8-9") })).rejects.toMatchObject({ code: "conflict" });
    const both = await Promise.allSettled([
      change({ seenVersion: 2, week: every("7-8") }),
      change({ seenVersion: 2, week: every("8-9") }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().$count(businessHours, eq(businessHours.teamId, teamId))).toBe(1);
  });

  it("are refused with what is wrong at its field, from the form too", async () => {
    const typed = teamHoursForm.parse({
      teamId: `${teamId}`,
      timeZone: zone,
      "2.0.from": "9",
      "2.0.to": "8",
    });
    expect(typed).toMatchObject({ teamId, act: "save", seenVersion: 0 });
    await expect(changeTeamHours(admin, typed)).rejects.toMatchObject({
      options: { fields: { "2.0.to": "error.hours.endsFirst" } },
    });
    expect(teamHoursForm.safeParse({ teamId: "none", timeZone: zone }).success).toBe(false);
  });

  it("are gone with the team", async () => {
    await change();
    await deleteTeam(admin, { teamId });
    expect(await db().$count(businessHours, eq(businessHours.teamId, teamId))).toBe(0);
  });
});

it("are for who manages the team: neither its leads, nor who does not see its tickets, nor who only looks", async () => {
  await expect(change({}, lead)).rejects.toMatchObject({ code: "forbidden" });
  await expect(leaveTeamHours(lead, { teamId })).rejects.toMatchObject({ code: "forbidden" });
  await expect(getTeamHours(lead, teamId)).rejects.toMatchObject({ code: "forbidden" });
  await expect(change({}, { ...admin, readOnly: true })).rejects.toMatchObject({ code: "forbidden" });
  await db()
    .insert(roles)
    .values({
      key: "teams",
      name: "Teams",
      permissions: ["tickets.work", "settings.teams", "settings.hours"],
    });
  const maker = await makeAgent("Mia Maker", "mia@northwind.test", { roleKey: "teams" });
  const closed = await makeTeam("Board", true);
  await expect(change({ teamId: closed }, maker)).rejects.toMatchObject({ code: "not_found" });
  await expect(leaveTeamHours(maker, { teamId: closed })).rejects.toMatchObject({ code: "not_found" });
  await expect(getTeamHours(maker, closed)).rejects.toMatchObject({ code: "not_found" });
  await db().insert(memberships).values({ teamId: closed, userId: maker.id, isLead: false });
  await change({ teamId: closed }, await actorOf(maker.id));
  expect(formatIntervals((await hoursOf(closed)).week[0] ?? [])).toBe("12:00–20:00");
});

it("a request says when its team is there, and not which team it is", async () => {
  const ticket = await ticketFrom(system);
  await moveToTeam(ticket.id, teamId);
  await change({ week: every("0-24") });
  const hannah = await actorOf(ticket.requesterId);
  const request = await getRequest(actingAt(hannah, morning), ticket.number);
  expect(request.opening).toEqual({ kind: "open", until: null, timeZone: zone });
  expect(JSON.stringify(request)).not.toContain("Service");
  expect(request).not.toHaveProperty("teamId");
});
