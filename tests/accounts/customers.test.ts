import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import type { SharingMode } from "../../db/enums";
import { eventDetails, events, roles, userEmails } from "../../db/schema";
import { changeOrganisationManager } from "../../lib/accounts/change-organisation-manager";
import { editOrganisation } from "../../lib/accounts/edit-organisation";
import { editPerson } from "../../lib/accounts/edit-person";
import { getOrganisation } from "../../lib/accounts/get-organisation";
import { getPerson } from "../../lib/accounts/get-person";
import type { EditOrganisationInput } from "../../lib/accounts/inputs";
import { listOrganisations } from "../../lib/accounts/list-organisations";
import { listPeople } from "../../lib/accounts/list-people";
import type { Actor } from "../../lib/core/actor";
import { countRows, makeCustomer, makeOrganisation, personAt } from "../support/tickets";
import { makeAgent, makeWorld, receive } from "../support/world";

let system: Actor;
let admin: Actor;
let anna: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
});

const found = async (query: string) => (await listPeople(anna, { query })).rows.map((one) => one.name);

describe("the list of customers", () => {
  it("names them in the order of their names, page by page, each once", async () => {
    for (const name of ["Émile", "anton", "Zoë", "Bea", "Bea", "Özlem"])
      await makeCustomer(name, `${Math.random()}@far.test`);
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listPeople(anna, { limit: 2, cursor });
      names.push(...page.rows.map((one) => one.name));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(names).toEqual(["anton", "Bea", "Bea", "Émile", "Özlem", "Zoë"]);
  });

  it("finds by the beginning of any word of the name, in whatever order", async () => {
    await makeCustomer("Hannah Ostermann", "h@roastery.test");
    await makeCustomer("Siobhán O'Callaghan-Brennan", "s@pub.test");
    expect(await found("oster")).toEqual(["Hannah Ostermann"]);
    expect(await found("OST han")).toEqual(["Hannah Ostermann"]);
    expect(await found("o'callaghan-br")).toEqual(["Siobhán O'Callaghan-Brennan"]);
    expect(await found("ermann")).toEqual([]);
  });

  it("finds by a long beginning as by a short one, and by words that stand between any signs", async () => {
    await makeCustomer("Jean–Luc O’Rourke", "jean_luc+help@wolkenkratzer.test");
    await makeCustomer("Ωmega Öztürk", "o@far.test");
    await makeCustomer("株式会社 ロースター", "r@far.test");
    await makeCustomer("🙂🙃🙂🙃🙂🙃 Smile", "s@far.test");
    for (const query of ["rourke", "O’R", "luc jean", "jean_luc+", "help@wolkenkratz", "WOLKENKRATZER.TEST"])
      expect(await found(query), query).toEqual(["Jean–Luc O’Rourke"]);
    for (const query of ["wolkenkratzes", "rourkes", "kenkratzer", "rourke wolk"])
      expect(await found(query), query).toEqual([]);
    expect(await found("ÖZTÜR ωme")).toEqual(["Ωmega Öztürk"]);
    expect(await found("株式")).toEqual(["株式会社 ロースター"]);
    expect(await found("🙂🙃🙂🙃🙂🙃")).toEqual(["🙂🙃🙂🙃🙂🙃 Smile"]);
  });

  it("finds by the beginning of an address or of its domain", async () => {
    await makeCustomer("Hannah", "info@roastery.test");
    await makeCustomer("Jo", "jo@far.test");
    for (const query of ["info@roastery.test", "INFO@", "info@roa", "@roastery", "roastery.test"])
      expect(await found(query), query).toEqual(["Hannah"]);
  });

  it.each(["'", "\\", "a & b | !c", "'; drop table users; --", "<->", "\0", ":*", "%", "(", "a\\'b", "🙂"])(
    "takes %j for a text to look for, and nothing else",
    async (query) => {
      await makeCustomer("Hannah", "h@roastery.test");
      await expect(listPeople(anna, { query })).resolves.toBeDefined();
      await expect(listOrganisations(anna, { query })).resolves.toBeDefined();
      expect(await countRows("users")).toBeGreaterThan(3);
    },
  );

  it("refuses a cursor that is none, and takes one of any text", async () => {
    await expect(listPeople(anna, { cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
    const hostile = Buffer.from(JSON.stringify(["\0'\ud800", 1])).toString("base64url");
    await expect(listPeople(anna, { cursor: hostile })).resolves.toBeDefined();
  });

  it("holds customers only: no colleague, and not the system", async () => {
    await makeCustomer("Hannah", "h@roastery.test");
    expect((await listPeople(admin, {})).rows.map((one) => one.name)).toEqual(["Hannah"]);
    expect(await found("anna")).toEqual([]);
  });
});

describe("who may not work on tickets", () => {
  it("sees no customer and no organisation, and changes none", async () => {
    await db()
      .insert(roles)
      .values({ key: "worker", name: "Works", permissions: ["tickets.work"] });
    const hannah = await makeCustomer("Hannah", "h@roastery.test");
    const coll = await makeAgent("Coll", "coll@northwind.test", { roleKey: "collaborator" });
    const id = await makeOrganisation("Roastery", ["roastery.test"]);
    for (const actor of [coll, hannah]) {
      for (const refused of [
        () => listPeople(actor, {}),
        () => listOrganisations(actor, {}),
        () => getPerson(actor, hannah.id),
        () => getOrganisation(actor, id),
        () => rename(actor, hannah.id, "Hannah", "Mine"),
        () =>
          editOrganisation(actor, {
            organisationId: id,
            fromName: "Roastery",
            name: "x",
            fromDomains: "",
            domains: "",
            fromSharing: "none",
            sharing: "all",
          }),
        () => changeOrganisationManager(actor, { organisationId: id, personId: hannah.id, manages: "yes" }),
      ]) {
        await expect(refused()).rejects.toMatchObject({ code: "forbidden" });
      }
    }
    const worker = await makeAgent("Worker", "worker@northwind.test", { roleKey: "worker" });
    expect((await getPerson(worker, hannah.id)).mayEdit).toBe(false);
    await expect(rename(worker, hannah.id, "Hannah", "Mine")).rejects.toMatchObject({ code: "forbidden" });
    expect((await getPerson(admin, hannah.id)).name).toBe("Hannah");
  });
});

const rename = (actor: Actor, personId: number, fromName: string, name: string) =>
  editPerson(actor, { personId, fromName, name, fromOrganisation: "", organisation: "" });
const employ = (actor: Actor, personId: number, fromOrganisation: string, organisation: string) =>
  editPerson(actor, { personId, fromName: "Hannah", name: "Hannah", fromOrganisation, organisation });

describe("a customer", () => {
  let hannah: Actor;
  beforeEach(async () => {
    hannah = await makeCustomer("Hannah", "h@roastery.test");
  });
  const page = () => getPerson(anna, hannah.id);

  it("is renamed by an agent, and the event keeps the names where they can be erased", async () => {
    await rename(anna, hannah.id, "Hannah", "  Hannah Ostermann ");
    expect((await page()).name).toBe("Hannah Ostermann");
    const [event] = await db().select().from(events).where(eq(events.name, "user.edited"));
    expect(event).toMatchObject({ actorId: anna.id, subjectId: hannah.id, payload: {} });
    const [details] = await db().select().from(eventDetails).where(eq(eventDetails.eventId, event!.id));
    expect(details?.details).toEqual({
      changes: [{ field: "name", from: "Hannah", to: "Hannah Ostermann" }],
    });
  });

  it("renamed by another meanwhile is a conflict that shows both", async () => {
    await rename(admin, hannah.id, "Hannah", "Hanna");
    await expect(rename(anna, hannah.id, "Hannah", "Johanna")).rejects.toMatchObject({
      code: "conflict",
      options: { details: { theirs: "Hanna", yours: "Johanna" } },
    });
    // Another field is no conflict.
    await editPerson(anna, {
      personId: hannah.id,
      fromName: "Hanna",
      name: "Hanna",
      fromOrganisation: "",
      organisation: "Roastery",
    });
    expect(await page()).toMatchObject({ name: "Hanna", organisation: { name: "Roastery" } });
  });

  it("joins an organisation by its name: a known one, or one that is made, and leaves it", async () => {
    const known = await makeOrganisation("Roastery", []);
    await employ(anna, hannah.id, "", "roastery");
    expect((await page()).organisation).toEqual({ id: known, name: "Roastery" });
    await employ(anna, hannah.id, "Roastery", "New & Sons");
    expect((await page()).organisation?.name).toBe("New & Sons");
    await employ(anna, hannah.id, "New & Sons", "");
    expect((await page()).organisation).toBeNull();
  });

  it("and another who join the same new one at once make one", async () => {
    const jo = await makeCustomer("Hannah", "jo@roastery.test");
    await Promise.all([employ(anna, hannah.id, "", "Roastery"), employ(admin, jo.id, "", "ROASTERY")]);
    expect(await countRows("organisations")).toBe(1);
  });

  it("who changes in nothing leaves no event", async () => {
    const before = await countRows("events");
    await rename(anna, hannah.id, "Hannah", "Hannah");
    expect(await countRows("events")).toBe(before);
  });

  it("is shown with his addresses, and which of them bounced", async () => {
    await db().update(userEmails).set({ bouncedAt: new Date() }).where(eq(userEmails.userId, hannah.id));
    expect((await page()).addresses).toMatchObject([{ address: "h@roastery.test", bounced: true }]);
  });

  it("is no colleague: his page may be seen, but his name is not an agent's to change", async () => {
    expect(await getPerson(anna, admin.id)).toMatchObject({ name: "Priya Raman", mayEdit: false });
    await expect(rename(anna, admin.id, "Priya Raman", "X")).rejects.toMatchObject({ code: "forbidden" });
    await expect(getPerson(anna, system.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(rename(anna, system.id, "Helpdesk", "X")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("an organisation", () => {
  const same = (organisationId: number): EditOrganisationInput => ({
    organisationId,
    fromName: "Roastery",
    name: "Roastery",
    fromDomains: "",
    domains: "",
    fromSharing: "none",
    sharing: "none",
  });
  const change = (organisationId: number, more: object) =>
    editOrganisation(anna, { ...same(organisationId), ...more });

  it("gets the new customers of its domains, and a domain belongs to one", async () => {
    const id = await makeOrganisation("Roastery", []);
    await change(id, { domains: "Roastery.test, müller.test" });
    expect((await getOrganisation(anna, id)).domains).toEqual(["roastery.test", "xn--mller-kva.test"]);
    await receive(system);
    const { organisation } = await getPerson(anna, (await personAt("hannah@roastery.test")).id);
    expect(organisation).toEqual({ id, name: "Roastery" });
    expect((await listPeople(anna, { organisationId: id })).rows).toHaveLength(1);
    const other = await makeOrganisation("Roastery", []);
    await expect(change(other, { domains: "roastery.test" })).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { domains: "error.field.taken" } },
    });
  });

  it("shows its requests to more people only by who sees every ticket, to fewer by whoever edits it", async () => {
    const id = await makeOrganisation("Roastery", []);
    const set = (actor: Actor, fromSharing: SharingMode, sharing: SharingMode) =>
      editOrganisation(actor, { ...same(id), fromSharing, sharing });
    for (const wider of ["managers", "all"] as const)
      await expect(set(anna, "none", wider)).rejects.toMatchObject({
        code: "invalid",
        options: { fields: { sharing: "error.customers.sharingBeyond" } },
      });
    expect((await getOrganisation(anna, id)).maySetSharing).toEqual(["none"]);
    await set(admin, "none", "all");
    expect((await getOrganisation(anna, id)).maySetSharing).toEqual(["none", "managers", "all"]);
    await set(anna, "all", "managers");
    await expect(set(anna, "managers", "all")).rejects.toMatchObject({ code: "invalid" });
    await editOrganisation(anna, { ...same(id), name: "R.", fromSharing: "managers", sharing: "managers" });
    expect(await getOrganisation(anna, id)).toMatchObject({ name: "R.", sharing: "managers" });
  });

  it("changed by another meanwhile is a conflict", async () => {
    const id = await makeOrganisation("Roastery", ["a.test"]);
    await expect(change(id, { domains: "b.test" })).rejects.toMatchObject({
      code: "conflict",
      options: { details: { theirs: "a.test", yours: "b.test" } },
    });
  });

  it.each(["nonsense", "a@b.test", "-.test", "a..b", "x".repeat(300)])(
    "has no domain %j",
    async (domains) => {
      const id = await makeOrganisation("Roastery", []);
      await expect(change(id, { domains })).rejects.toThrow();
    },
  );

  it("is found by the words of its name and by its whole domain", async () => {
    await makeOrganisation("Bluebird Bakehouse Group", ["bluebird.test"]);
    await makeOrganisation("Café des Deux Rives", []);
    const names = async (query: string) =>
      (await listOrganisations(anna, { query })).rows.map((one) => one.name);
    expect(await names("bake")).toEqual(["Bluebird Bakehouse Group"]);
    expect(await names("jo@bluebird.test")).toEqual(["Bluebird Bakehouse Group"]);
    expect(await names("")).toEqual(["Bluebird Bakehouse Group", "Café des Deux Rives"]);
    expect(await names("group cafe")).toEqual([]);
  });
});
