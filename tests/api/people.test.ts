import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "../../db/client";
import { events, users } from "../../db/schema";
import { editPerson } from "../../lib/accounts/edit-person";
import * as reading from "../../lib/accounts/get-person";
import type { Actor } from "../../lib/core/actor";
import { archiveField } from "../../lib/settings/fields/archive-field";
import { makeField } from "../support/custom-fields";
import { makeCustomer } from "../support/tickets";
import { makeWorld, supportAddress } from "../support/world";
import { tokenOf } from "./support/caller";
import { servedApi } from "./support/serve";

const api = servedApi();

let admin: Actor;
let token: string;
beforeEach(async () => {
  ({ admin } = await makeWorld());
  token = await tokenOf(admin, "none", "write");
});

const client = () => api.client(token);
const create = (body: object) => client().POST("/api/v1/people", { body: body as never });
const read = (id: number) => client().GET("/api/v1/people/{id}", { params: { path: { id } } });
const update = (id: number, body: object) =>
  client().PATCH("/api/v1/people/{id}", { params: { path: { id } }, body: body as never });
const list = (query: object = {}) => client().GET("/api/v1/people", { params: { query } });
const hannah = { name: "Hannah Ostermann", email: "Hannah@Roastery.test ", organisation: "Roastery" };

describe("people", () => {
  it("are added, found by words, read and changed", async () => {
    const { data, response } = await create(hannah);
    expect(response.status).toBe(201);
    expect(data).toMatchObject({
      name: "Hannah Ostermann",
      emails: [{ address: "hannah@roastery.test", bounced: false }],
      organisation: { name: "Roastery" },
    });
    expect(response.headers.get("location")).toBe(`http://localhost:3999/api/v1/people/${data?.id}`);
    await create({ name: "Nils Voss", email: "nils@elsewhere.test" });
    expect((await list({ query: "roast" })).data?.data).toMatchObject([
      { id: data?.id, email: "hannah@roastery.test", organisation: { name: "Roastery" } },
    ]);
    expect((await list({ organisation: data?.organisation?.id })).data?.data).toHaveLength(1);
    const changed = await update(data!.id, { organisation: null });
    expect(changed.data).toMatchObject({ name: "Hannah Ostermann", organisation: null });
    expect((await update(data!.id, { name: "Hannah O." })).data).toMatchObject({ name: "Hannah O." });
    expect((await read(data!.id)).data).toMatchObject({ name: "Hannah O.", organisation: null });
  });

  it("have a phone number, which is kept in one form, and notes", async () => {
    const { data } = await create({ ...hannah, phone: "0049 (0)30 / 123456", notes: "Rings early.\r\nTea." });
    expect(data).toMatchObject({ phone: "+4930123456", notes: "Rings early.\nTea." });
    expect((await update(data!.id, { name: "Hannah O." })).data).toMatchObject({
      phone: "+4930123456",
      notes: "Rings early.\nTea.",
    });
    const changed = await update(data!.id, { phone: "+44 20 7946 0958 ext. 7", notes: "" });
    expect(changed.data).toMatchObject({ phone: "+442079460958;ext=7", notes: "" });
    expect((await update(data!.id, { phone: null })).data).toMatchObject({ phone: null });
    const { error } = await update(data!.id, { phone: "030 123456" });
    expect(error).toMatchObject({ code: "invalid", errors: [{ in: "body", pointer: "#/phone" }] });
  });

  it("carry custom fields by their keys: what is not named stays, null empties", async () => {
    await makeField(admin, "Plan", "select", { options: ["Gold"] });
    await makeField(admin, "Langs", "multi_select", { options: ["Da", "En"] });
    await makeField(admin, "Age", "number");
    await makeField(admin, "Vip", "boolean");
    const gone = await makeField(admin, "Gone", "text");
    await archiveField(admin, { fieldId: gone });
    const { data } = await create({ ...hannah, custom_fields: { plan: "gold", age: 40, vip: false } });
    expect(data?.custom_fields).toEqual({ plan: "gold", langs: null, age: 40, vip: false });
    const changed = await update(data!.id, { custom_fields: { langs: ["en"], age: null } });
    expect(changed.data?.custom_fields).toEqual({ plan: "gold", langs: ["en"], age: null, vip: false });
    await update(data!.id, { name: "Hannah O." });
    expect((await read(data!.id)).data?.custom_fields).toEqual(changed.data?.custom_fields);
  });

  it("with custom fields that are wrong are refused whole, each fault with its pointer", async () => {
    await makeField(admin, "Age", "number");
    await archiveField(admin, { fieldId: await makeField(admin, "Gone", "text") });
    const { data } = await create({ ...hannah, custom_fields: { age: 1 } });
    const faults = async (custom_fields: object) => {
      const { error, response } = await update(data!.id, { name: "New", custom_fields });
      return [response.status, error?.errors?.map(({ pointer, detail }) => [pointer, detail])];
    };
    const unknown = "There is no such custom field, or it was archived meanwhile.";
    expect(await faults({ age: "old", gone: "x", constructor: 1 })).toEqual([
      400,
      [
        ["#/custom_fields/age", "Write a number such as 1234.5, with digits and at most one point."],
        ["#/custom_fields/gone", unknown],
        ["#/custom_fields/constructor", unknown],
      ],
    ]);
    for (const key of ["a.b", "a/b", "Age", "", "x".repeat(41)]) {
      expect(await faults({ [key]: 1 })).toEqual([
        400,
        [[`#/custom_fields/${key.replace("/", "~1")}`, unknown]],
      ]);
    }
    expect(await faults({ age: { old: true } })).toEqual([
      400,
      [["#/custom_fields/age", "Write a number such as 1234.5, with digits and at most one point."]],
    ]);
    expect(
      (await create({ ...hannah, email: "b@far.test", custom_fields: { none: 1 } })).error,
    ).toMatchObject({
      errors: [{ pointer: "#/custom_fields/none" }],
    });
    expect((await read(data!.id)).data).toMatchObject({ name: hannah.name, custom_fields: { age: 1 } });
    expect((await list({ query: "b@far" })).data?.data).toEqual([]);
  });

  it("come by name, page by page", async () => {
    for (const name of ["Cleo", "Anna", "Ben"]) await create({ name, email: `${name}@example.test` });
    const first = await list({ limit: 2 });
    expect(first.data?.data.map(({ name }) => name)).toEqual(["Anna", "Ben"]);
    const cursor = new URL(first.data?.next ?? "").searchParams.get("cursor");
    expect((await list({ limit: 2, cursor })).data).toMatchObject({ data: [{ name: "Cleo" }], next: null });
  });

  it("are one for an address: of two at once one is told that it is taken", async () => {
    const both = await Promise.all([create(hannah), create(hannah)]);
    expect(both.map(({ response }) => response.status).sort()).toEqual([201, 409]);
    const refused = both.find(({ error }) => error)?.error;
    expect(refused).toMatchObject({ code: "conflict", errors: [{ in: "body", pointer: "#/email" }] });
    expect(await db().$count(users, eq(users.kind, "customer"))).toBe(1);
    expect(await db().$count(events, eq(events.name, "user.customer-added"))).toBe(1);
  });

  it("changed by two at once show both sides", async () => {
    const customer = await makeCustomer("Hannah", "hannah@roastery.test");
    const real = reading.getPerson;
    const meanwhile = vi.spyOn(reading, "getPerson").mockImplementationOnce(async (actor, id) => {
      const seen = await real(actor, id);
      const same = { fromOrganisation: "", organisation: "" };
      await editPerson(admin, { personId: id, fromName: "Hannah", name: "Johanna", ...same });
      return seen;
    });
    const { error, response } = await update(customer.id, { name: "Hanna" });
    meanwhile.mockRestore();
    expect(response.status).toBe(409);
    expect(error).toMatchObject({ theirs: "Johanna", yours: "Hanna" });
  });

  it("of ours are read, and changed by themselves alone", async () => {
    expect((await read(admin.id)).data).toMatchObject({ name: admin.name });
    expect((await update(admin.id, { name: "Somebody" })).response.status).toBe(403);
  });

  it.each([
    ["no name", { email: "a@b.test" }, "#/name"],
    ["an empty name", { name: " ", email: "a@b.test" }, "#/name"],
    ["an address that is none", { name: "A", email: "a" }, "#/email"],
    ["one of our addresses", { name: "A", email: supportAddress }, "#/email"],
    ["a number of no country", { name: "A", email: "a@b.test", phone: "030 123456" }, "#/phone"],
    ["notes of a novel", { name: "A", email: "a@b.test", notes: "x".repeat(5001) }, "#/notes"],
    ["an unknown field", { name: "A", email: "a@b.test", role: "admin" }, "#/role"],
  ])("with %s are not added", async (_what, body, pointer) => {
    const { error, response } = await create(body);
    expect(response.status).toBe(400);
    expect(error).toMatchObject({ code: "invalid", errors: [{ in: "body", pointer }] });
  });

  it("that are not there are not found", async () => {
    expect((await read(999_999)).response.status).toBe(404);
    expect((await update(999_999, { name: "A" })).response.status).toBe(404);
  });
});
