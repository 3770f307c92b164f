import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "../../db/client";
import { events, memberships, passwords, userEmails, users } from "../../db/schema";
import { findSessionActor } from "../../lib/accounts/find-session-actor";
import { beginSignIn } from "../../lib/accounts/providers/begin-sign-in";
import { finishSignIn } from "../../lib/accounts/providers/finish-sign-in";
import type { Refusal } from "../../lib/accounts/providers/view-types";
import { createSession } from "../../lib/accounts/sessions";
import type { Actor } from "../../lib/core/actor";
import { log } from "../../lib/core/logger";
import { type IdentityProvider, openIdentityProvider, visit } from "../support/identity-provider";
import { hire, roleId } from "../support/roles";
import { makeProvider, type ProviderOptions } from "../support/sign-in-providers";
import { makeCustomer } from "../support/tickets";
import { adminPassword, makeAgent, makeWorld, supportAddress } from "../support/world";

let idp: IdentityProvider;
beforeAll(async () => {
  idp = await openIdentityProvider();
});
afterAll(() => idp.close());

let system: Actor;
let admin: Actor;
let adminRole: number;
let agentRole: number;
beforeEach(async () => {
  vi.spyOn(log(), "warn").mockImplementation(() => {});
  ({ system, admin } = await makeWorld());
  [adminRole, agentRole] = [await roleId("Admin"), await roleId("Agent")];
  idp.people.clear();
});

const says = (claims: Record<string, unknown>) =>
  idp.people.set("u-nils", {
    email: "nils@northwind.test",
    email_verified: true,
    name: "Nils Nyman",
    ...claims,
  });
const make = (options: ProviderOptions = {}) => makeProvider(admin, { issuer: idp.issuer, ...options });
const go = async (providerId: number, subject = "u-nils") => {
  idp.state.present = subject;
  const { url, token } = await beginSignIn(providerId);
  return { providerId, token, search: await visit(url) };
};
const finish = (back: Awaited<ReturnType<typeof go>>) =>
  finishSignIn(system, back, { network: "203.0.113.7", agent: "", device: "" });
const signIn = async (providerId: number, subject?: string) => finish(await go(providerId, subject));
const refused = async (tried: Promise<unknown>): Promise<Refusal | "let in"> =>
  tried.then(
    () => "let in" as const,
    (error) => error.options?.details?.why ?? Promise.reject(error),
  );
const roleOf = async (userId: number) => {
  const [row] = await db().select({ roleId: users.roleId }).from(users).where(eq(users.id, userId));
  return row?.roleId;
};
const told = (name: string) =>
  db().select().from(events).where(eq(events.name, name)).orderBy(asc(events.id));

describe("somebody who comes for the first time", () => {
  it("becomes a colleague without a password, in the role for everybody, and is told of in the audit", async () => {
    const id = await make({ createsPeople: true, defaultRoleId: agentRole });
    says({});
    const { token, userId } = await signIn(id);
    expect(await findSessionActor(token)).toMatchObject({ kind: "staff", name: "Nils Nyman" });
    expect(await roleOf(userId)).toBe(agentRole);
    expect(await db().select().from(passwords).where(eq(passwords.userId, userId))).toEqual([]);
    const [address] = await db().select().from(userEmails).where(eq(userEmails.userId, userId));
    expect(address).toMatchObject({
      address: "nils@northwind.test",
      isPrimary: true,
      verifiedAt: expect.any(Date),
    });
    expect((await told("user.added")).at(-1)).toMatchObject({
      subjectId: userId,
      payload: { roleId: agentRole, providerId: id },
    });
    expect((await signIn(id)).userId).toBe(userId);
  });

  it("is made once by two windows at the same moment", async () => {
    const id = await make({ createsPeople: true, defaultRoleId: agentRole });
    says({});
    const back = [await go(id), await go(id), await go(id)];
    const done = await Promise.all(back.map(finish));
    expect(new Set(done.map(({ userId }) => userId)).size).toBe(1);
  });

  it.each([
    ["an address that is not verified", { email_verified: false }, "unverified"],
    ["a domain of another", { email: "nils@elsewhere.test" }, "domain"],
    ["an address at which mail comes to us", { email: supportAddress }, "unknown"],
    ["an address below ours", { email: supportAddress.replace("@", "+4@") }, "unknown"],
  ])("is nobody by %s", async (_what, claims, why) => {
    const id = await make({ createsPeople: true, defaultRoleId: agentRole });
    says(claims);
    expect(await refused(signIn(id))).toBe(why);
    expect(await told("user.added")).toEqual([]);
  });

  it("is nobody where the provider makes none", async () => {
    const id = await make({ defaultRoleId: agentRole });
    says({});
    expect(await refused(signIn(id))).toBe("unknown");
  });

  it("is the customer that he was, whose mailed sessions end; of one whose address nobody proved he is not", async () => {
    const id = await make({ createsPeople: true, defaultRoleId: agentRole });
    const nils = await makeCustomer("Nils", "nils@northwind.test");
    await db().update(userEmails).set({ verifiedAt: null }).where(eq(userEmails.userId, nils.id));
    says({});
    expect(await refused(signIn(id))).toBe("unproven");
    await db().update(userEmails).set({ verifiedAt: new Date() }).where(eq(userEmails.userId, nils.id));
    await createSession("mailed", nils.id, new Date(Date.now() + 60_000));
    const { userId, token } = await signIn(id);
    expect(userId).toBe(nils.id);
    expect(await findSessionActor("mailed")).toBeNull();
    expect(await findSessionActor(token)).toMatchObject({ kind: "staff" });
  });

  it("becomes a customer through a provider of customers'", async () => {
    const id = await make({ audience: "customer", createsPeople: true });
    says({});
    const { token, userId, audience } = await signIn(id);
    expect(audience).toBe("customer");
    const person = await findSessionActor(token);
    expect(person).toMatchObject({ id: userId, kind: "customer", name: "Nils Nyman" });
    expect(person?.permissions.size).toBe(0);
    expect(await told("user.customer-added")).toHaveLength(1);
  });
});

describe("groups", () => {
  const groups = () => [
    { group: "helpdesk-admins", roleId: adminRole },
    { group: "helpdesk", roleId: agentRole },
  ];

  it("give the role of the first that somebody is in, at each sign-in", async () => {
    const watcher = await hire("Watcher", ["reports.view"]);
    const small = (await roleOf(watcher.id)) ?? 0;
    const id = await make({ createsPeople: true, defaultRoleId: small, groupRoles: groups() });
    says({ groups: ["all", "helpdesk", "helpdesk-admins"] });
    const { userId, token: first } = await signIn(id);
    expect(await roleOf(userId)).toBe(adminRole);
    says({ groups: "helpdesk" });
    await signIn(id);
    expect(await roleOf(userId)).toBe(agentRole);
    // His open session follows, as of whom a colleague changes.
    expect((await findSessionActor(first))?.permissions.has("settings.people")).toBe(false);
    says({ groups: ["Helpdesk", { group: "helpdesk-admins" }, 7] });
    await signIn(id);
    expect(await roleOf(userId)).toBe(small);
    const changed = (await told("user.access-changed")).filter(({ subjectId }) => subjectId === userId);
    expect(changed.map(({ payload }) => payload)).toMatchObject([
      { role: { from: adminRole, to: agentRole }, providerId: id },
      { role: { from: agentRole, to: small }, providerId: id },
    ]);
  });

  it("send away whom they give nothing, where nothing is for everybody", async () => {
    const id = await make({ createsPeople: true, groupRoles: groups() });
    says({ groups: ["strangers"] });
    expect(await refused(signIn(id))).toBe("noRole");
    says({ groups: ["helpdesk"] });
    const { userId } = await signIn(id);
    says({});
    expect(await refused(signIn(id))).toBe("noRole");
    expect(await roleOf(userId)).toBe(agentRole);
  });

  it("count in no other claim than the one that was named", async () => {
    const id = await make({ createsPeople: true, defaultRoleId: agentRole, groupRoles: groups() });
    says({ roles: ["helpdesk-admins"], name: "helpdesk-admins" });
    expect(await roleOf((await signIn(id)).userId)).toBe(agentRole);
  });

  it("are left alone by a provider without any: a role that a colleague gave stays", async () => {
    const id = await make({ createsPeople: true, defaultRoleId: agentRole });
    const lead = await makeAgent("Nils Nyman", "nils@northwind.test", { roleKey: "admin" });
    says({ groups: ["helpdesk"] });
    await signIn(id);
    expect(await roleOf(lead.id)).toBe(adminRole);
  });

  it("never take the last admin's role: he is sent away, and the audit says so", async () => {
    const id = await make({ defaultRoleId: agentRole, groupRoles: groups() });
    idp.people.set("u-priya", { email: "priya@northwind.test", email_verified: true, groups: ["helpdesk"] });
    expect(await refused(signIn(id, "u-priya"))).toBe("lastAdmin");
    expect(await roleOf(admin.id)).toBe(adminRole);
    expect(await told("user.last-admin-refused")).toMatchObject([{ subjectId: admin.id }]);
    await makeAgent("Olga", "olga@northwind.test", { roleKey: "admin", password: adminPassword });
    expect(await refused(signIn(id, "u-priya"))).toBe("let in");
    expect(await roleOf(admin.id)).toBe(agentRole);
  });

  it("leave one of two admins who lose it at the same moment", async () => {
    const id = await make({ defaultRoleId: agentRole, groupRoles: groups() });
    await makeAgent("Nils Nyman", "nils@northwind.test", { roleKey: "admin" });
    idp.people.set("u-priya", { email: "priya@northwind.test", email_verified: true });
    says({});
    const back = [await go(id, "u-priya"), await go(id)];
    const ends = await Promise.all(back.map((one) => refused(finish(one))));
    expect(ends.sort()).toEqual(["lastAdmin", "let in"]);
    const admins = and(eq(users.roleId, adminRole), eq(users.status, "active"));
    expect(await db().$count(users, admins)).toBe(1);
  });

  it("put nobody into a team", async () => {
    const id = await make({ createsPeople: true, defaultRoleId: agentRole, groupRoles: groups() });
    says({ groups: ["helpdesk"] });
    const { userId } = await signIn(id);
    expect(await db().select().from(memberships).where(eq(memberships.userId, userId))).toEqual([]);
  });
});
