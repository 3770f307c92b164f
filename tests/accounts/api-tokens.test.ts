import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { apiTokens, events, roles, users } from "../../db/schema";
import { createApiToken } from "../../lib/accounts/create-api-token";
import { findTokenActor } from "../../lib/accounts/find-token-actor";
import type { CreateApiTokenInput } from "../../lib/accounts/inputs";
import { listApiTokens } from "../../lib/accounts/list-api-tokens";
import { revokeApiToken } from "../../lib/accounts/revoke-api-token";
import type { Actor } from "../../lib/core/actor";
import { changePriority } from "../../lib/tickets/change-priority";
import { makeCustomer, ticketFrom } from "../support/tickets";
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
      .values([
        { key: "worker", name: "Worker", permissions: ["tickets.work"] },
        { key: "collaborator", name: "Follows only", permissions: [] },
      ]);
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
