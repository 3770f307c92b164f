import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { memberships, notifications, requestTopics, teams, tickets } from "../../db/schema";
import { endAbsence } from "../../lib/accounts/absence/end-absence";
import { getAbsence } from "../../lib/accounts/absence/find-absence";
import { setAbsence } from "../../lib/accounts/absence/set-absence";
import { changeTeamTurns } from "../../lib/accounts/change-team-turns";
import { primaryAddress } from "../../lib/accounts/primary-address";
import { removeTeamMember } from "../../lib/accounts/remove-team-member";
import type { Actor } from "../../lib/core/actor";
import { dayAt } from "../../lib/core/days";
import { randomToken } from "../../lib/core/ids";
import { drainLane } from "../../lib/events/drain-lane";
import { assignTeam } from "../../lib/tickets/assign-team";
import { assignTicket } from "../../lib/tickets/assign-ticket";
import { changeTicket } from "../../lib/tickets/change-ticket";
import { createTicket } from "../../lib/tickets/create-ticket";
import { getTicket } from "../../lib/tickets/get-ticket";
import { handOverTickets } from "../../lib/tickets/hand-over-tickets";
import type { CreateTicketInput } from "../../lib/tickets/inputs";
import { listAudit } from "../../lib/tickets/list-audit";
import { moveTeamTickets } from "../../lib/tickets/move-team-tickets";
import { openRequest } from "../../lib/tickets/open-request";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { effects } from "../../worker/listeners";
import { answer, deactivate, makeTeam, ticketFrom, ticketRow } from "../support/tickets";
import { actorOf, makeAgent, makeWorld, newestTicket, receive } from "../support/world";

let system: Actor;
let admin: Actor;
let people: Actor[];
let teamId: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  people = [];
  for (const name of ["ann", "ben", "cem", "dea"])
    people.push(await makeAgent(name, `${name}@northwind.test`));
  teamId = await makeTeam("Service", false, people);
  await changeTeamTurns(admin, { teamId, roundRobin: "on" });
});

const create = async (options: Partial<CreateTicketInput> = {}) => {
  const { number } = await createTicket(admin, {
    ...{ channel: "phone", address: `${randomToken()}@roastery.test`, name: "Hannah" },
    ...{ subject: "It drips", html: "<p>It drips.</p>", onceKey: randomToken() },
    ...{ customerId: null, teamId, assigneeId: null, ...options },
  });
  const [row] = await db().select().from(tickets).where(eq(tickets.number, number));
  return row!;
};
const addressOf = async (userId: number) => (await primaryAddress(userId, db())) ?? "";
const holder = async (id: number) => people.find((one) => one.id === id)?.name ?? null;
const takers = async (count: number) => {
  const names: (string | null)[] = [];
  for (let at = 0; at < count; at++) names.push(await holder((await create()).assigneeId ?? 0));
  return names;
};
const leave = async (person: Actor | undefined, lastDay = "") =>
  setAbsence(admin, {
    ...{ userId: person!.id, seen: (await getAbsence(admin, person!.id)).seen },
    ...{ firstDay: dayAt(new Date(), "Europe/Copenhagen"), lastDay, note: "", releases: true },
  });
const move = async (id: number, to: number | null, from: number | null = null) =>
  assignTeam(await actorOf(admin.id), { ticketId: id, from, to });

describe("round robin", () => {
  it("gives new tickets to who got one longest ago, and begins with who never had one", async () => {
    expect(await takers(6)).toEqual(["ann", "ben", "cem", "dea", "ann", "ben"]);
    const eve = await makeAgent("eve", "eve@northwind.test");
    await db().insert(memberships).values({ teamId, userId: eve.id, isLead: false });
    people.push(eve);
    expect(await takers(3)).toEqual(["eve", "cem", "dea"]);
  });

  it("passes over who is away, was deactivated, or does not work on tickets, and nobody is nobody", async () => {
    await leave(people[0]);
    await deactivate(people[1]!);
    expect(await takers(3)).toEqual(["cem", "dea", "cem"]);
    await endAbsence(admin, { userId: people[0]!.id });
    expect(await takers(2)).toEqual(["ann", "dea"]);
    for (const one of [people[0], people[2], people[3]]) await leave(one);
    const ticket = await create();
    expect(ticket).toMatchObject({ assigneeId: null, status: "new" });
  });

  it("keeps still in teams without it, where somebody was chosen, and for what is solved", async () => {
    const chosen = await create({ assigneeId: people[3]!.id });
    expect(await holder(chosen.assigneeId ?? 0)).toBe("dea");
    const elsewhere = await makeTeam("Legal", false, people);
    expect((await create({ teamId: elsewhere })).assigneeId).toBeNull();
    const solved = await create({ teamId: null });
    await db()
      .update(tickets)
      .set({ status: "solved", solvedAt: new Date() })
      .where(eq(tickets.id, solved.id));
    await move(solved.id, teamId);
    expect((await ticketRow(solved.id)).assigneeId).toBeNull();
    await changeTeamTurns(admin, { teamId, roundRobin: "off" });
    expect((await create()).assigneeId).toBeNull();
  });

  it("is an event of a rule with words and a notice of its own, and opens a new ticket", async () => {
    const ticket = await create();
    await drainLane(system, "notice", effects);
    expect(ticket.status).toBe("open");
    expect((await getTicket(admin, ticket.number)).lines).toMatchObject([
      { name: "ticket.assigned-by-turn", changes: [{ field: "assignee", from: null, to: "ann" }] },
      { name: "ticket.status-changed", actor: system.name },
    ]);
    expect(await db().select().from(notifications)).toMatchObject([
      { userId: people[0]!.id, kind: "assigned", byId: null },
    ]);
    await expect(
      assignTicket(admin, { ticketId: ticket.id, from: null, to: people[1]!.id }),
    ).rejects.toMatchObject({ options: { details: { name: system.name, theirs: "ann", yours: "ben" } } });
  });

  it("takes what comes by form, what is moved into the team, alone, with other fields or with a whole team", async () => {
    await db()
      .insert(requestTopics)
      .values({ name: { en: "A machine" }, position: 1, version: 1, teamId, createdAt: new Date() });
    const [topic] = await db().select({ id: requestTopics.id }).from(requestTopics);
    await openRequest(system, {
      ...{ visitor: { email: "jo@forms.test", name: "Jo" }, topic: topic!.id, subject: "It drips" },
      ...{ text: "It does.", locale: "en", onceKey: randomToken() },
    });
    expect(await holder((await newestTicket()).assigneeId ?? 0)).toBe("ann");

    const moved = await ticketFrom(system);
    await move(moved.id, teamId);
    expect(await ticketRow(moved.id)).toMatchObject({ assigneeId: people[1]!.id, status: "open" });

    const patched = await ticketFrom(system, { from: "Lea <lea@roastery.test>" });
    await changeTicket(await actorOf(admin.id), { number: patched.number, teamId, priority: "high" });
    expect(await ticketRow(patched.id)).toMatchObject({ assigneeId: people[2]!.id, priority: "high" });

    const other = await makeTeam("Old", false, []);
    const [kept, free] = [await create({ teamId: other }), await create({ teamId: other })];
    await db().update(tickets).set({ assigneeId: admin.id }).where(eq(tickets.id, kept.id));
    await moveTeamTickets(await actorOf(admin.id), { teamId: other, toId: teamId });
    expect(await ticketRow(kept.id)).toMatchObject({ assigneeId: admin.id, teamId });
    expect(await ticketRow(free.id)).toMatchObject({ assigneeId: people[3]!.id, teamId });
  });

  it("leaves what somebody solves as he moves it to him, and does not give twice", async () => {
    const ticket = await ticketFrom(system);
    await changeTicket(await actorOf(admin.id), { number: ticket.number, teamId, status: "solved" });
    expect((await ticketRow(ticket.id)).assigneeId).toBe(admin.id);
    await move(ticket.id, null, teamId);
    await move(ticket.id, teamId);
    expect((await ticketRow(ticket.id)).assigneeId).toBe(admin.id);
  });

  it("takes what who is away lets go, and what comes back to who has left; not what is taken off by hand", async () => {
    const ticket = await create();
    await answer(admin, ticket.id);
    await leave(people[0]);
    const write = () =>
      receive(system, {
        from: `H <${requester}>`,
        envelopeFrom: requester,
        subject: `Re: [#${ticket.number}]`,
      });
    const requester = await addressOf(ticket.requesterId);
    await write();
    expect(await ticketRow(ticket.id)).toMatchObject({ assigneeId: people[1]!.id });
    expect((await getTicket(admin, ticket.number)).lines.slice(-2).map(({ name }) => name)).toEqual([
      "ticket.released",
      "ticket.assigned-by-turn",
    ]);
    await answer(admin, ticket.id, { nextStatus: "solved" });
    await deactivate(people[1]!);
    await write();
    expect(await ticketRow(ticket.id)).toMatchObject({ assigneeId: people[2]!.id, status: "open" });

    await handOverTickets(admin, { userId: people[2]!.id, toId: null });
    expect((await ticketRow(ticket.id)).assigneeId).toBeNull();
    const second = await create();
    await assignTicket(admin, { ticketId: second.id, from: second.assigneeId, to: null });
    expect((await ticketRow(second.id)).assigneeId).toBeNull();
    await setAsideTicket(admin, { ticketId: ticket.id, as: "spam" });
    await write();
    expect((await ticketRow(ticket.id)).assigneeId).toBeNull();
  });
});

describe("forty tickets at once", () => {
  // The whole team was moved first.
  const unlessConflict = (error: { code?: string }) => {
    if (error.code !== "conflict") throw error;
  };
  const counts = async () => {
    const rows = await db().select({ by: tickets.assigneeId }).from(tickets);
    return people.map(({ id }) => rows.filter(({ by }) => by === id).length);
  };
  const eightAtOnce = async (work: (at: number) => Promise<unknown>) => {
    const waiting = Array.from({ length: 40 }, (_, at) => at);
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) await work(at);
      }),
    );
  };

  it("come out ten for each of four", async () => {
    await eightAtOnce((at) => create({ tags: [`tag-${at % 3}`, `tag-${(at + 1) % 3}`] }));
    expect(await counts()).toEqual([10, 10, 10, 10]);
  });

  it("also where some are moved, answered while their people are away, or come with a whole team, without a deadlock", async () => {
    const old = await makeTeam("Old", false, []);
    const [first, second] = [people[0]!, people[1]!];
    await leave(first);
    const held: Awaited<ReturnType<typeof create>>[] = [];
    for (let at = 0; at < 16; at++) held.push(await create({ teamId: old }));
    for (const { id } of held.slice(0, 8)) {
      await db().update(tickets).set({ teamId, assigneeId: first.id }).where(eq(tickets.id, id));
    }
    const addresses = await Promise.all(held.map(({ requesterId }) => addressOf(requesterId)));
    const answerOf = (at: number) =>
      receive(system, {
        ...{ from: `H <${addresses[at]}>`, envelopeFrom: addresses[at] },
        // Each copies in who writes beside it.
        ...{ subject: `Re: [#${held[at]?.number}]`, cc: `${addresses[(at + 1) % 8]}, new@copied.test` },
      });
    await eightAtOnce(async (at) => {
      if (at < 8) await answerOf(at);
      else if (at < 16) await move(held[at]!.id, teamId, old).catch(unlessConflict);
      else if (at === 16) await moveTeamTickets(await actorOf(admin.id), { teamId: old, toId: teamId });
      else if (at === 20) await removeTeamMember(admin, { teamId, userId: second.id });
      else await create();
    });
    const [away, , ...others] = await counts();
    expect(away).toBe(0);
    expect(Math.abs((others[0] ?? 0) - (others[1] ?? 0))).toBeLessThanOrEqual(1);
    const unassigned = and(eq(tickets.teamId, teamId));
    const rows = await db().select({ by: tickets.assigneeId }).from(tickets).where(unassigned);
    expect(rows.filter(({ by }) => by === null)).toEqual([]);
  });
});

describe("who may switch it", () => {
  it("are who manages and who leads the team; it stands in the audit, once", async () => {
    await expect(changeTeamTurns(people[0]!, { teamId, roundRobin: "off" })).rejects.toMatchObject({
      code: "not_found",
    });
    await db().update(memberships).set({ isLead: true }).where(eq(memberships.userId, people[0]!.id));
    const lead = await actorOf(people[0]!.id);
    await changeTeamTurns(lead, { teamId, roundRobin: "off" });
    await changeTeamTurns(lead, { teamId, roundRobin: "off" });
    const { entries } = await listAudit(admin, { kind: "team", limit: 5 });
    expect(entries.map(({ name, changes }) => [name, changes])).toEqual([
      ["team.turns-changed", [{ field: "roundRobin", from: true, to: false }]],
      ["team.turns-changed", [{ field: "roundRobin", from: false, to: true }]],
    ]);
    const [row] = await db().select({ on: teams.roundRobin }).from(teams).where(eq(teams.id, teamId));
    expect(row?.on).toBe(false);
    await expect(
      changeTeamTurns({ ...lead, readOnly: true }, { teamId, roundRobin: "on" }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
