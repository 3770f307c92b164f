import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import type { FieldType } from "../../db/enums";
import { eventDetails, events, organisations } from "../../db/schema";
import { createPerson } from "../../lib/accounts/create-person";
import { editOrganisation } from "../../lib/accounts/edit-organisation";
import { editPerson } from "../../lib/accounts/edit-person";
import { getOrganisation } from "../../lib/accounts/get-organisation";
import { getPerson } from "../../lib/accounts/get-person";
import { editPersonInput } from "../../lib/accounts/inputs";
import type { Actor } from "../../lib/core/actor";
import { archiveField } from "../../lib/settings/fields/archive-field";
import { archiveOption } from "../../lib/settings/fields/archive-option";
import { createField } from "../../lib/settings/fields/create-field";
import { renameOption } from "../../lib/settings/fields/rename-option";
import { restoreField } from "../../lib/settings/fields/restore-field";
import { listAudit } from "../../lib/tickets/list-audit";
import { makeField, valuesOf } from "../support/custom-fields";
import { countRows, makeCustomer } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let admin: Actor;
let anna: Actor;
let hannah: Actor;
beforeEach(async () => {
  ({ admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
  hannah = await makeCustomer("Hannah", "hannah@roastery.test");
});

const same = { fromName: "Hannah", name: "Hannah", fromOrganisation: "", organisation: "" };
const set = (customFields: object, fromCustomFields: object = {}, actor = anna) =>
  editPerson(actor, {
    personId: hannah.id,
    ...same,
    customFields: { ...customFields },
    fromCustomFields: { ...fromCustomFields },
  });
const shown = async () =>
  Object.fromEntries((await getPerson(anna, hannah.id)).customFields.map(({ key, value }) => [key, value]));
const newestChanges = async () => {
  const [row] = await db()
    .select({ name: events.name, details: eventDetails.details })
    .from(events)
    .innerJoin(eventDetails, eq(eventDetails.eventId, events.id))
    .orderBy(desc(events.id))
    .limit(1);
  const { changes } = (row?.details ?? {}) as { changes?: unknown };
  return { name: row?.name, changes };
};

describe("a value", () => {
  it.each<[FieldType, unknown, unknown]>([
    ["text", "  two\nlines\0\u0007 ", "two lines"],
    ["text", "half a pair \ud83d", "half a pair \ufffd"],
    ["text", "", null],
    ["number", "12.50", 12.5],
    ["number", "12,5", 12.5],
    ["number", " -3 ", -3],
    ["number", 0.1 + 0.2, 0.3],
    ["number", -0, 0],
    ["number", "0", 0],
    ["number", "", null],
    ["date", "2028-02-29", "2028-02-29"],
    ["date", "", null],
    ["boolean", "yes", true],
    ["boolean", "no", false],
    ["boolean", false, false],
    ["boolean", "", null],
    ["select", "gold", "gold"],
    ["select", "", null],
    ["multi_select", ["silver", "gold", "silver"], ["gold", "silver"]],
    ["multi_select", "silver", ["silver"]],
    ["multi_select", [], null],
    ["url", " https://Example.com/a b ", "https://example.com/a%20b"],
    ["url", "", null],
  ])("of type %s, sent as %j, is kept as %j", async (type, sent, kept) => {
    const options = type.includes("select") ? ["Gold", "Silver"] : [];
    await makeField(admin, "Plan", type, { options });
    await set({ plan: sent });
    expect(await valuesOf(hannah.id)).toEqual(kept === null ? {} : { plan: kept });
    expect(await shown()).toEqual({ plan: kept });
    // What a page shows and sends back is no change.
    const events = await countRows("events");
    await set({ plan: kept }, { plan: kept });
    expect(await countRows("events")).toBe(events);
  });

  it.each<[FieldType, unknown, string]>([
    ["text", 5, "error.fields.text"],
    ["text", "x".repeat(501), "error.field.tooLong"],
    ["number", "12 apples", "error.fields.number"],
    ["number", "1,234", "error.fields.number"],
    ["number", "1e5", "error.fields.number"],
    ["number", 1e15, "error.fields.number"],
    ["number", Number.NaN, "error.fields.number"],
    ["number", true, "error.fields.number"],
    ["date", "2027-02-29", "error.fields.date"],
    ["date", "29.2.2028", "error.fields.date"],
    ["date", 20280229, "error.fields.date"],
    ["boolean", "maybe", "error.fields.boolean"],
    ["boolean", 1, "error.fields.boolean"],
    ["select", "bronze", "error.fields.select"],
    ["select", ["gold"], "error.fields.select"],
    ["multi_select", ["gold", "bronze"], "error.fields.select"],
    ["multi_select", [["gold"]], "error.fields.select"],
    ["url", "javascript:alert(1)", "error.fields.url"],
    ["url", "example.com", "error.fields.url"],
    ["url", "https://northwind.test@evil.test", "error.fields.url"],
    ["url", `https://example.com/${"x".repeat(2000)}`, "error.field.tooLong"],
  ])("of type %s is not %j", async (type, sent, problem) => {
    const options = type.includes("select") ? ["Gold", "Silver"] : [];
    await makeField(admin, "Plan", type, { options });
    await expect(set({ plan: sent })).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { "customFields.plan": problem } },
    });
    expect(await valuesOf(hannah.id)).toEqual({});
  });

  it("is wrong for itself: all faults are named at once, and nothing is saved", async () => {
    await makeField(admin, "Age", "number");
    await makeField(admin, "Since", "date");
    await makeField(admin, "Note", "text");
    await expect(
      editPerson(anna, {
        ...{ personId: hannah.id, ...same, name: "Johanna" },
        ...{ customFields: { age: "old", since: "once", note: "Fine", constructor: "x", none: null } },
      }),
    ).rejects.toMatchObject({
      options: {
        fields: {
          "customFields.age": "error.fields.number",
          "customFields.since": "error.fields.date",
          "customFields.constructor": "error.fields.unknown",
          "customFields.none": "error.fields.unknown",
        },
      },
    });
    expect(await getPerson(anna, hannah.id)).toMatchObject({ name: "Hannah" });
    expect(await valuesOf(hannah.id)).toEqual({});
  });

  it("under a key that every object has is a value as any other", async () => {
    await makeField(admin, "Constructor", "text");
    expect(await shown()).toEqual({ constructor: null });
    await set({ constructor: "Acme" });
    expect(await shown()).toEqual({ constructor: "Acme" });
  });
});

describe("values of a customer", () => {
  beforeEach(async () => {
    await makeField(admin, "Plan", "select", { options: ["Gold", "Silver"] });
    await makeField(admin, "Age", "number");
    await makeField(admin, "Vip", "boolean");
  });

  it("are told before and after, in the words of the fields, where an erasure finds them", async () => {
    await set({ plan: "gold", age: 40 });
    await set({ plan: "silver", age: null, vip: true }, { plan: "gold", age: 40 });
    expect(await newestChanges()).toEqual({
      name: "user.edited",
      changes: [
        { field: "custom.plan.Plan", from: "Gold", to: "Silver" },
        { field: "custom.age.Age", from: 40, to: null },
        { field: "custom.vip.Vip", from: null, to: true },
      ],
    });
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event?.payload).toEqual({});
  });

  it("of a field with the longest name are told in the audit too", async () => {
    const [en, de] = [`${"x".repeat(49)}😀 and more`, "y".repeat(60)];
    await createField(admin, { en: "x".repeat(30), owner: "customer", type: "text" });
    await createField(admin, { en, de, owner: "customer", type: "text" });
    await set({ [`${"x".repeat(30)}_2`]: "z".repeat(500), age: 1 });
    const { entries } = await listAudit(admin, { kind: "user" });
    expect(entries[0]?.changes).toEqual([
      { field: `custom.${"x".repeat(30)}_2.${"x".repeat(49)}\ufffd`, from: null, to: "z".repeat(200) },
      { field: "custom.age.Age", from: null, to: 1 },
    ]);
  });

  it("that are not named stay", async () => {
    await set({ plan: "gold" });
    await set({ age: 7 });
    expect(await shown()).toEqual({ plan: "gold", age: 7, vip: null });
  });

  it("that somebody else changed meanwhile are a conflict that shows both; others are none", async () => {
    await set({ plan: "gold", age: 40 });
    await expect(set({ plan: "silver" }, { plan: null })).rejects.toMatchObject({
      code: "conflict",
      options: {
        fields: { "customFields.plan": "error.customers.changed" },
        details: { theirs: "Gold", yours: "Silver" },
      },
    });
    await set({ plan: "gold", age: 41 }, { plan: null, age: 40 });
    expect(await shown()).toEqual({ plan: "gold", age: 41, vip: null });
    await expect(set({ age: "" }, { age: 40 })).rejects.toMatchObject({
      options: { details: { theirs: "41", yours: null } },
    });
  });

  it("set by two at once are set by one of them", async () => {
    const tried = await Promise.allSettled([
      set({ plan: "gold" }, { plan: null }),
      set({ plan: "silver" }, { plan: null }),
    ]);
    expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tried.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "conflict" });
  });

  it("are changed by who edits customers, of customers alone", async () => {
    const reader = { ...anna, permissions: new Set(["tickets.work"] as const) };
    await expect(set({ age: 1 }, {}, reader)).rejects.toMatchObject({ code: "forbidden" });
    await expect(set({ age: 1 }, {}, { ...anna, readOnly: true })).rejects.toMatchObject({
      code: "forbidden",
    });
    const ours = { ...same, personId: admin.id, fromName: admin.name, name: admin.name };
    await expect(editPerson(anna, { ...ours, customFields: { age: 1 } })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("may be given with a new customer, or not at all", async () => {
    const nils = { name: "Nils", email: "nils@far.test" };
    await expect(createPerson(anna, { ...nils, customFields: { age: "old" } })).rejects.toMatchObject({
      options: { fields: { "customFields.age": "error.fields.number" } },
    });
    const { personId } = await createPerson(anna, { ...nils, customFields: { age: 30, plan: null } });
    expect(await valuesOf(personId)).toEqual({ age: 30 });
    expect((await newestChanges()).changes).toEqual([
      { field: "name", from: null, to: "Nils" },
      { field: "custom.age.Age", from: null, to: 30 },
    ]);
  });

  it("come from a form as text, with boxes that nobody ticked as nothing", async () => {
    await makeField(admin, "Langs", "multi_select", { options: ["Da", "En"] });
    await set({ langs: ["da", "en"], age: 5 });
    const typed = {
      ...{ ...same, personId: String(hannah.id), fromCustomFields: JSON.stringify(await shown()) },
      ...{ "customFields.age": "6", "customFields.plan": "", "customFields.vip": "no" },
    };
    await editPerson(anna, typed as never);
    expect(await shown()).toEqual({ plan: null, age: 6, vip: false, langs: null });
    expect(editPersonInput.safeParse({ ...typed, fromCustomFields: "no JSON" }).data).toMatchObject({
      fromCustomFields: {},
      customFields: { age: "6", plan: "", vip: "no" },
    });
  });
});

describe("an archived", () => {
  it("field is shown and taken nowhere; its values wait, whatever happens meanwhile", async () => {
    const fieldId = await makeField(admin, "Plan", "text");
    await makeField(admin, "Age", "number");
    await set({ plan: "Gold" });
    await archiveField(admin, { fieldId });
    expect(await shown()).toEqual({ age: null });
    await expect(set({ plan: "Silver" }, { plan: "Gold" })).rejects.toMatchObject({
      options: { fields: { "customFields.plan": "error.fields.unknown" } },
    });
    await set({ age: 1 });
    await restoreField(admin, { fieldId });
    expect(await shown()).toEqual({ plan: "Gold", age: 1 });
  });

  it("option stays for who has it, under its new name, and is nobody else's to choose", async () => {
    const fieldId = await makeField(admin, "Plan", "select", { options: ["Gold", "Silver"] });
    await makeField(admin, "Langs", "multi_select", { options: ["Da", "En"] });
    await set({ plan: "gold", langs: ["da"] });
    await archiveOption(admin, { fieldId, optionKey: "gold" });
    await renameOption(admin, { fieldId, optionKey: "gold", fromEn: "Gold", en: "Old gold" });
    const [plan] = (await getPerson(anna, hannah.id)).customFields;
    expect(plan).toMatchObject({
      value: "gold",
      options: [
        { key: "gold", name: { en: "Old gold" } },
        { key: "silver", name: { en: "Silver" } },
      ],
    });
    await set({ plan: "gold", langs: ["da", "en"] }, { plan: "gold", langs: ["da"] });
    await set({ plan: "silver" }, { plan: "gold" });
    expect((await newestChanges()).changes).toEqual([
      { field: "custom.plan.Plan", from: "Old gold", to: "Silver" },
    ]);
    expect((await getPerson(anna, hannah.id)).customFields[0]?.options).toHaveLength(1);
    await expect(set({ plan: "gold" }, { plan: "silver" })).rejects.toMatchObject({
      options: { fields: { "customFields.plan": "error.fields.select" } },
    });
  });
});

it("values of an organisation are its own, told in its event, and guarded in the same way", async () => {
  await makeField(admin, "Plan", "text");
  await makeField(admin, "Size", "number", { owner: "organisation" });
  const [row] = await db()
    .insert(organisations)
    .values({ name: "Roastery", domains: [], createdAt: new Date() })
    .returning({ id: organisations.id });
  const organisationId = row!.id;
  const edit = (customFields: object, fromCustomFields: object = {}, actor = anna) =>
    editOrganisation(actor, {
      ...{ organisationId, fromName: "Roastery", name: "Roastery", fromDomains: "", domains: "" },
      ...{ fromSharing: "none", sharing: "none" },
      ...{ customFields: { ...customFields }, fromCustomFields: { ...fromCustomFields } },
    });
  await edit({ size: "12" });
  expect((await getOrganisation(anna, organisationId)).customFields).toMatchObject([
    { key: "size", value: 12 },
  ]);
  expect(await newestChanges()).toEqual({
    name: "organisation.edited",
    changes: [{ field: "custom.size.Size", from: null, to: 12 }],
  });
  await expect(edit({ plan: "Gold" })).rejects.toMatchObject({
    options: { fields: { "customFields.plan": "error.fields.unknown" } },
  });
  await expect(edit({ size: 13 }, { size: 11 })).rejects.toMatchObject({ code: "conflict" });
  const reader = { ...anna, permissions: new Set(["tickets.work"] as const) };
  await expect(edit({ size: 13 }, { size: 12 }, reader)).rejects.toMatchObject({ code: "forbidden" });
  expect(await valuesOf(organisationId, organisations)).toEqual({ size: 12 });
});
