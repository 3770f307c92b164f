import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { db, inTransaction } from "../../db/client";
import { ticketStatuses } from "../../db/enums";
import { ticketParticipants, tickets } from "../../db/schema";
import { type Actor, asGuest } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import type { Permission } from "../../lib/core/permissions";
import type { TicketKeys } from "../../lib/events/live";
import { lockTicket } from "../../lib/tickets/lock-ticket";
import { mayHearOf, ticketScope } from "../../lib/tickets/scope";
import { makeCustomer, makeOrganisation, makeTeam } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let system: Actor;
let userIds: number[];
let teamIds: number[];
let organisationIds: number[];
beforeEach(async () => {
  const { admin, ...world } = await makeWorld();
  system = world.system;
  const agent = await makeAgent("Anna", "anna@northwind.test");
  const one = await makeCustomer("One", "one@customer.test");
  const two = await makeCustomer("Two", "two@customer.test");
  userIds = [admin.id, agent.id, one.id, two.id];
  teamIds = [await makeTeam("Open", false), await makeTeam("Legal", true), await makeTeam("HR", true)];
  organisationIds = [await makeOrganisation("Roastery"), await makeOrganisation("Bakehouse")];
});

const now = new Date("2026-03-18T12:00:00Z");
const person = fc.nat(3);
const anyTicket = fc.record({
  team: fc.option(fc.nat(2)),
  assignee: fc.option(person),
  requester: person,
  participants: fc.uniqueArray(person, { maxLength: 2 }),
  followers: fc.boolean(),
  organisation: fc.option(fc.nat(1)),
  unverified: fc.boolean(),
  status: fc.constantFrom(...ticketStatuses),
});
const anyActor = fc.record({
  kind: fc.constantFrom("staff", "staff", "staff", "customer", "system"),
  who: person,
  permissions: fc.subarray<Permission>(["tickets.work", "tickets.all", "tickets.delete"]),
  teams: fc.subarray([0, 1, 2]),
  /** Which organisation shares its requests with him. */
  shared: fc.option(fc.nat(1)),
  /** Which of the written tickets his guest link stands for. */
  guestOf: fc.option(fc.nat(11)),
});

type TicketSeed = typeof anyTicket extends fc.Arbitrary<infer Seed> ? Seed : never;
type ActorSeed = typeof anyActor extends fc.Arbitrary<infer Seed> ? Seed : never;

function actorFrom(seed: ActorSeed, written: { id: number }[] = []): Actor {
  const actor: Actor = {
    kind: seed.kind,
    id: userIds[seed.who]!,
    name: "Somebody",
    permissions: new Set(seed.kind === "staff" ? seed.permissions : []),
    teamIds: seed.teams.map((index) => teamIds[index]!),
    sharedOrganisationId: seed.shared === null ? null : organisationIds[seed.shared]!,
    locale: "en",
    timeZone: "UTC",
    undoSeconds: 0,
  };
  return seed.guestOf === null ? actor : asGuest(actor, written[seed.guestOf]?.id ?? 0);
}

/** Writes the tickets and gives back what a live message would say of each. */
async function write(seeds: TicketSeed[]): Promise<{ id: number; keys: TicketKeys; status: string }[]> {
  const common = {
    priority: "normal" as const,
    source: "email" as const,
    tags: [] as string[],
    fields: {},
    version: 1,
    preview: "",
  };
  const rows = await db()
    .insert(tickets)
    .values(
      seeds.map((seed) => ({
        ...common,
        subject: "Any",
        status: seed.status,
        statusBefore: seed.status === "spam" || seed.status === "trash" ? ("open" as const) : null,
        solvedAt: now,
        requesterId: userIds[seed.requester]!,
        assigneeId: seed.assignee === null ? null : userIds[seed.assignee]!,
        teamId: seed.team === null ? null : teamIds[seed.team]!,
        organisationId: seed.organisation === null ? null : organisationIds[seed.organisation]!,
        unverifiedSince: seed.unverified ? now : null,
        replyToken: randomToken(),
        lastMessageAt: now,
        createdAt: now,
        updatedAt: now,
      })),
    )
    .returning();
  const participants = rows.flatMap((row, index) =>
    seeds[index]!.participants.map((who) => ({
      ticketId: row.id,
      userId: userIds[who]!,
      role: seeds[index]!.followers ? ("follower" as const) : ("cc" as const),
    })),
  );
  if (participants.length > 0) await db().insert(ticketParticipants).values(participants);
  // As verbs have them for their messages.
  return inTransaction(async (tx) => {
    const written = [];
    for (const { id, status } of rows)
      written.push({ id, status, keys: (await lockTicket(tx, system, id)).keys });
    return written;
  });
}

describe("who sees a ticket", () => {
  it("is one rule in SQL and over the keys of a live message, but that customers find no spam and trash", async () => {
    const property = fc.asyncProperty(
      fc.array(anyTicket, { minLength: 1, maxLength: 12 }),
      fc.array(anyActor, { minLength: 4, maxLength: 4 }),
      async (seeds, actors) => {
        const written = await write(seeds);
        const own = new Set(written.map((one) => one.id));
        for (const actor of actors.map((one) => actorFrom(one, written))) {
          const rows = await db().select({ id: tickets.id }).from(tickets).where(ticketScope(actor));
          const seen = rows.map((row) => row.id).filter((id) => own.has(id));
          const gone = (status: string) =>
            actor.kind === "customer" && (status === "spam" || status === "trash");
          const heard = written.filter((one) => mayHearOf(actor, one.id, one.keys) && !gone(one.status));
          expect(seen.sort((a, b) => a - b)).toEqual(heard.map((one) => one.id));
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});

describe("each clause of the rule, by itself", () => {
  const seed: TicketSeed = {
    team: 1,
    assignee: null,
    requester: 2,
    participants: [],
    followers: false,
    organisation: 0,
    unverified: false,
    status: "open",
  };
  const agent: ActorSeed = {
    kind: "staff",
    who: 1,
    permissions: ["tickets.work"],
    teams: [0],
    shared: null,
    guestOf: null,
  };
  const collaborator: ActorSeed = { ...agent, permissions: [] };
  const customer: ActorSeed = {
    kind: "customer",
    who: 3,
    permissions: [],
    teams: [],
    shared: null,
    guestOf: null,
  };
  const colleague: ActorSeed = { ...customer, shared: 0 };
  const guest: ActorSeed = { ...customer, guestOf: 0 };

  it.each<[string, ActorSeed, Partial<TicketSeed>, boolean]>([
    ["1 staff with tickets.all sees another team's", { ...agent, permissions: ["tickets.all"] }, {}, true],
    ["2 an agent does not see a restricted team's", agent, {}, false],
    ["2 an agent sees what has no team", agent, { team: null }, true],
    ["2 an agent sees an open team's", agent, { team: 0 }, true],
    ["2 an agent sees his own team's", { ...agent, teams: [1] }, {}, true],
    ["2 an agent sees what is his", agent, { assignee: 1 }, true],
    ["2 an agent sees what he follows", agent, { participants: [1], followers: true }, true],
    ["2 an agent sees no more for being its requester", agent, { requester: 1 }, false],
    ["3 a collaborator sees what he follows", collaborator, { participants: [1], followers: true }, true],
    ["3 a collaborator sees nothing else", collaborator, { team: null, assignee: 1, requester: 1 }, false],
    ["4 a customer sees his own", customer, { requester: 3 }, true],
    ["4 a customer sees what he takes part in", customer, { participants: [3] }, true],
    [
      "4 who follows sees nothing more as a customer",
      customer,
      { participants: [3], followers: true },
      false,
    ],
    ["4 a customer sees nothing else", customer, { team: null, assignee: 3 }, false],
    ["4 a customer does not see his own in spam", customer, { requester: 3, status: "spam" }, false],
    ["4 a customer does not see his own in the trash", customer, { requester: 3, status: "trash" }, false],
    ["5 a colleague sees what was opened for the organisation that shares with him", colleague, {}, true],
    ["5 a colleague does not see another organisation's", colleague, { organisation: 1 }, false],
    ["5 a colleague does not see what no organisation has", colleague, { organisation: null }, false],
    ["5 a colleague does not see spam", colleague, { status: "spam" }, false],
    ["5 a colleague does not see the trash", colleague, { status: "trash" }, false],
    ["5 a colleague does not see what anybody typed in", colleague, { unverified: true }, false],
    ["5 nobody shares with who has no organisation", customer, { organisation: null }, false],
    ["5 one of ours sees no more for it", { ...agent, shared: 0 }, {}, false],
    ["6 a guest does not see what is shared with him", { ...guest, shared: 0 }, {}, false],
    ["6 a guest sees the ticket of his link", guest, { requester: 3 }, true],
    ["6 a guest sees it as a participant too", guest, { participants: [3] }, true],
    ["6 a guest who only follows it sees nothing", guest, { participants: [3], followers: true }, false],
    ["6 a guest whose part in it has ended sees nothing", guest, {}, false],
    ["6 a guest does not see his other tickets", { ...guest, guestOf: 1 }, { requester: 3 }, false],
    ["6 a guest does not see his ticket in spam", guest, { requester: 3, status: "spam" }, false],
    ["6 a colleague who comes as a guest sees no more", { ...agent, guestOf: 0 }, { assignee: 1 }, false],
  ])("%s", async (_name, actor, ticket, sees) => {
    const written = await write([{ ...seed, ...ticket }]);
    expect(
      await db()
        .select({ id: tickets.id })
        .from(tickets)
        .where(ticketScope(actorFrom(actor, written))),
    ).toHaveLength(sees ? 1 : 0);
  });
});
