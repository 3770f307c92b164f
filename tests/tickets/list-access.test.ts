import { and, eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { sharingModes, type TicketStatus, ticketStatuses } from "../../db/enums";
import {
  links,
  memberships,
  organisations,
  roles,
  ticketParticipants,
  tickets,
  userEmails,
  users,
} from "../../db/schema";
import { createServiceToken } from "../../lib/accounts/create-service-token";
import { findTokenActor } from "../../lib/accounts/find-token-actor";
import type { CreateServiceTokenInput } from "../../lib/accounts/inputs";
import { loadActor } from "../../lib/accounts/load-actor";
import { revokeAnyToken } from "../../lib/accounts/revoke-api-token";
import { type Actor, asCustomer } from "../../lib/core/actor";
import { hashToken, randomToken } from "../../lib/core/ids";
import type { Permission } from "../../lib/core/permissions";
import { listAccess } from "../../lib/tickets/access/list-access";
import { findGuestOfLink } from "../../lib/tickets/guest-links";
import { ticketScope } from "../../lib/tickets/scope";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import {
  deactivate,
  makeCustomer,
  makeMember,
  makeOrganisation,
  makeTeam,
  moveToTeam,
  ticketFrom,
} from "../support/tickets";
import { actorOf, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const staffSeed = fc.record({
  permissions: fc.subarray<Permission>(["tickets.work", "tickets.all", "tickets.delete"]),
  active: fc.boolean(),
  teams: fc.subarray([0, 1]),
});
const customerSeed = fc.record({
  organisation: fc.option(fc.nat(1)),
  manages: fc.boolean(),
  verified: fc.boolean(),
  active: fc.boolean(),
});
const companySeed = fc.record({
  staff: fc.array(staffSeed, { minLength: 2, maxLength: 4 }),
  customers: fc.array(customerSeed, { minLength: 2, maxLength: 5 }),
  sharing: fc.tuple(fc.constantFrom(...sharingModes), fc.constantFrom(...sharingModes)),
  ticket: fc.record({
    team: fc.option(fc.nat(1)),
    organisation: fc.option(fc.nat(1)),
    /** Of everybody, staff first. */
    requester: fc.nat(8),
    assignee: fc.option(fc.nat(3)),
    parts: fc.uniqueArray(fc.record({ who: fc.nat(8), follows: fc.boolean() }), {
      selector: (one) => one.who,
      maxLength: 3,
    }),
    guests: fc.array(fc.record({ who: fc.nat(8), revoked: fc.boolean() }), { maxLength: 3 }),
    status: fc.constantFrom<TicketStatus>("open", ...ticketStatuses),
    unverified: fc.boolean(),
  }),
});
type Company = typeof companySeed extends fc.Arbitrary<infer Seed> ? Seed : never;

/** Writes a company and its one ticket. */
async function write(seed: Company) {
  const now = new Date();
  const teamIds = [await makeTeam(randomToken(), false), await makeTeam(randomToken(), true)];
  const organisationIds = [
    await makeOrganisation("One", [], seed.sharing[0]),
    await makeOrganisation("Two", [], seed.sharing[1]),
  ];
  const userIds: number[] = [];
  const person = { theme: "system", undoSeconds: 0, createdAt: now } as const;
  const status = (active: boolean) => (active ? "active" : "deactivated");
  for (const one of seed.staff) {
    const name = randomToken();
    const [role] = await db().insert(roles).values({ name, permissions: one.permissions }).returning();
    const [row] = await db()
      .insert(users)
      .values({ ...person, kind: "staff", name, roleId: role!.id, status: status(one.active) })
      .returning({ id: users.id });
    userIds.push(row!.id);
    for (const at of one.teams) {
      await db().insert(memberships).values({ teamId: teamIds[at]!, userId: row!.id, isLead: false });
    }
  }
  for (const one of seed.customers) {
    const organisationId = one.organisation === null ? null : organisationIds[one.organisation]!;
    const managesOrganisation = organisationId !== null && one.manages;
    const [row] = await db()
      .insert(users)
      .values({
        ...person,
        kind: "customer",
        name: randomToken(),
        status: status(one.active),
        organisationId,
        managesOrganisation,
      })
      .returning({ id: users.id });
    userIds.push(row!.id);
    const verifiedAt = one.verified ? now : null;
    await db()
      .insert(userEmails)
      .values({ userId: row!.id, address: `${row!.id}@far.test`, isPrimary: true, verifiedAt });
  }
  const { ticket } = seed;
  const who = (at: number) => userIds[at % userIds.length]!;
  const aside = ticket.status === "spam" || ticket.status === "trash";
  const [written] = await db()
    .insert(tickets)
    .values({
      subject: "Any",
      status: ticket.status,
      statusBefore: aside ? "open" : null,
      solvedAt: now,
      priority: "normal",
      source: "email",
      tags: [],
      fields: {},
      version: 1,
      preview: "",
      requesterId: who(ticket.requester),
      organisationId: ticket.organisation === null ? null : organisationIds[ticket.organisation]!,
      unverifiedSince: ticket.unverified ? now : null,
      teamId: ticket.team === null ? null : teamIds[ticket.team]!,
      assigneeId: ticket.assignee === null ? null : userIds[ticket.assignee % seed.staff.length]!,
      replyToken: randomToken(),
      lastMessageAt: now,
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  for (const { who: at, follows } of ticket.parts) {
    await db()
      .insert(ticketParticipants)
      .values({ ticketId: written!.id, userId: who(at), role: follows ? "follower" : "cc" })
      .onConflictDoNothing();
  }
  const linkIds: number[] = [];
  for (const { who: at, revoked } of ticket.guests) linkIds.push(await link(written!.id, who(at), revoked));
  return { ticket: written!, userIds, linkIds };
}

async function link(ticketId: number, userId: number, revoked = false): Promise<number> {
  const now = new Date();
  const [row] = await db()
    .insert(links)
    .values({
      purpose: "guest",
      tokenHash: hashToken(randomToken()),
      userId,
      ticketId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
      revokedAt: revoked ? now : null,
    })
    .returning({ id: links.id });
  return row!.id;
}

async function sees(actor: Actor | null, ticketId: number): Promise<boolean> {
  if (!actor) return false;
  const rows = await db()
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.id, ticketId), ticketScope(actor)));
  return rows.length === 1;
}

const byId = (one: number, other: number) => one - other;
const idsOf = (rows: { id: number; reasons: string[] }[]) => {
  expect(rows.filter((row) => row.reasons.length === 0)).toEqual([]);
  return rows.map((row) => row.id).sort(byId);
};

describe("who sees a ticket, and why", () => {
  it("names with reasons those whom the scope lets see it, and nobody else", async () => {
    const property = fc.asyncProperty(companySeed, async (seed) => {
      const { ticket, userIds, linkIds } = await write(seed);
      const access = await listAccess(admin, ticket.number);
      const staff: number[] = [admin.id];
      const customers: number[] = [];
      for (const id of userIds) {
        const actor = await loadActor(id);
        const requests = actor?.kind === "customer" || id === ticket.requesterId;
        if (actor?.kind === "staff" && (await sees(actor, ticket.id))) staff.push(id);
        if (actor && requests && (await sees(asCustomer(actor), ticket.id))) customers.push(id);
      }
      expect(idsOf(access.colleagues.rows)).toEqual(staff.sort(byId));
      expect(idsOf(access.customers.rows)).toEqual(customers.sort(byId));
      expect([access.colleagues.total, access.customers.total]).toEqual([staff.length, customers.length]);
      const living: number[] = [];
      for (const id of linkIds) if (await findGuestOfLink(id)) living.push(id);
      expect(access.guests.rows.map((one) => one.linkId).sort(byId)).toEqual(living);
      // Of the next company only its own people.
      await db().update(users).set({ status: "deactivated" }).where(inArray(users.id, userIds));
    });
    await fc.assert(property, { numRuns: 40 });
  }, 60_000);

  it("says each reason of a colleague: role, team, ticket in hand, following", async () => {
    const { id, number } = await ticketFrom(system);
    const mara = await makeAgent("Mara", "mara@northwind.test");
    await db().insert(roles).values({ key: "reader", name: "Reader", permissions: [] });
    const rita = await makeAgent("Rita", "rita@northwind.test", { roleKey: "reader" });
    const reasons = async () =>
      Object.fromEntries(
        (await listAccess(admin, number)).colleagues.rows.map((one) => [one.name, one.reasons]),
      );
    expect(await reasons()).toEqual({ Mara: ["noTeam"], "Priya Raman": ["all", "noTeam"] });
    await moveToTeam(id, await makeTeam("Service", false, [mara]));
    expect(await reasons()).toEqual({ Mara: ["openTeam", "member"], "Priya Raman": ["all", "openTeam"] });
    await moveToTeam(id, await makeTeam("Legal", true));
    await db().update(tickets).set({ assigneeId: mara.id }).where(eq(tickets.id, id));
    await db().insert(ticketParticipants).values({ ticketId: id, userId: rita.id, role: "follower" });
    expect(await reasons()).toEqual({ Mara: ["assignee"], "Priya Raman": ["all"], Rita: ["follows"] });
    await db().insert(ticketParticipants).values({ ticketId: id, userId: rita.id, role: "cc" });
    expect((await reasons()).Rita).toEqual(["takesPart", "follows"]);
    await deactivate(mara);
    expect(Object.keys(await reasons())).toEqual(["Priya Raman", "Rita"]);
  });

  it("says each reason of a customer, the requester first, and whose links let in until when", async () => {
    const roastery = await makeOrganisation("Roastery", ["roastery.test"], "managers");
    const { id, number } = await ticketFrom(system);
    const [hannah] = await db().select().from(users).where(eq(users.organisationId, roastery));
    await makeMember("Abel", "abel@roastery.test", roastery, { manages: true });
    await makeMember("Bea", "bea@roastery.test", roastery);
    const cc = await makeCustomer("Copied", "copied@far.test");
    await db()
      .insert(ticketParticipants)
      .values([
        { ticketId: id, userId: cc.id, role: "cc" },
        { ticketId: id, userId: admin.id, role: "follower" },
      ]);
    await link(id, hannah!.id);
    await link(id, (await makeCustomer("Gone", "gone@far.test")).id);
    const { customers, guests } = await listAccess(admin, number);
    expect(customers.rows.map((one) => [one.name, one.reasons])).toEqual([
      ["Hannah Ostermann", ["requester"]],
      ["Abel", ["manager"]],
      ["Copied", ["takesPart"]],
    ]);
    expect(guests.rows).toMatchObject([{ person: { name: "Hannah Ostermann" }, used: false }]);
    await db().update(organisations).set({ sharing: "all" }).where(eq(organisations.id, roastery));
    const all = (await listAccess(admin, number)).customers.rows;
    expect(all.map((one) => [one.name, one.reasons]).slice(1, 3)).toEqual([
      ["Abel", ["shared"]],
      ["Bea", ["shared"]],
    ]);
    await setAsideTicket(admin, { ticketId: id, as: "spam" });
    expect(await listAccess(admin, number)).toMatchObject({
      isAside: true,
      customers: { rows: [], total: 0 },
      guests: { rows: [], total: 0 },
    });
  });

  it("names the services whose token reads it, of an open team or of every ticket, as their scope has it", async () => {
    const { id, number } = await ticketFrom(system);
    const make = async (purpose: string, more: Partial<CreateServiceTokenInput> = {}) =>
      createServiceToken(admin, { purpose, tickets: "read", expires: "never", ...more });
    const bridge = await make("Bridge");
    const everything = await make("Everything", { tickets: "write", everyTicket: true });
    await make("People", { tickets: "none", people: "read" });
    const revoked = await findTokenActor((await make("Revoked")).token);
    await revokeAnyToken(admin, { tokenId: revoked!.tokenId });
    const named = async () => {
      const { services } = await listAccess(admin, number);
      expect(services.total).toBe(services.rows.length);
      for (const [name, { token }] of Object.entries({ Bridge: bridge, Everything: everything })) {
        const seen = await sees((await findTokenActor(token))!.actor, id);
        expect(services.rows.some((one) => one.name === name)).toBe(seen);
      }
      return Object.fromEntries(services.rows.map((one) => [one.name, one.reasons]));
    };
    expect(await named()).toEqual({ Bridge: ["noTeam"], Everything: ["all", "noTeam"] });
    await moveToTeam(id, await makeTeam("Service", false));
    expect(await named()).toEqual({ Bridge: ["openTeam"], Everything: ["all", "openTeam"] });
    await moveToTeam(id, await makeTeam("Legal", true));
    expect(await named()).toEqual({ Everything: ["all"] });
  });

  it("shows the first hundred, and counts the others", async () => {
    const roastery = await makeOrganisation("Roastery", ["roastery.test"], "all");
    const { number } = await ticketFrom(system);
    for (let at = 0; at < 103; at++) await makeMember(`M${at}`, `m${at}@roastery.test`, roastery);
    const { customers } = await listAccess(admin, number);
    expect([customers.rows.length, customers.total]).toEqual([100, 104]);
  });

  it("is for who works on tickets and sees this one: no customer, no collaborator, no outsider", async () => {
    const { id, number, requesterId } = await ticketFrom(system);
    await moveToTeam(id, await makeTeam("Legal", true));
    await db().insert(roles).values({ key: "reader", name: "Reader", permissions: [] });
    const rita = await makeAgent("Rita", "rita@northwind.test", { roleKey: "reader" });
    await db().insert(ticketParticipants).values({ ticketId: id, userId: rita.id, role: "follower" });
    const outsider = await makeAgent("Outsider", "outsider@northwind.test");
    const refused = async (actor: Actor, code: string) =>
      expect(listAccess(actor, number)).rejects.toMatchObject({ code });
    await refused(await actorOf(requesterId), "forbidden");
    await refused(rita, "forbidden");
    await refused(outsider, "not_found");
    await expect(listAccess(admin, 999_999)).rejects.toMatchObject({ code: "not_found" });
  });
});
