import { beforeEach, describe, expect, it } from "vitest";
import { changeOrganisationManager } from "../../lib/accounts/change-organisation-manager";
import { editOrganisation } from "../../lib/accounts/edit-organisation";
import { editPerson } from "../../lib/accounts/edit-person";
import { getPerson } from "../../lib/accounts/get-person";
import { mergePeople } from "../../lib/accounts/merge/merge-people";
import { takeMergeBack } from "../../lib/accounts/merge/take-merge-back";
import { addAddress as add } from "../../lib/accounts/person-addresses/add-address";
import { createSession } from "../../lib/accounts/sessions";
import { type Actor, actingAt } from "../../lib/core/actor";
import { secretToken } from "../../lib/core/ids";
import { changePriority } from "../../lib/tickets/change-priority";
import { changeStatus } from "../../lib/tickets/change-status";
import type { ListTicketsOfInput } from "../../lib/tickets/inputs";
import { listHistory } from "../../lib/tickets/list-history";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { erase } from "../privacy/privacy";
import { hire } from "../support/roles";
import { makeCustomer, makeTeam, moveToTeam, personAt, ticketFrom } from "../support/tickets";
import { actorOf, makeAgent, makeWorld, receive } from "../support/world";

const address = "hannah@roastery.test";

let system: Actor;
let admin: Actor;
let anna: Actor;
let hannah: Actor;
let ticket: { id: number; number: number };
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
  ticket = await ticketFrom(system, { from: address, subject: "The first" });
  hannah = await personAt(address);
});

const history = (more: Partial<ListTicketsOfInput> = {}, actor = anna) =>
  listHistory(actor, { of: { personId: hannah.id }, ...more });
const told = async (more: Partial<ListTicketsOfInput> = {}, actor = anna) =>
  (await history(more, actor)).entries.map(({ name }) => name);
const toStatus = (from: "new" | "open" | "solved", to: "open" | "solved", ticketId = ticket.id) =>
  changeStatus(anna, { ticketId, from, to });
const edit = (more: object, { id, name } = hannah) =>
  editPerson(anna, {
    personId: id,
    fromName: name,
    name,
    fromOrganisation: "",
    organisation: "",
    ...more,
  });

describe("the history of a customer", () => {
  it("says what happened with him and with his tickets, by whom, newest first", async () => {
    await toStatus("new", "open");
    await toStatus("open", "solved");
    await changePriority(anna, { ticketId: ticket.id, from: "normal", to: "high" });
    await toStatus("solved", "open");
    await add(anna, { personId: hannah.id, email: "second@roastery.test" });
    await edit({ organisation: "Roastery" });
    const { entries, next } = await history();
    expect(next).toBeNull();
    const onIt = { number: ticket.number, subject: "The first" };
    expect(entries.filter(({ name }) => name !== "user.signed-in")).toMatchObject([
      {
        name: "user.edited",
        actor: { name: "Anna", kind: "staff" },
        ticket: null,
        changes: [{ field: "organisation", from: null, to: "Roastery" }],
      },
      { name: "user.address-added", changes: [{ field: "email", to: "second@roastery.test" }] },
      {
        name: "ticket.status-changed",
        ticket: onIt,
        changes: [{ field: "status", from: "solved", to: "open" }],
      },
      { name: "ticket.status-changed", changes: [{ field: "status", from: "open", to: "solved" }] },
      { name: "ticket.created", actor: { kind: "system" }, ticket: onIt, changes: [] },
    ]);
  });

  it("comes page by page, each line once, also where several share an instant", async () => {
    const at = actingAt(anna, new Date("2026-03-18T08:00:00.000Z"));
    for (let count = 1; count <= 4; count++)
      await editPerson(at, {
        personId: hannah.id,
        fromName: hannah.name,
        name: hannah.name,
        fromOrganisation: "",
        organisation: "",
        fromNotes: count === 1 ? "" : `${count - 1}`,
        notes: `${count}`,
      });
    const all = (await history()).entries.map(({ id }) => id);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await history({ cursor, limit: 2 });
      expect(page.entries.length).toBeLessThanOrEqual(2);
      seen.push(...page.entries.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(all.length);
  });

  it("tells of no ticket that the reader does not see, nor of one in spam", async () => {
    const bo = await makeAgent("Bo", "bo@northwind.test");
    await moveToTeam(ticket.id, await makeTeam("Board", true, [bo]));
    expect(await told()).not.toContain("ticket.created");
    expect(await told({}, admin)).toContain("ticket.created");
    expect(await told({}, await actorOf(bo.id))).toContain("ticket.created");
    await moveToTeam(ticket.id, null);
    await setAsideTicket(anna, { ticketId: ticket.id, as: "spam" });
    expect(await told({}, admin)).not.toContain("ticket.created");
  });

  it("tells of nobody else, of no colleague's look and of no export", async () => {
    await ticketFrom(system, { from: "jo@far.test" });
    const jo = await personAt("jo@far.test");
    await edit({ notes: "Hers" });
    expect(await told({ of: { personId: jo.id } })).toEqual(["ticket.created"]);
  });

  it("tells nothing of a colleague or a service but what he asked for", async () => {
    const bo = await makeAgent("Bo", "bo@northwind.test");
    await createSession(secretToken(), bo.id, new Date(Date.now() + 60_000));
    await createSession(secretToken(), hannah.id, new Date(Date.now() + 60_000));
    expect(await told()).toContain("user.signed-in");
    for (const person of [bo, system]) expect(await told({ of: { personId: person.id } }, admin)).toEqual([]);
  });

  it("has that of who turned out to be him, until the merge is taken back", async () => {
    const other = await makeCustomer("Otto", "otto@private.test");
    await edit({ notes: "His" }, other);
    await receive(system, { from: "otto@private.test", envelopeFrom: "otto@private.test" });
    const before = await told();
    const { mergeId } = await mergePeople(anna, {
      personId: hannah.id,
      otherId: other.id,
      fromAddress: address,
    });
    const merged = await told();
    expect(merged[0]).toBe("user.merged");
    expect(merged.filter((name) => name === "user.edited")).toHaveLength(1);
    expect(merged.filter((name) => name === "ticket.created")).toHaveLength(2);
    await takeMergeBack(anna, { mergeId });
    expect(await told()).toEqual(["user.merge-taken-back", "user.merged", ...before]);
    expect(await told({ of: { personId: other.id } })).toEqual(["ticket.created", "user.edited"]);
  });

  it("of an erased one says that, and no word of his", async () => {
    await edit({ name: "Hannah O.", notes: "Hers" });
    await erase(admin, system, hannah.id);
    const { entries } = await history();
    expect(entries.slice(0, 2).map(({ name }) => name)).toEqual(["user.erased", "user.erasure-begun"]);
    expect(JSON.stringify(entries)).not.toMatch(/Hannah|Hers|The first/);
  });

  it("is for who works on tickets, by cursors of ours", async () => {
    const reader = await hire("Rita", ["settings.audit"]);
    const collaborator = await makeAgent("Coll", "coll@northwind.test", { roleKey: "collaborator" });
    for (const actor of [reader, collaborator, hannah])
      await expect(history({}, actor)).rejects.toMatchObject({ code: "forbidden" });
    for (const key of ["nonsense", Buffer.from('["\\u0000\'",1]').toString("base64url")])
      await expect(history({ cursor: key })).rejects.toMatchObject({ code: "invalid" });
  });
});

it("the history of an organisation is its own, and that of its tickets", async () => {
  await edit({ organisation: "Roastery" });
  const { id: organisationId } = (await getPerson(anna, hannah.id)).organisation!;
  // The ticket from before is not its own.
  await ticketFrom(system, { from: address, subject: "The second" });
  await editOrganisation(anna, {
    organisationId,
    fromName: "Roastery",
    name: "Roastery & Sons",
    fromDomains: "",
    domains: "",
    fromSharing: "none",
    sharing: "none",
  });
  await changeOrganisationManager(anna, { organisationId, personId: hannah.id, manages: "yes" });
  const { entries } = await listHistory(anna, { of: { organisationId } });
  expect(entries).toMatchObject([
    { name: "organisation.manager-changed" },
    { name: "organisation.edited", changes: [{ field: "name", from: "Roastery", to: "Roastery & Sons" }] },
    { name: "ticket.created", ticket: { subject: "The second" } },
    { name: "organisation.added" },
  ]);
});
