import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../lib/core/actor";
import { assignTeam } from "../../lib/tickets/assign-team";
import { changeTags } from "../../lib/tickets/change-tags";
import { getTicket } from "../../lib/tickets/get-ticket";
import { findTags, listTeamMembers, listTeams } from "../../lib/tickets/list-choices";
import {
  closeTicket,
  countRows,
  makeTeam,
  moveToTeam,
  personAt,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { actorOf, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let anna: Actor;
let ticketId: number;
let number: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
  ({ id: ticketId, number } = await ticketFrom(system));
});

const tag = (actor: Actor, from: string[], to: string[]) => changeTags(actor, { ticketId, from, to });
const tagsOf = async () => (await ticketRow(ticketId)).tags;

describe("a ticket's tags", () => {
  it("are kept in lower case, trimmed, each once", async () => {
    await tag(anna, [], ["  Skerry   64 ", "ELECTRICAL", "electrical", "a,b"]);
    expect(await tagsOf()).toEqual(["skerry 64", "electrical", "a b"]);
  });

  it("that another changed meanwhile are a conflict that shows both sides, and stay", async () => {
    await tag(admin, [], ["invoice"]);
    await expect(tag(anna, [], ["quote"])).rejects.toMatchObject({
      code: "conflict",
      options: { details: { name: "Priya Raman", theirs: "invoice", yours: "quote" } },
    });
    expect(await tagsOf()).toEqual(["invoice"]);
  });

  it("that are so already, in whatever order, are no change and no event", async () => {
    await tag(anna, [], ["a", "b"]);
    const events = await countRows("events");
    await tag(admin, [], ["b", "a"]);
    expect(await countRows("events")).toBe(events);
  });

  it.each([
    ["more than twenty", Array.from({ length: 21 }, (_, at) => `tag ${at}`)],
    ["one of more than forty characters", ["x".repeat(41)]],
    ["one without a character", ["  "]],
  ])("are not %s", async (_what, to) => {
    await expect(tag(anna, [], to)).rejects.toThrow();
    expect(await tagsOf()).toEqual([]);
  });

  it("of a closed ticket stay, and a customer sets none", async () => {
    const customer = await personAt("hannah@roastery.test");
    await expect(tag(customer, [], ["mine"])).rejects.toMatchObject({ code: "forbidden" });
    await closeTicket(ticketId);
    await expect(tag(anna, [], ["late"])).rejects.toMatchObject({ code: "forbidden" });
  });

  it("stand in the timeline as they became", async () => {
    await tag(anna, [], ["invoice", "late"]);
    await tag(anna, ["invoice", "late"], []);
    const { lines } = await getTicket(admin, number);
    expect(lines.map((one) => [one.actor, ...one.changes.map(({ field, to }) => `${field} ${to}`)])).toEqual([
      ["Anna", "tags invoice, late"],
      ["Anna", "tags "],
    ]);
  });

  it("are offered from then on to whoever types their beginning, and to staff only", async () => {
    await tag(anna, [], ["invoice", "in transit", "überfällig", "_x", "100%"]);
    expect(await findTags(admin, { query: "IN" })).toEqual(["in transit", "invoice"]);
    expect(await findTags(admin, { query: " Über" })).toEqual(["überfällig"]);
    expect(await findTags(admin, { query: "%" })).toEqual([]);
    expect(await findTags(admin, { query: "\0" })).toHaveLength(5);
    expect(await findTags(await personAt("hannah@roastery.test"), { query: "in" })).toEqual([]);
  });
});

describe("a ticket's team", () => {
  const move = (actor: Actor, from: number | null, to: number | null) =>
    assignTeam(actor, { ticketId, from, to });

  it("decides who sees it: who is not in a restricted one loses it, its assignee keeps it", async () => {
    const bert = await makeAgent("Bert", "bert@northwind.test");
    const legal = await makeTeam("Legal", true, [anna]);
    await move(await actorOf(anna.id), null, legal);
    await expect(getTicket(bert, number)).rejects.toMatchObject({ code: "not_found" });
    expect((await getTicket(await actorOf(anna.id), number)).team).toMatchObject({
      name: "Legal",
      restricted: true,
    });
  });

  it("that another chose meanwhile is a conflict that names both", async () => {
    const [billing, parts] = [await makeTeam("Billing", false), await makeTeam("Parts", false)];
    await move(admin, null, billing);
    await expect(move(await actorOf(anna.id), null, parts)).rejects.toMatchObject({
      code: "conflict",
      options: { details: { name: "Priya Raman", theirs: "Billing", yours: "Parts" } },
    });
    expect((await ticketRow(ticketId)).teamId).toBe(billing);
  });

  it("is an open one, one's own, or none; who sees every ticket may choose any", async () => {
    const legal = await makeTeam("Legal", true, [admin]);
    const open = await makeTeam("Parts", false);
    const agent = await actorOf(anna.id);
    await expect(move(agent, null, legal)).rejects.toMatchObject({ code: "invalid" });
    await expect(move(agent, null, 999_999)).rejects.toMatchObject({ code: "invalid" });
    await move(agent, null, open);
    await move(admin, open, legal);
    await move(admin, legal, null);
    expect((await ticketRow(ticketId)).teamId).toBeNull();
    expect((await listTeams(agent)).map((one) => one.name)).toEqual(["Parts"]);
    expect((await listTeams(admin)).map((one) => one.name)).toEqual(["Legal", "Parts"]);
    expect(await listTeams(await personAt("hannah@roastery.test"))).toEqual([]);
  });

  it("is not changed by who does not see the ticket, nor by its customer", async () => {
    const legal = await makeTeam("Legal", true, [admin]);
    await moveToTeam(ticketId, legal);
    await expect(move(anna, legal, null)).rejects.toMatchObject({ code: "not_found" });
    await expect(move(await personAt("hannah@roastery.test"), legal, null)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("stands in the timeline by name", async () => {
    const billing = await makeTeam("Billing", false, [anna]);
    await move(admin, null, billing);
    const { lines } = await getTicket(admin, number);
    expect(lines.at(-1)?.changes).toEqual([{ field: "team", from: null, to: "Billing" }]);
    const members = await listTeamMembers(admin);
    expect(members.find((one) => one.id === anna.id)?.teamIds).toEqual([billing]);
  });
});
