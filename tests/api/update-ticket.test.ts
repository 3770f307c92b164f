import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { clockOf, closeTicket, makeTeam, moveToTeam, ticketFrom, ticketRow } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";
import { tokenOf } from "./support/caller";
import { servedApi } from "./support/serve";

const api = servedApi();

let system: Actor;
let admin: Actor;
let token: string;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  token = await tokenOf(admin);
});

const patch = (number: number, body: object, headers: Record<string, string> = {}, by = token) =>
  api
    .client(by, headers)
    .PATCH("/api/v1/tickets/{number}", { params: { path: { number } }, body: body as never });
const eventsOf = async (ticketId: number) =>
  (await db().select().from(events).where(eq(events.ticketId, ticketId)).orderBy(asc(events.id)))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith("mail."));

describe("changing a ticket", () => {
  it("sets everything that is named in one step: one version, and an event for each field", async () => {
    const ticket = await ticketFrom(system);
    const team = await makeTeam("Field service", false);
    const before = await clockOf(ticket.id, "resolution");
    const { data, response } = await patch(ticket.number, {
      status: "pending",
      priority: "urgent",
      assignee_id: admin.id,
      team_id: team,
      tags: ["Machine", "machine ", "pump"],
    });
    expect(data).toMatchObject({
      status: "pending",
      priority: "urgent",
      assignee: { id: admin.id },
      team: { name: "Field service" },
      tags: ["machine", "pump"],
      version: ticket.version + 1,
    });
    expect(response.headers.get("etag")).toBe(`"${ticket.version + 1}"`);
    expect((await eventsOf(ticket.id)).slice(1)).toEqual([
      "ticket.team-changed",
      "ticket.assigned",
      "ticket.status-changed",
      "ticket.priority-changed",
      "ticket.tags-changed",
      "ticket.status-changed",
    ]);
    // The clocks of both changes: another target, and it stands while the customer is waited for.
    const after = await clockOf(ticket.id, "resolution");
    expect(after.targetSeconds).toBeLessThan(before.targetSeconds);
    expect(after.state).toBe("paused");
  });

  it("leaves what is not named, and what is as it was makes no version", async () => {
    const ticket = await ticketFrom(system);
    for (const body of [{}, { priority: "normal", tags: [], assignee_id: null }]) {
      const { data } = await patch(ticket.number, body);
      expect(data).toMatchObject({ priority: "normal", status: "new", version: ticket.version });
    }
    expect(await eventsOf(ticket.id)).toEqual(["ticket.created"]);
  });

  it("with a version that is no more shows both, and changes nothing", async () => {
    const ticket = await ticketFrom(system);
    const seen = `"${ticket.version}"`;
    expect((await patch(ticket.number, { priority: "high" }, { "if-match": seen })).response.status).toBe(
      200,
    );
    const { error, response } = await patch(ticket.number, { priority: "low" }, { "if-match": seen });
    expect(response.status).toBe(412);
    expect(error).toMatchObject({ code: "outdated", theirs: ticket.version + 1, yours: ticket.version });
    expect((await ticketRow(ticket.id)).priority).toBe("high");
    expect((await patch(ticket.number, { priority: "low" }, { "if-match": "*" })).response.status).toBe(200);
  });

  it("of two at once with one version lets one through", async () => {
    const ticket = await ticketFrom(system);
    const headers = { "if-match": `"${ticket.version}"` };
    const both = await Promise.all([
      patch(ticket.number, { priority: "high" }, headers),
      patch(ticket.number, { priority: "low" }, headers),
    ]);
    expect(both.map(({ response }) => response.status).sort()).toEqual([200, 412]);
  });

  it("is all or nothing: a wrong field leaves the right one unset", async () => {
    const ticket = await ticketFrom(system);
    const { error } = await patch(ticket.number, { priority: "high", assignee_id: 999_999 });
    expect(error).toMatchObject({ errors: [{ in: "body", pointer: "#/assignee_id" }] });
    expect((await ticketRow(ticket.id)).priority).toBe("normal");
  });

  it.each([
    ["an unknown field", { colour: "red" }, "#/colour", "There is no such field."],
    ["a status that nobody chooses", { status: "spam" }, "#/status", /^This must be one of: open/],
    ["a priority that is none", { priority: 1 }, "#/priority", /^This must be one of/],
    ["a team that is not there", { team_id: 999_999 }, "#/team_id", /open team/],
    ["a tag that is too long", { tags: ["x".repeat(41)] }, "#/tags/0", "A tag has at most 40 characters."],
    ["tags that are no list", { tags: "machine" }, "#/tags", "This must be a list."],
    ["an assignee that is no id", { assignee_id: "me" }, "#/assignee_id", "This must be a number."],
  ])("answers %s with what is wrong, and where", async (_what, body, pointer, detail) => {
    const ticket = await ticketFrom(system);
    const { error, response } = await patch(ticket.number, body);
    expect(response.status).toBe(400);
    expect(error).toMatchObject({
      code: "invalid",
      errors: [{ in: "body", pointer, detail: expect.stringMatching(detail) }],
    });
    expect((await ticketRow(ticket.id)).version).toBe(ticket.version);
  });

  it.each([
    ["3", 400],
    ['W/"3"', 400],
    ['"3", "4"', 400],
  ])("takes no If-Match like %s", async (sent, status) => {
    const ticket = await ticketFrom(system);
    const { error, response } = await patch(ticket.number, { priority: "high" }, { "if-match": sent });
    expect(response.status).toBe(status);
    expect(error).toMatchObject({ errors: [{ in: "header", pointer: "#/if-match" }] });
  });

  it("of a closed ticket is refused, and of one out of sight not found", async () => {
    const ticket = await ticketFrom(system);
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const hers = await tokenOf(agent);
    await moveToTeam(ticket.id, await makeTeam("Legal", true, []));
    expect((await patch(ticket.number, { priority: "high" }, {}, hers)).response.status).toBe(404);
    await closeTicket(ticket.id);
    expect((await patch(ticket.number, { priority: "high" })).response.status).toBe(403);
  });

  it("that gives a ticket out of one's own sight still tells what became of it", async () => {
    const ticket = await ticketFrom(system);
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    await moveToTeam(ticket.id, await makeTeam("Legal", true, []));
    await patch(ticket.number, { assignee_id: agent.id });
    const hers = await tokenOf(agent);
    const { data } = await patch(ticket.number, { assignee_id: null }, {}, hers);
    expect(data).toMatchObject({ assignee: null });
    expect((await patch(ticket.number, { priority: "high" }, {}, hers)).response.status).toBe(404);
  });

  it.each([
    ["no JSON", "{", "application/json", 400],
    ["another media type", "<a/>", "application/xml", 415],
    ["no media type", "{}", "", 415],
    ["a list", "[]", "application/json", 400],
    ["far too much", `{"tags": ["${"x".repeat(2_100_000)}"]}`, "application/json", 413],
  ])("refuses a body that is %s", async (_what, body, type, status) => {
    const ticket = await ticketFrom(system);
    const response = await fetch(`${api.base}/api/v1/tickets/${ticket.number}`, {
      method: "PATCH",
      headers: { authorization: `Bearer ${token}`, "content-type": type },
      body,
    });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });
});
