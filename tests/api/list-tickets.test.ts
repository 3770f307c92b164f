import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { tickets } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { assignTicket } from "../../lib/tickets/assign-ticket";
import { changePriority } from "../../lib/tickets/change-priority";
import { changeStatus } from "../../lib/tickets/change-status";
import { changeTags } from "../../lib/tickets/change-tags";
import { makeTeam, moveToTeam, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";
import { tokenOf } from "./support/caller";
import { type ServedApi, servedApi } from "./support/serve";

const api = servedApi();

let system: Actor;
let admin: Actor;
let token: string;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  token = await tokenOf(admin, "read");
});

type Query = NonNullable<
  NonNullable<Parameters<ReturnType<ServedApi["client"]>["GET"]>[1]>["params"]
>["query"];
const list = (query: object = {}, by = token) =>
  api.client(by).GET("/api/v1/tickets", { params: { query: query as Query } });
const subjects = async (query: object = {}, by = token) =>
  (await list(query, by)).data?.data.map(({ subject }) => subject);
const called = (subject: string) => ticketFrom(system, { subject, from: `${subject}@roastery.test` });

describe("the list of tickets", () => {
  it("gives what a ticket's row says, newest change first", async () => {
    await called("first");
    const { number } = await called("second");
    const { data, response } = await list();
    expect(data?.data.map(({ subject }) => subject)).toEqual(["second", "first"]);
    expect(data?.data[0]).toMatchObject({
      number,
      status: "new",
      priority: "normal",
      source: "email",
      requester: { email: "second@roastery.test" },
      assignee: null,
      version: expect.any(Number),
      due_at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(data?.next).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("goes on where the page before ended, whatever the order, without a gap or a repeat", async () => {
    for (const name of ["a", "b", "c", "d", "e"]) await called(name);
    // Two of the same instant: the id decides.
    await db().update(tickets).set({ updatedAt: new Date(), createdAt: new Date() });
    for (const sort of ["-updated_at", "updated_at", "-created_at", "created_at", "due_at"]) {
      const seen: string[] = [];
      let address: string | null = `${api.base}/api/v1/tickets?limit=2&sort=${sort}`;
      for (let pages = 0; address; pages++) {
        expect(pages).toBeLessThan(4);
        const response: Response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
        const page = (await response.json()) as { data: { subject: string }[]; next: string | null };
        seen.push(...page.data.map(({ subject }) => subject));
        const expected: string | null = page.next && `<${page.next}>; rel="next"`;
        expect(response.headers.get("link")).toBe(expected);
        address = page.next?.replace(/^http:\/\/[^/]+/, api.base) ?? null;
      }
      expect(seen.toSorted()).toEqual(["a", "b", "c", "d", "e"]);
    }
  });

  it("narrows by every filter, and by all of them at once", async () => {
    const [one, two] = [await called("one"), await called("two")];
    await called("three");
    const team = await makeTeam("Field service", false);
    await assignTicket(admin, { ticketId: one.id, from: null, to: admin.id });
    await changePriority(admin, { ticketId: one.id, from: "normal", to: "urgent" });
    await changeTags(admin, { ticketId: one.id, from: [], to: ["Machine"] });
    await moveToTeam(one.id, team);
    await changeStatus(admin, { ticketId: two.id, from: "new", to: "pending" });
    expect(await subjects({ status: ["open"] })).toEqual(["one"]);
    expect((await subjects({ status: ["open", "pending"] }))?.sort()).toEqual(["one", "two"]);
    expect((await subjects({ status: "open,pending" }))?.sort()).toEqual(["one", "two"]);
    expect(await subjects({ priority: ["urgent", "low"] })).toEqual(["one"]);
    expect(await subjects({ assignee: "me" })).toEqual(["one"]);
    expect(await subjects({ assignee: String(admin.id) })).toEqual(["one"]);
    expect((await subjects({ assignee: "none" }))?.sort()).toEqual(["three", "two"]);
    expect(await subjects({ team: String(team) })).toEqual(["one"]);
    expect((await subjects({ team: "none" }))?.sort()).toEqual(["three", "two"]);
    expect(await subjects({ requester: two.requesterId })).toEqual(["two"]);
    expect(await subjects({ organisation: 1 })).toEqual([]);
    expect(await subjects({ tag: "machine" })).toEqual(["one"]);
    expect(await subjects({ tag: " MACHINE " })).toEqual(["one"]);
    const [row] = await db().select().from(tickets).where(eq(tickets.id, two.id));
    expect(await subjects({ updated_since: row!.updatedAt.toISOString() })).toEqual(["two"]);
    expect(
      await subjects({
        status: ["open"],
        priority: ["urgent"],
        assignee: "me",
        team: String(team),
        requester: one.requesterId,
        tag: "machine",
        updated_since: "2020-01-01T00:00:00+01:00",
        sort: "due_at",
        limit: 1,
      }),
    ).toEqual(["one"]);
  });

  it("shows an agent what he sees, and no more", async () => {
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const legal = await makeTeam("Legal", true, []);
    await called("everybody's");
    await moveToTeam((await called("secret")).id, legal);
    expect(await subjects({}, await tokenOf(agent, "read"))).toEqual(["everybody's"]);
    expect(await subjects()).toHaveLength(2);
  });

  it.each([
    ["an unknown parameter", { colour: "red" }, "#/colour", "There is no such field."],
    ["a status that is none", { status: ["open", "gone"] }, "#/status/1", /^This must be one of: new, open/],
    ["an order that is none", { sort: "subject" }, "#/sort", /^This must be one of/],
    ["a limit that is too high", { limit: 101 }, "#/limit", "At most 100."],
    ["a limit that is no number", { limit: "many" }, "#/limit", "This must be a number."],
    ["an assignee that is nobody", { assignee: "0" }, "#/assignee", "This value is not right."],
    [
      "an instant that is none",
      { updated_since: "yesterday" },
      "#/updated_since",
      /^This must be an instant/,
    ],
    ["a cursor of somebody else's making", { cursor: "eyJ9" }, "#/cursor", /start/i],
    ["a tag that is not there any more", { tag: "machine" }, "#/tag", "There is no tag “machine”."],
    ["deadlines of what is solved", { sort: "due_at", status: ["solved"] }, "#/sort", /^Only unsolved/],
    ["text that the database cannot hold", { tag: "a\0b" }, "#/tag", "This value is not right."],
  ])("answers %s with what is wrong, and where", async (_what, query, pointer, detail) => {
    const { error, response } = await list(query);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(error).toMatchObject({
      status: 400,
      code: "invalid",
      errors: [{ in: "query", pointer, detail: expect.stringMatching(detail) }],
    });
  });

  it("names everything that is wrong at once", async () => {
    const { error } = await list({ limit: 0, sort: "x", colour: "red", shape: "round" });
    expect(error?.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      "#/colour",
      "#/limit",
      "#/shape",
      "#/sort",
    ]);
  });

  it("says it in the caller's language", async () => {
    const { error } = await api
      .client(token, { "accept-language": "de-DE,de;q=0.9" })
      .GET("/api/v1/tickets", { params: { query: { tag: "weg" } } });
    expect(error).toMatchObject({
      title: "Die Anfrage ist nicht gültig",
      errors: [{ detail: "Das Schlagwort „weg“ gibt es nicht." }],
    });
  });
});

describe("one ticket", () => {
  const read = (number: number, by = token) =>
    api.client(by).GET("/api/v1/tickets/{number}", { params: { path: { number } } });

  it("comes with its version as ETag", async () => {
    const { number, version } = await called("one");
    const { data, response } = await read(number);
    expect(data).toMatchObject({ number, subject: "one", version });
    expect(response.headers.get("etag")).toBe(`"${version}"`);
  });

  it("that is not there and one that is not to be seen look the same", async () => {
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const ticket = await called("secret");
    await moveToTeam(ticket.id, await makeTeam("Legal", true, []));
    const hers = await tokenOf(agent, "read");
    const [hidden, absent] = [await read(ticket.number, hers), await read(999_999, hers)];
    expect(hidden.response.status).toBe(404);
    expect(hidden.error).toEqual(absent.error);
    expect((await read(ticket.number)).response.status).toBe(200);
  });
});
