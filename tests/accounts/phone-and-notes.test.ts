import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { eventDetails, events } from "../../db/schema";
import { editOrganisation } from "../../lib/accounts/edit-organisation";
import { editPerson } from "../../lib/accounts/edit-person";
import { getOrganisation } from "../../lib/accounts/get-organisation";
import { getPerson } from "../../lib/accounts/get-person";
import type { EditPersonInput } from "../../lib/accounts/inputs";
import { listPeople } from "../../lib/accounts/list-people";
import { mergePeople } from "../../lib/accounts/merge/merge-people";
import { takeMergeBack } from "../../lib/accounts/merge/take-merge-back";
import type { Actor } from "../../lib/core/actor";
import { getTicket } from "../../lib/tickets/get-ticket";
import { hire } from "../support/roles";
import { countRows, makeCustomer, makeOrganisation, personAt, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let anna: Actor;
let hannah: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
  hannah = await makeCustomer("Hannah", "h@roastery.test");
});

const note = (more: Partial<EditPersonInput>, { id, name } = hannah, actor = anna) =>
  editPerson(actor, {
    personId: id,
    fromName: name,
    name,
    fromOrganisation: "",
    organisation: "",
    ...more,
  });
const said = async ({ id } = hannah) => {
  const { phone, notes } = await getPerson(anna, id);
  return { phone: phone?.number ?? null, notes };
};
const changesOf = async (name: string) => {
  const rows = await db()
    .select({ details: eventDetails.details })
    .from(events)
    .innerJoin(eventDetails, eq(eventDetails.eventId, events.id))
    .where(eq(events.name, name))
    .orderBy(events.id);
  return rows.at(-1)?.details;
};

describe("a phone number", () => {
  it.each([
    ["+49 30 123456", "+4930123456", "+49 30 123456"],
    ["0049 (0)30 / 123456", "+4930123456", "+49 30 123456"],
    ["+1 (555) 010-9999 x12", "+15550109999;ext=12", "+1 555 010 9999 ext. 12"],
    ["+870773111632", "+870773111632", "+870 773 111 632"],
  ])("typed as %j is kept in one form and shown as its country writes it", async (phone, number, shown) => {
    await note({ phone });
    expect((await getPerson(anna, hannah.id)).phone).toEqual({ number, shown });
    // As its form has it.
    const before = await countRows("events");
    await note({ fromPhone: number, phone: shown });
    expect(await countRows("events")).toBe(before);
  });

  it.each([
    "030 123456",
    "call me",
    "+49",
    "+999 123456",
    "+49 30 123456 or so",
    "+4930123456<script>",
    "\0+49",
  ])("is not %j", async (phone) => {
    await expect(note({ phone })).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { phone: "error.customers.phone" } },
    });
  });

  it("is told of by an event with both, and goes again", async () => {
    await note({ phone: "+49 30 123456" });
    await note({ fromPhone: "+4930123456", phone: "" });
    expect(await said()).toEqual({ phone: null, notes: "" });
    expect(await changesOf("user.edited")).toEqual({
      changes: [{ field: "phone", from: "+4930123456", to: null }],
    });
  });

  it("changed by another meanwhile is a conflict that shows both", async () => {
    await note({ phone: "+49 30 123456" }, hannah, admin);
    await expect(note({ phone: "+49 30 999999" })).rejects.toMatchObject({
      code: "conflict",
      options: { details: { theirs: "+4930123456", yours: "+4930999999" } },
    });
  });

  it("finds who has it, however it is typed, and nobody by a part of it", async () => {
    const jo = await makeCustomer("Jo", "jo@far.test");
    await note({ phone: "+49 30 123456 ext. 7" });
    await note({ phone: "+49 30 1234567" }, jo);
    const found = async (query: string) => (await listPeople(anna, { query })).rows.map(({ name }) => name);
    for (const query of ["+49 30 123456", "0049-30-123456", "+49 (0)30 123456 x99", "+4930123456"])
      expect(await found(query), query).toEqual(["Hannah"]);
    for (const query of ["030 123456", "+49 30 12345", "123456", "+49", "+"])
      expect(await found(query), query).toEqual([]);
    expect(await found("hann")).toEqual(["Hannah"]);
  });

  it("stands on the ticket for staff, and for no customer", async () => {
    const ticket = await ticketFrom(system, { from: "h@roastery.test" });
    await note({ phone: "+49 30 123456" });
    expect((await getTicket(anna, ticket.number)).requester.phone).toMatchObject({ number: "+4930123456" });
    const seen = await getTicket(await personAt("h@roastery.test"), ticket.number);
    expect(seen.requester.phone).toBeNull();
  });
});

describe("notes", () => {
  it("are kept as they were written, in lines, and told of by an event with both", async () => {
    await note({ notes: " Rings early.\r\n\r\n- Tea\0\n" });
    expect(await said()).toMatchObject({ notes: "Rings early.\n\n- Tea" });
    // A browser sends other ends of lines than it got.
    await note({ fromNotes: "Rings early.\r\n\r\n- Tea", notes: "" });
    expect(await changesOf("user.edited")).toEqual({
      changes: [{ field: "notes", from: "Rings early.\n\n- Tea", to: null }],
    });
  });

  it("have 5,000 characters and no more", async () => {
    await note({ notes: "x".repeat(5000) });
    await expect(note({ fromNotes: "x".repeat(5000), notes: "x".repeat(5001) })).rejects.toThrow();
  });

  it("changed by another meanwhile are a conflict; nothing said of them leaves them", async () => {
    await note({ notes: "His" }, hannah, admin);
    await expect(note({ notes: "Mine" })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.customers.notesChanged",
      options: { details: { theirs: "His", yours: "Mine" } },
    });
    await note({ name: "Hanna" });
    expect(await said()).toMatchObject({ notes: "His" });
  });

  it("and numbers are written by who may change customers, about customers", async () => {
    const worker = await hire("Wes", ["tickets.work"]);
    for (const more of [{ phone: "+49 30 123456" }, { notes: "Mine" }]) {
      await expect(note(more, hannah, worker)).rejects.toMatchObject({ code: "forbidden" });
      await expect(note(more, hannah, hannah)).rejects.toMatchObject({ code: "forbidden" });
      await expect(note(more, admin)).rejects.toMatchObject({ code: "forbidden" });
    }
    await note({ notes: "Read by all who work" });
    expect((await getPerson(worker, hannah.id)).notes).toBe("Read by all who work");
  });

  it("on an organisation are changed, told of, and not overwritten", async () => {
    const id = await makeOrganisation("Roastery", []);
    const change = (more: object, actor = anna) =>
      editOrganisation(actor, {
        organisationId: id,
        fromName: "Roastery",
        name: "Roastery",
        fromDomains: "",
        domains: "",
        fromSharing: "none",
        sharing: "none",
        ...more,
      });
    await change({ notes: "Pays late" });
    expect(await changesOf("organisation.edited")).toEqual({
      changes: [{ field: "notes", from: null, to: "Pays late" }],
    });
    await expect(change({ notes: "Pays early" }, admin)).rejects.toMatchObject({ code: "conflict" });
    await change({ fromNotes: "Pays late", notes: "Pays early" });
    expect((await getOrganisation(anna, id)).notes).toBe("Pays early");
  });
});

describe("two customers who are one", () => {
  const his = "+49 30 111111";
  const hers = "+49 30 222222";
  let other: Actor;
  beforeEach(async () => {
    other = await makeCustomer("Otto", "o@private.test");
  });
  const merge = async (from: Actor, into = hannah) => {
    const { addresses } = await getPerson(anna, into.id);
    const fromAddress = addresses[0]!.address;
    return (await mergePeople(anna, { personId: into.id, otherId: from.id, fromAddress })).mergeId;
  };
  const undo = (mergeId: number) => takeMergeBack(anna, { mergeId });

  it("keep the number of who is left, and have the notes of both, until they are two again", async () => {
    await note({ phone: hers, notes: "Tea" });
    await note({ phone: his, notes: "Coffee\n\nBlack" }, other);
    const mergeId = await merge(other);
    expect(await said()).toEqual({ phone: "+4930222222", notes: "Tea\n\nCoffee\n\nBlack" });
    await undo(mergeId);
    expect(await said()).toEqual({ phone: "+4930222222", notes: "Tea" });
    expect(await said(other)).toEqual({ phone: "+4930111111", notes: "Coffee\n\nBlack" });
  });

  it("take over what one of them lacks, and give it back", async () => {
    await note({ phone: his, notes: "Coffee" }, other);
    const mergeId = await merge(other);
    expect(await said()).toEqual({ phone: "+4930111111", notes: "Coffee" });
    expect(await changesOf("user.merged")).toMatchObject({
      changes: expect.arrayContaining([{ field: "phone", from: null, to: "+4930111111" }]),
    });
    await undo(mergeId);
    expect(await said()).toEqual({ phone: null, notes: "" });
    expect(await said(other)).toEqual({ phone: "+4930111111", notes: "Coffee" });
  });

  it("keep what somebody changed since, and a number that both had before", async () => {
    await note({ phone: his, notes: "Tea" });
    await note({ phone: his, notes: "Coffee" }, other);
    const mergeId = await merge(other);
    await note({ fromNotes: "Tea\n\nCoffee", notes: "Tea and coffee" });
    await undo(mergeId);
    expect(await said()).toEqual({ phone: "+4930111111", notes: "Tea and coffee" });
  });

  it("of whom two brought a number, in any order have the other's once the first is gone", async () => {
    const third = await makeCustomer("Thea", "t@private.test");
    await note({ phone: his, notes: "Coffee" }, other);
    await note({ phone: hers, notes: "Coffee" }, third);
    const [first, second] = [await merge(other), await merge(third)];
    expect(await said()).toEqual({ phone: "+4930111111", notes: "Coffee\n\nCoffee" });
    await undo(first);
    expect(await said()).toEqual({ phone: "+4930222222", notes: "Coffee" });
    await undo(second);
    expect(await said()).toEqual({ phone: null, notes: "" });
  });

  it("are not merged while their notes are too long together", async () => {
    await note({ notes: "x".repeat(2500) });
    await note({ notes: "y".repeat(2499) }, other);
    await expect(merge(other)).rejects.toMatchObject({ code: "conflict", messageKey: "error.merge.notes" });
    await note({ fromNotes: "y".repeat(2499), notes: "y".repeat(2498) }, other);
    await merge(other);
    expect((await said()).notes).toHaveLength(5000);
  });
});
