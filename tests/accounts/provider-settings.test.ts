import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, providerIdentities, signInProviders } from "../../db/schema";
import { changeColleague } from "../../lib/accounts/change-colleague";
import { deleteRole } from "../../lib/accounts/delete-role";
import { findSessionActor } from "../../lib/accounts/find-session-actor";
import { addProvider } from "../../lib/accounts/providers/add-provider";
import { changeProvider } from "../../lib/accounts/providers/change-provider";
import { providerForm } from "../../lib/accounts/providers/inputs";
import {
  getProvider,
  listOfferedProviders,
  listProviders,
} from "../../lib/accounts/providers/list-providers";
import { removeProvider } from "../../lib/accounts/providers/remove-provider";
import { testProvider } from "../../lib/accounts/providers/test-provider";
import { turnProvider } from "../../lib/accounts/providers/turn-provider";
import { unlinkIdentity } from "../../lib/accounts/providers/unlink-identity";
import { createSession } from "../../lib/accounts/sessions";
import type { Actor } from "../../lib/core/actor";
import { decryptSecret } from "../../lib/core/crypto";
import { allPermissions } from "../../lib/core/permissions";
import { client, type IdentityProvider, openIdentityProvider } from "../support/identity-provider";
import { change, hire, roleId, roleRow } from "../support/roles";
import { changeMade, makeProvider } from "../support/sign-in-providers";
import { makeAgent, makeWorld } from "../support/world";

let idp: IdentityProvider;
beforeAll(async () => {
  idp = await openIdentityProvider();
});
afterAll(() => idp.close());

let admin: Actor;
let mara: Actor;
beforeEach(async () => {
  ({ admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
});

const input = {
  name: "Northwind ID",
  audience: "staff",
  issuer: "https://id.northwind.test",
  domains: "northwind.test",
  ...client,
} as const;
const beyond = { code: "forbidden", messageKey: "error.providers.beyond" };
const fields = (tried: Promise<unknown>) =>
  tried.then(
    () => [],
    (error) =>
      Object.keys(error.options?.fields ?? {}).concat(
        (error.issues ?? []).map(({ path }: { path: string[] }) => path.join(".")),
      ),
  );
const stored = async (id: number) => {
  const [row] = await db().select().from(signInProviders).where(eq(signInProviders.id, id));
  return row!;
};

describe("a provider", () => {
  it("is added turned off, its secret sealed and shown to nobody", async () => {
    const { providerId } = await addProvider(admin, {
      ...input,
      domains: "Northwind.TEST, northwind.coffee",
    });
    const row = await stored(providerId);
    expect(decryptSecret(row.clientSecret)).toBe(client.clientSecret);
    expect(row).toMatchObject({ isOn: false, createsPeople: false, givesSecondFactor: false });
    const seen = await getProvider(admin, providerId);
    expect(seen).toMatchObject({
      domains: ["northwind.test", "northwind.coffee"],
      redirectUri: `http://localhost:3999/sign-in/with/${providerId}/callback`,
    });
    const told = await db()
      .select()
      .from(events)
      .where(eq(events.subjectKind, "sign-in-provider"))
      .orderBy(asc(events.id));
    expect(JSON.stringify([seen, told, await listProviders(admin)])).not.toContain(client.clientSecret);
    expect(JSON.stringify([seen, told])).not.toContain(row.clientSecret);
    expect(await listOfferedProviders("staff")).toEqual([]);
    await turnProvider(admin, { providerId, to: "on" });
    expect(await listOfferedProviders("staff")).toEqual([{ id: providerId, name: "Northwind ID" }]);
    expect(await listOfferedProviders("customer")).toEqual([]);
    await turnProvider(admin, { providerId, to: "on" });
    const names = (
      await db()
        .select()
        .from(events)
        .where(eq(events.subjectKind, "sign-in-provider"))
        .orderBy(asc(events.id))
    ).map(({ name }) => name);
    expect(names).toEqual(["sign-in-provider.added", "sign-in-provider.turned-on"]);
  });

  it.each([
    ["name", { name: " " }],
    ["issuer", { issuer: "id.northwind.test" }],
    ["issuer", { issuer: "javascript:alert(1)" }],
    ["issuer", { issuer: "https://user:pass@id.northwind.test" }],
    ["issuer", { issuer: "https://id.northwind.test/?a=1" }],
    ["issuer", { issuer: "https://id.northwind.test/.well-known/openid-configuration" }],
    ["clientId", { clientId: "" }],
    ["clientSecret", { clientSecret: "" }],
    ["domains", { domains: " " }],
    ["domains", { domains: "@northwind.test" }],
    ["domains", { domains: "*.northwind.test" }],
    ["audience", { audience: "everybody" as "staff" }],
  ])("is refused at its field %s: %j", async (field, wrong) => {
    expect(await fields(addProvider(admin, { ...input, ...wrong }))).toEqual([field]);
  });

  it("has a name of its own, by two admins at the same moment too", async () => {
    const olga = await makeAgent("Olga", "olga@northwind.test", { roleKey: "admin" });
    const tried = await Promise.allSettled([
      addProvider(admin, input),
      addProvider(olga, { ...input, name: "NORTHWIND id" }),
    ]);
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await fields(addProvider(admin, input))).toEqual(["name"]);
  });

  it("is changed as it was seen: who comes second sees what is there, and nothing is written over", async () => {
    const id = await makeProvider(admin, input);
    const row = await stored(id);
    await changeMade(admin, id, { name: "Company account" });
    const late = {
      providerId: id,
      seenVersion: row.version,
      name: "Other",
      clientId: "x",
      domains: "northwind.test",
      defaultRoleId: null,
    };
    await expect(changeProvider(admin, late)).rejects.toMatchObject({ code: "conflict" });
    expect(await stored(id)).toMatchObject({ name: "Company account", clientId: client.clientId });
    await changeMade(admin, id, {});
    expect((await stored(id)).version).toBe(row.version + 1);
  });

  it("keeps its secret until there is a new one, and tells that there is", async () => {
    const id = await makeProvider(admin, input);
    await changeMade(admin, id, { clientId: "renamed" });
    expect(decryptSecret((await stored(id)).clientSecret)).toBe(client.clientSecret);
    await changeMade(admin, id, { clientSecret: "another one" });
    expect(decryptSecret((await stored(id)).clientSecret)).toBe("another one");
    const told = await db()
      .select()
      .from(events)
      .where(eq(events.name, "sign-in-provider.changed"))
      .orderBy(asc(events.id));
    expect(told.at(-1)?.payload).toEqual({
      providerName: "Northwind ID",
      changes: [{ field: "newClientSecret", from: false, to: true }],
    });
  });

  it("gives only roles that there are, needs a claim for groups, and makes nobody without a role", async () => {
    const id = await makeProvider(admin, input);
    const agent = await roleId("Agent");
    expect(await fields(changeMade(admin, id, { defaultRoleId: 9999 }))).toEqual(["defaultRoleId"]);
    const ghost = [{ group: "a", roleId: 9999 }];
    expect(await fields(changeMade(admin, id, { groupRoles: ghost }))).toEqual(["groupRoles"]);
    const twice = [
      { group: "a", roleId: agent },
      { group: "a", roleId: agent },
    ];
    expect(await fields(changeMade(admin, id, { groupRoles: twice }))).toEqual(["groupRoles"]);
    const one = [{ group: "a", roleId: agent }];
    expect(await fields(changeMade(admin, id, { groupRoles: one, groupClaim: "" }))).toEqual(["groupClaim"]);
    expect(await fields(changeMade(admin, id, { createsPeople: true }))).toEqual(["defaultRoleId"]);
    await changeMade(admin, id, { createsPeople: true, groupRoles: one });
    expect(await getProvider(admin, id)).toMatchObject({ groupRoles: one, groupClaim: "groups" });
  });

  it("of customers' gives no role and no second factor", async () => {
    const id = await makeProvider(admin, { ...input, audience: "customer" });
    await changeMade(admin, id, {
      defaultRoleId: await roleId("Agent"),
      givesSecondFactor: true,
      groupRoles: [{ group: "a", roleId: await roleId("Admin") }],
    });
    expect(await getProvider(admin, id)).toMatchObject({
      defaultRoleId: null,
      givesSecondFactor: false,
      groupRoles: [],
    });
  });

  it("holds the roles that it gives", async () => {
    const id = await makeProvider(admin, input);
    const { id: watcher } = await hire("Watcher", ["reports.view"]);
    const small = await roleId("Watcher");
    await changeMade(admin, id, { groupRoles: [{ group: "a", roleId: small }] });
    const access = { userId: watcher, fromRoleId: small, roleId: await roleId("Agent") };
    await changeColleague(admin, { ...access, teamIds: [], fromTeamIds: [] });
    await expect(deleteRole(admin, { roleId: small })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.roles.mapped",
      options: { details: { provider: "Northwind ID" } },
    });
    await changeMade(admin, id, { groupRoles: [], defaultRoleId: small });
    await expect(deleteRole(admin, { roleId: small })).rejects.toMatchObject({
      messageKey: "error.roles.mapped",
    });
    await removeProvider(admin, { providerId: id });
    await deleteRole(admin, { roleId: small });
  });

  it("is removed with what it calls people; their accounts stay", async () => {
    const id = await makeProvider(admin, input);
    const at = new Date();
    await db()
      .insert(providerIdentities)
      .values({ providerId: id, subject: "u", userId: mara.id, createdAt: at, lastUsedAt: at });
    expect(await listProviders(admin)).toMatchObject([{ people: 1 }]);
    await removeProvider(admin, { providerId: id });
    expect(await listProviders(admin)).toEqual([]);
    expect(await db().select().from(providerIdentities)).toEqual([]);
    await expect(removeProvider(admin, { providerId: id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is tested, and what is wrong is said in words", async () => {
    const test = async (issuer: string) => {
      const id = await makeProvider(admin, { ...input, name: issuer, issuer });
      return testProvider(admin, { providerId: id }).then(
        () => "fine",
        (error) => error.messageKey,
      );
    };
    expect(await test(idp.issuer)).toBe("fine");
    expect(await test(`${idp.issuer}/elsewhere`)).toBe("error.providers.test.document");
    expect(await test("http://localhost:1")).toBe("error.providers.test.unreachable");
    expect(await test(idp.issuer.replace("localhost", "127.0.0.1"))).toBe("error.providers.test.address");
    expect(await test("https://169.254.169.254")).toBe("error.providers.test.address");
  });
});

describe("nobody gives more than he has", () => {
  const tasks = (id: number): [string, (actor: Actor) => Promise<unknown>][] => [
    ["add", (actor) => addProvider(actor, { ...input, name: "Mine" })],
    ["change", (actor) => changeMade(actor, id, { name: "Mine" })],
    ["turn", (actor) => turnProvider(actor, { providerId: id, to: "off" })],
    ["remove", (actor) => removeProvider(actor, { providerId: id })],
  ];

  it("and whoever says who somebody is could be anybody: only who may all that any role may says it", async () => {
    const id = await makeProvider(admin, input);
    const officer = await hire("Officer", ["settings.security", "settings.people", "settings.roles"]);
    for (const [name, task] of tasks(id)) await expect(task(officer), name).rejects.toMatchObject(beyond);
    // To look and to test is his.
    expect(await listProviders(officer)).toHaveLength(1);
    // A provider of customers' as well: their requests are not his to read.
    await expect(
      addProvider(officer, { ...input, name: "Shop", audience: "customer" }),
    ).rejects.toMatchObject(beyond);
    const second = await hire("Second", allPermissions);
    await changeMade(second, id, { name: "Theirs" });
  });

  it("by what he may now, not when his page came", async () => {
    const id = await makeProvider(admin, input);
    const second = await hire("Second", allPermissions);
    const role = await roleId("Second");
    await change(admin, role, {
      permissions: (await roleRow(role)).permissions.filter((one) => one !== "tickets.all"),
    });
    for (const [name, task] of tasks(id)) await expect(task(second), name).rejects.toMatchObject(beyond);
  });

  it("and who may not set up sign-in sees nothing of it", async () => {
    const id = await makeProvider(admin, input);
    for (const [name, task] of tasks(id)) {
      await expect(task(mara), name).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(listProviders(mara)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getProvider(mara, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(testProvider(mara, { providerId: id })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("what a provider calls somebody", () => {
  const linked = async (person: Actor) => {
    const id = await makeProvider(admin, input);
    const at = new Date();
    await db()
      .insert(providerIdentities)
      .values({ providerId: id, subject: "u", userId: person.id, createdAt: at, lastUsedAt: at });
    return id;
  };

  it("is taken from an account, whose person is signed out", async () => {
    const providerId = await linked(mara);
    await createSession("hers", mara.id, new Date(Date.now() + 60_000));
    await unlinkIdentity(admin, { userId: mara.id, providerId });
    expect(await findSessionActor("hers")).toBeNull();
    await expect(unlinkIdentity(admin, { userId: mara.id, providerId })).rejects.toMatchObject({
      code: "not_found",
    });
    const told = await db().select().from(events).where(eq(events.name, "user.identity-unlinked"));
    expect(told).toMatchObject([
      { subjectId: mara.id, payload: { providerId, providerName: "Northwind ID" } },
    ]);
  });

  it("but not by who may less than that person, or may not manage people", async () => {
    const providerId = await linked(admin);
    const lead = await hire("Lead", ["settings.people"]);
    await expect(unlinkIdentity(lead, { userId: admin.id, providerId })).rejects.toMatchObject({
      messageKey: "error.people.beyond",
    });
    await expect(unlinkIdentity(mara, { userId: mara.id, providerId })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("the form", () => {
  it("has its groups in rows, and a row without a group is none", async () => {
    const parsed = providerForm.parse({
      ...{
        providerId: "3",
        seenVersion: "1",
        name: "A",
        clientId: "c",
        domains: "a.test",
        defaultRoleId: "",
      },
      ...{ "group-0": " cn=desk,ou=groups ", "role-0": "4", "group-1": "", "role-1": "5", "group-2": "b" },
      "role-2": "6",
    });
    expect(parsed).toMatchObject({
      defaultRoleId: null,
      createsPeople: false,
      groupRoles: [
        { group: "cn=desk,ou=groups", roleId: 4 },
        { group: "b", roleId: 6 },
      ],
    });
  });
});
