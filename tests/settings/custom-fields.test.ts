import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { customFields, events } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { addOption } from "../../lib/settings/fields/add-option";
import { archiveField } from "../../lib/settings/fields/archive-field";
import { archiveOption } from "../../lib/settings/fields/archive-option";
import { createField } from "../../lib/settings/fields/create-field";
import { mostFields } from "../../lib/settings/fields/fields-of";
import { getField, listFields } from "../../lib/settings/fields/list-fields";
import { moveField } from "../../lib/settings/fields/move-field";
import { renameField } from "../../lib/settings/fields/rename-field";
import { renameOption } from "../../lib/settings/fields/rename-option";
import { restoreField } from "../../lib/settings/fields/restore-field";
import { restoreOption } from "../../lib/settings/fields/restore-option";
import { mostOptions } from "../../lib/settings/fields/write-option";
import { fieldRow, makeField } from "../support/custom-fields";
import { countRows } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let admin: Actor;
beforeEach(async () => {
  ({ admin } = await makeWorld());
});

const namesOf = async (owner = "customer") =>
  (await listFields(admin)).filter((one) => one.owner === owner && !one.archived).map(({ name }) => name.en);
const changesIn = async (name: string) =>
  (
    await db()
      .select({ payload: events.payload })
      .from(events)
      .where(and(eq(events.name, name), eq(events.subjectKind, "field")))
      .orderBy(events.id)
  ).map(({ payload }) => (payload as { changes: unknown }).changes);

describe("a custom field", () => {
  it("has a key of the name that it was given first, whatever it is called later", async () => {
    const fieldId = await makeField(admin, "Contract No. (old)", "text");
    await renameField(admin, { fieldId, fromEn: "Contract No. (old)", en: "Agreement", de: "Vertrag" });
    expect(await fieldRow(fieldId)).toMatchObject({
      key: "contract_no_old",
      name: { en: "Agreement", de: "Vertrag" },
      type: "text",
    });
    expect(await changesIn("field.renamed")).toEqual([
      [{ field: "name", from: "Contract No. (old)", to: "Agreement / Vertrag" }],
    ]);
  });

  it.each([
    ["Straße & Höhe", "strasse_hohe"],
    ["  ÉCLAIR  ", "eclair"],
    ["電話", "field"],
    ["A".repeat(60), "a".repeat(30)],
  ])("called %s has the key %s", async (name, key) => {
    expect((await fieldRow(await makeField(admin, name, "text"))).key).toBe(key);
  });

  it("whose key another one has gets a number, also when both are made at once", async () => {
    const made = await Promise.all(["Plan!", "Plan?", "Plan."].map((name) => makeField(admin, name, "text")));
    const keys = await Promise.all(made.map(async (id) => (await fieldRow(id)).key));
    expect(keys.sort()).toEqual(["plan", "plan_2", "plan_3"]);
    expect((await db().select().from(customFields)).map(({ position }) => position).sort()).toEqual([
      1, 2, 3,
    ]);
    expect((await fieldRow(await makeField(admin, "Plan", "text", { owner: "organisation" }))).key).toBe(
      "plan",
    );
  });

  it("is called like no other of its owner, archived ones too, in neither language", async () => {
    const fieldId = (await createField(admin, { en: "Plan", de: "Tarif", owner: "customer", type: "text" }))
      .fieldId;
    await archiveField(admin, { fieldId });
    const taken = { en: "error.field.taken", de: "error.field.taken" };
    await expect(
      createField(admin, { en: "PLAN", de: "tarif", owner: "customer", type: "date" }),
    ).rejects.toMatchObject({ code: "invalid", options: { fields: taken } });
    const other = await makeField(admin, "Other", "text");
    await expect(
      renameField(admin, { fieldId: other, fromEn: "Other", en: "Other", de: "Tarif" }),
    ).rejects.toMatchObject({ options: { fields: { de: "error.field.taken" } } });
    // Saved under its own name it is in nobody's way.
    await renameField(admin, { fieldId, fromEn: "Plan", fromDe: "Tarif", en: "Plan", de: "Tarife" });
  });

  it("that another renamed meanwhile is a conflict that shows both; renamed to what it is, none", async () => {
    const fieldId = await makeField(admin, "Plan", "text");
    await renameField(admin, { fieldId, fromEn: "Plan", en: "Tariff" });
    await expect(renameField(admin, { fieldId, fromEn: "Plan", en: "Level" })).rejects.toMatchObject({
      code: "conflict",
      options: { details: { theirs: "Tariff", yours: "Level" } },
    });
    const before = await countRows("events");
    await renameField(admin, { fieldId, fromEn: "Plan", en: "Tariff" });
    expect(await countRows("events")).toBe(before);
    // The same word in another language is another name.
    await renameField(admin, { fieldId, fromEn: "Tariff", de: "Tariff" });
    expect((await fieldRow(fieldId)).name).toEqual({ de: "Tariff" });
    await expect(renameField(admin, { fieldId, fromEn: "Tariff", en: "Level" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("changes places with the one beside it that is shown, and stays where there is none", async () => {
    const [one, two, three] = [
      await makeField(admin, "One", "text"),
      await makeField(admin, "Two", "text"),
      await makeField(admin, "Three", "text"),
    ];
    await makeField(admin, "Elsewhere", "text", { owner: "organisation" });
    await archiveField(admin, { fieldId: two });
    await moveField(admin, { fieldId: three, to: "up" });
    await moveField(admin, { fieldId: three, to: "up" });
    expect(await namesOf()).toEqual(["Three", "One"]);
    expect(await changesIn("field.moved")).toEqual([[{ field: "place", from: 2, to: 1 }]]);
    await moveField(admin, { fieldId: two, to: "down" });
    await restoreField(admin, { fieldId: two });
    expect(await namesOf()).toEqual(["Three", "Two", "One"]);
    await Promise.all([
      moveField(admin, { fieldId: one, to: "up" }),
      moveField(admin, { fieldId: three, to: "down" }),
    ]);
    expect((await namesOf()).sort()).toEqual(["One", "Three", "Two"]);
    expect(await namesOf("organisation")).toEqual(["Elsewhere"]);
  });

  it("is archived and restored once, however often it is asked for", async () => {
    const fieldId = await makeField(admin, "Plan", "text");
    await Promise.all([archiveField(admin, { fieldId }), archiveField(admin, { fieldId })]);
    expect(await getField(admin, fieldId)).toMatchObject({ archived: true });
    await restoreField(admin, { fieldId });
    await restoreField(admin, { fieldId });
    expect(await getField(admin, fieldId)).toMatchObject({ archived: false });
    expect(await changesIn("field.archived")).toEqual([[{ field: "name", from: "Plan", to: null }]]);
    expect(await changesIn("field.restored")).toEqual([[{ field: "name", from: null, to: "Plan" }]]);
  });

  it.each([
    ["no name", { en: " ", de: "" }],
    ["a long name", { en: "x".repeat(61) }],
    ["a type that is none", { type: "tree" as "text" }],
    ["an owner that is none", { owner: "ticket" as "customer" }],
  ])("with %s is refused", async (_what, options) => {
    const whole = { en: "Plan", owner: "customer" as const, type: "text" as const };
    await expect(createField(admin, { ...whole, ...options })).rejects.toThrow("error.");
    expect(await countRows("custom_fields")).toBe(0);
  });

  it("is one of fifty at most, archived ones too", async () => {
    const rows = Array.from({ length: mostFields }, (_, at) => ({
      ...{ owner: "customer" as const, type: "text" as const, options: [], createdAt: new Date() },
      ...{ key: `f${at}`, name: { en: `Field ${at}` }, position: at + 1, archivedAt: at ? null : new Date() },
    }));
    await db().insert(customFields).values(rows);
    await expect(makeField(admin, "More", "text")).rejects.toMatchObject({
      messageKey: "error.fields.tooMany",
    });
    await makeField(admin, "More", "text", { owner: "organisation" });
  });
});

describe("an option", () => {
  it("has a key for good, a name that changes, and is archived but never deleted", async () => {
    const fieldId = await makeField(admin, "Plan", "select", { options: ["Gold", "Silver"] });
    await renameOption(admin, { fieldId, optionKey: "gold", fromEn: "Gold", en: "Platinum", de: "Platin" });
    await archiveOption(admin, { fieldId, optionKey: "silver" });
    await archiveOption(admin, { fieldId, optionKey: "silver" });
    expect((await fieldRow(fieldId)).options).toEqual([
      { key: "gold", name: { en: "Platinum", de: "Platin" }, archived: false },
      { key: "silver", name: { en: "Silver" }, archived: true },
    ]);
    await addOption(admin, { fieldId, en: "Gold" });
    await restoreOption(admin, { fieldId, optionKey: "silver" });
    expect((await fieldRow(fieldId)).options.map(({ key, archived }) => [key, archived])).toEqual([
      ["gold", false],
      ["silver", false],
      ["gold_2", false],
    ]);
    expect(await changesIn("field.option-renamed")).toEqual([
      [{ field: "option", from: "Gold", to: "Platinum / Platin" }],
    ]);
    expect(await changesIn("field.option-archived")).toEqual([
      [{ field: "option", from: "Silver", to: null }],
    ]);
  });

  it("is called like no other, and one that was renamed meanwhile is a conflict", async () => {
    const fieldId = await makeField(admin, "Plan", "multi_select", { options: ["Gold", "Silver"] });
    await archiveOption(admin, { fieldId, optionKey: "silver" });
    await expect(addOption(admin, { fieldId, en: "silver" })).rejects.toMatchObject({
      options: { fields: { en: "error.field.taken" } },
    });
    const rename = (en: string) => renameOption(admin, { fieldId, optionKey: "gold", fromEn: "Gold", en });
    await expect(rename("Silver")).rejects.toMatchObject({ code: "invalid" });
    await rename("Bronze");
    await expect(rename("Iron")).rejects.toMatchObject({
      code: "conflict",
      options: { details: { theirs: "Bronze", yours: "Iron" } },
    });
  });

  it("added by two at once is there twice under two keys, none lost", async () => {
    const fieldId = await makeField(admin, "Plan", "select");
    await Promise.all(["A!", "A?", "B"].map((en) => addOption(admin, { fieldId, en })));
    expect((await fieldRow(fieldId)).options.map(({ key }) => key).sort()).toEqual(["a", "a_2", "b"]);
  });

  it("is of a select alone, and one of a hundred at most", async () => {
    const text = await makeField(admin, "Note", "text");
    await expect(addOption(admin, { fieldId: text, en: "A" })).rejects.toMatchObject({ code: "not_found" });
    const fieldId = await makeField(admin, "Plan", "select");
    const options = Array.from({ length: mostOptions }, (_, at) => ({
      key: `o${at}`,
      name: { en: `Option ${at}` },
      archived: false,
    }));
    await db().update(customFields).set({ options }).where(eq(customFields.id, fieldId));
    await expect(addOption(admin, { fieldId, en: "More" })).rejects.toMatchObject({
      messageKey: "error.fields.tooManyOptions",
    });
  });
});

it("custom fields are defined by who may, and one that is not there is not found", async () => {
  const fieldId = await makeField(admin, "Plan", "select", { options: ["Gold"] });
  const agent = await makeAgent("Mara", "mara@northwind.test");
  const verbs = (actor: Actor, id: number, optionKey: string) => [
    () => getField(actor, id),
    () => renameField(actor, { fieldId: id, fromEn: "Plan", en: "Mine" }),
    () => moveField(actor, { fieldId: id, to: "up" }),
    () => archiveField(actor, { fieldId: id }),
    () => restoreField(actor, { fieldId: id }),
    () => addOption(actor, { fieldId: id, en: "Mine" }),
    () => renameOption(actor, { fieldId: id, optionKey, fromEn: "Gold", en: "Mine" }),
    () => archiveOption(actor, { fieldId: id, optionKey }),
    () => restoreOption(actor, { fieldId: id, optionKey }),
  ];
  for (const verb of [
    () => listFields(agent),
    () => createField(agent, { en: "Mine", owner: "customer", type: "text" }),
    ...verbs(agent, fieldId, "gold"),
  ]) {
    await expect(verb()).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const verb of [...verbs(admin, 999_999, "gold"), ...verbs(admin, fieldId, "none").slice(-3)]) {
    await expect(verb()).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await fieldRow(fieldId)).toMatchObject({ name: { en: "Plan" }, archivedAt: null });
});
