import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { apiTokens, events, roles, users } from "../../db/schema";
import { createApiToken } from "../../lib/accounts/create-api-token";
import { createServiceToken } from "../../lib/accounts/create-service-token";
import { findTokenActor } from "../../lib/accounts/find-token-actor";
import { findPerson } from "../../lib/accounts/get-person";
import type { CreateApiTokenInput, CreateServiceTokenInput } from "../../lib/accounts/inputs";
import { listAllTokens } from "../../lib/accounts/list-all-tokens";
import { listApiTokens } from "../../lib/accounts/list-api-tokens";
import { listColleagues } from "../../lib/accounts/list-colleagues";
import { listPeople } from "../../lib/accounts/list-people";
import { revokeAnyToken, revokeApiToken } from "../../lib/accounts/revoke-api-token";
import type { Actor } from "../../lib/core/actor";
import { transact } from "../../lib/events/transact";
import { changePriority } from "../../lib/tickets/change-priority";
import { listAssignable } from "../../lib/tickets/list-choices";
import { listTickets } from "../../lib/tickets/list-tickets";
import { makeCustomer, makeTeam, moveToTeam, ticketFrom } from "../support/tickets";
import { actorOf, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const wanted = { purpose: "Phone system", tickets: "write", people: "none", expires: "90" } as const;
const make = async (actor: Actor, more: Partial<CreateApiTokenInput> = {}) =>
  (await createApiToken(actor, { ...wanted, ...more })).token;
const change = (set: Partial<typeof apiTokens.$inferInsert>) => db().update(apiTokens).set(set);

describe("a personal token", () => {
  it("is its owner, narrowed to its scopes", async () => {
    const token = await make(admin);
    expect(token).toMatch(/^hd_[\w-]{43}$/);
    const found = await findTokenActor(token);
    expect(found).toMatchObject({
      actor: { id: admin.id, kind: "staff", readOnly: false },
      scopes: ["tickets:read", "tickets:write"],
    });
    expect([...found!.actor.permissions].sort()).toEqual(["tickets.all", "tickets.work"]);
  });

  it("is kept as a hash, and neither list nor event knows it", async () => {
    const token = await make(admin);
    const everything = JSON.stringify([
      await db().select().from(apiTokens),
      await db().select().from(events),
      await listApiTokens(admin),
    ]);
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(token.slice(3));
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event).toMatchObject({ name: "user.token-created", subjectId: admin.id });
  });

  it("follows what its owner may: a role that lost a permission, and whoever left", async () => {
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const token = await make(agent, { people: "write" });
    await db()
      .update(roles)
      .set({ permissions: ["tickets.work"] })
      .where(eq(roles.key, "agent"));
    expect([...(await findTokenActor(token))!.actor.permissions]).toEqual(["tickets.work"]);
    await db().update(users).set({ status: "deactivated" }).where(eq(users.id, agent.id));
    expect(await findTokenActor(token)).toBeNull();
  });

  it("that may only read changes nothing, whatever verb it reaches", async () => {
    const ticket = await ticketFrom(system);
    const { actor } = (await findTokenActor(await make(admin, { tickets: "read" })))!;
    const change = { ticketId: ticket.id, from: "normal", to: "high" } as const;
    await expect(changePriority(actor, change)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("works no more once it is revoked, has run out, or is another text", async () => {
    const token = await make(admin);
    expect(await findTokenActor(`${token}x`)).toBeNull();
    expect(await findTokenActor(token.slice(3))).toBeNull();
    await change({ expiresAt: new Date(Date.now() - 1000), createdAt: new Date(Date.now() - 2000) });
    expect(await findTokenActor(token)).toBeNull();
    expect(await listApiTokens(admin)).toMatchObject([{ expired: true }]);
    await change({ expiresAt: null });
    expect(await findTokenActor(token)).not.toBeNull();
    const tokenId = (await listApiTokens(admin))[0]!.id;
    await revokeApiToken(admin, { tokenId });
    expect(await findTokenActor(token)).toBeNull();
    expect(await listApiTokens(admin)).toEqual([]);
  });

  it("says when it was last used, written once a minute at most", async () => {
    const token = await make(admin);
    const lastUsed = async () => (await db().select().from(apiTokens))[0]!.lastUsedAt;
    expect(await lastUsed()).toBeNull();
    await findTokenActor(token);
    const first = await lastUsed();
    expect(first).not.toBeNull();
    await findTokenActor(token);
    expect(await lastUsed()).toEqual(first);
    await change({ lastUsedAt: new Date(Date.now() - 61_000) });
    await findTokenActor(token);
    expect((await lastUsed())!.getTime()).toBeGreaterThan(Date.now() - 30_000);
  });
});

describe("making a token", () => {
  it.each<[string, Partial<CreateApiTokenInput>]>([
    ["purpose", { purpose: "  " }],
    ["purpose", { purpose: "x".repeat(81) }],
    ["tickets", { tickets: "none" }],
    ["tickets", { tickets: "all" as never }],
    ["expires", { expires: "7" as never }],
  ])("refuses a wrong %s: %j", async (field, more) => {
    await expect(make(admin, more)).rejects.toThrow(field);
    expect(await listApiTokens(admin)).toEqual([]);
  });

  it("gives nobody what he has not got himself", async () => {
    await db()
      .insert(roles)
      .values({ key: "worker", name: "Worker", permissions: ["tickets.work"] });
    const worker = await makeAgent("Worker", "worker@northwind.test", { roleKey: "worker" });
    await expect(make(worker, { people: "write" })).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { people: "error.token.beyond" } },
    });
    const collaborator = await makeAgent("C", "c@northwind.test", { roleKey: "collaborator" });
    const customer = await makeCustomer("Hannah Ostermann", "hannah@roastery.test");
    for (const actor of [collaborator, customer])
      await expect(make(actor)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("ends at fifty living ones, counted one press at a time", async () => {
    const now = new Date();
    const row = { userId: admin.id, name: "x", scopes: [], ending: "xxxx", createdAt: now };
    const hash = (n: number) => n.toString(16).padStart(64, "0");
    await db()
      .insert(apiTokens)
      .values(Array.from({ length: 49 }, (_, n) => ({ ...row, tokenHash: hash(n) })));
    const both = await Promise.allSettled([make(admin), make(admin)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await change({ revokedAt: now }).where(eq(apiTokens.tokenHash, hash(1)));
    await make(admin);
  });
});

describe("revoking", () => {
  it("another's token finds nothing and ends nothing", async () => {
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const token = await make(agent);
    const [row] = await db().select().from(apiTokens);
    await expect(revokeApiToken(admin, { tokenId: row!.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await findTokenActor(token)).not.toBeNull();
    await revokeApiToken(await actorOf(agent.id), { tokenId: row!.id });
  });

  it("twice is told once", async () => {
    await make(admin);
    const [row] = await db().select().from(apiTokens);
    await revokeApiToken(admin, { tokenId: row!.id });
    await revokeApiToken(admin, { tokenId: row!.id });
    expect(await db().$count(events, eq(events.name, "user.token-revoked"))).toBe(1);
  });
});

describe("a service's token", () => {
  const makeService = async (actor: Actor, more: Partial<CreateServiceTokenInput> = {}) =>
    (await createServiceToken(actor, { ...wanted, ...more })).token;

  it("works in nobody's name but its own, and goes on when who made it leaves", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test", { roleKey: "admin" });
    const token = await makeService(mara);
    await db().update(users).set({ status: "deactivated" }).where(eq(users.id, mara.id));
    const caller = await findTokenActor(token);
    expect(caller?.actor).toMatchObject({ kind: "staff", name: "Phone system", readOnly: false });
    expect([...caller!.actor.permissions]).toEqual(["tickets.work"]);
    const ticket = await ticketFrom(system);
    await changePriority(caller!.actor, { ticketId: ticket.id, from: "normal", to: "high" });
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event).toMatchObject({ actorId: caller!.actor.id });
  });

  it("sees the tickets of restricted teams only where that was said", async () => {
    const board = await makeTeam("Board", true);
    const ticket = await ticketFrom(system);
    await moveToTeam(ticket.id, board);
    const open = await findTokenActor(await makeService(admin));
    const every = await findTokenActor(await makeService(admin, { everyTicket: true }));
    const seen = async (actor: Actor) => (await listTickets(actor, { view: "open" })).rows.length;
    expect(await seen(open!.actor)).toBe(0);
    expect(await seen(every!.actor)).toBe(1);
  });

  it("is no colleague: in no list of people, of assignees, or of those to mention", async () => {
    await makeService(admin);
    const { rows } = await listColleagues(admin, {});
    const assignable = await listAssignable(admin);
    const found = await listPeople(admin, {});
    const names = [...rows, ...assignable, ...found.rows].map(({ name }) => name);
    expect(names).not.toContain("Phone system");
    const [service] = await db().select().from(users).where(eq(users.kind, "service"));
    expect(await transact(admin, (tx) => findPerson(tx, admin, service!.id))).toBeNull();
  });

  it("gives nothing that its maker may not, and is made by who manages tokens", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    await expect(makeService(mara)).rejects.toMatchObject({ code: "forbidden" });
    const manager = { ...mara, permissions: new Set(["settings.tokens", "tickets.work"] as const) };
    await expect(makeService(manager, { everyTicket: true })).rejects.toMatchObject({
      options: { fields: { everyTicket: "error.token.beyond" } },
    });
    await expect(makeService(manager, { people: "write" })).rejects.toMatchObject({
      options: { fields: { people: "error.token.beyond" } },
    });
    await makeService(manager);
  });

  it("stands among everybody's tokens, page by page, and ends there like any other", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const personal = await make(mara, { purpose: "Mine" });
    const service = await makeService(admin);
    const first = await listAllTokens(admin, { limit: 1 });
    const second = await listAllTokens(admin, { limit: 1, cursor: first.next ?? undefined });
    expect([...first.rows, ...second.rows]).toMatchObject([
      { name: "Phone system", owner: null },
      { name: "Mine", owner: "Mara Lindqvist" },
    ]);
    expect(second.next).toBeNull();
    for (const { id } of [...first.rows, ...second.rows]) {
      await expect(revokeAnyToken(mara, { tokenId: id })).rejects.toMatchObject({ code: "forbidden" });
      await revokeAnyToken(admin, { tokenId: id });
      await revokeAnyToken(admin, { tokenId: id });
    }
    expect([await findTokenActor(personal), await findTokenActor(service)]).toEqual([null, null]);
    expect((await listAllTokens(admin, {})).rows).toEqual([]);
    await expect(revokeAnyToken(admin, { tokenId: 999_999 })).rejects.toMatchObject({ code: "not_found" });
    await expect(listAllTokens(mara, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
