import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { apiRequests, tickets } from "../../db/schema";
import { sweepRequests } from "../../lib/api/sweep-requests";
import type { Actor } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import { clocksOf, makeCustomer, makeTeam, messagesOf, outbox } from "../support/tickets";
import { makeAgent, makeWorld, newestTicket, supportAddress } from "../support/world";
import { tokenOf } from "./support/caller";
import { servedApi } from "./support/serve";

const api = servedApi();

let admin: Actor;
let token: string;
beforeEach(async () => {
  ({ admin } = await makeWorld());
  token = await tokenOf(admin);
});

const wanted = {
  subject: "The left group loses pressure",
  requester: { email: "hannah@roastery.test", name: "Hannah Ostermann" },
  message: { kind: "request", text: "Since this morning, <5 bar & less." },
};
const create = (more: object = {}, headers: Record<string, string> = {}, by = token) =>
  api.client(by, headers).POST("/api/v1/tickets", { body: { ...wanted, ...more } as never });

describe("opening a ticket", () => {
  it("with the requester's own words makes it his: his message, his clocks, and no mail", async () => {
    const { data, response } = await create();
    expect(response.status).toBe(201);
    expect(data).toMatchObject({
      subject: wanted.subject,
      status: "new",
      source: "api",
      requester: { name: "Hannah Ostermann", email: "hannah@roastery.test" },
    });
    expect(response.headers.get("location")).toBe(`http://localhost:3999/api/v1/tickets/${data?.number}`);
    expect(response.headers.get("etag")).toBe(`"${data?.version}"`);
    const { id, requesterId } = await newestTicket();
    const [message] = await messagesOf(id);
    expect(message).toMatchObject({ kind: "public", side: "customer", authorId: requesterId });
    expect(message?.text).toBe("Since this morning, <5 bar & less.");
    expect((await clocksOf(id)).map(({ metric }) => metric).sort()).toEqual(["first_response", "resolution"]);
    expect(await outbox()).toEqual([]);
  });

  it("with words of one's own mails them, and as a note tells nobody", async () => {
    const team = await makeTeam("Field service", false, [admin]);
    const { data } = await create({
      message: { kind: "public", html: "<p>We will call.<script>x</script></p>" },
      priority: "high",
      team_id: team,
      assignee_id: admin.id,
      tags: ["Machine"],
    });
    expect(data).toMatchObject({
      status: "open",
      priority: "high",
      assignee: { id: admin.id },
      team: { id: team },
      tags: ["machine"],
    });
    expect((await outbox()).map(({ recipients }) => recipients[0]?.address)).toEqual([
      "hannah@roastery.test",
    ]);
    const [message] = await messagesOf((await newestTicket()).id);
    expect(message).toMatchObject({ side: "agent", html: "<p>We will call.</p>" });
    await create({ message: { kind: "note", text: "He called." } });
    expect(await outbox()).toHaveLength(1);
    expect(await messagesOf((await newestTicket()).id)).toMatchObject([{ kind: "note", side: "agent" }]);
  });

  it("for somebody known takes his id", async () => {
    const customer = await makeCustomer("Nils Voss", "nils@elsewhere.test");
    const { data } = await create({ requester: { id: customer.id } });
    expect(data?.requester).toEqual({ id: customer.id, name: "Nils Voss", email: "nils@elsewhere.test" });
  });

  it.each([
    ["no subject", { subject: undefined }, "#/subject", "This is missing."],
    ["an empty subject", { subject: "  " }, "#/subject", "Fill this in."],
    ["an unknown field", { due: "now" }, "#/due", "There is no such field."],
    [
      "an unknown field within",
      { message: { kind: "note", text: "x", cc: [] } },
      "#/message/cc",
      /no such field/,
    ],
    ["no words", { message: { kind: "note" } }, "#/message/text", "Send either html or text."],
    ["two kinds of words", { message: { kind: "note", text: "x", html: "x" } }, "#/message/text", /either/],
    [
      "words that are none",
      { message: { kind: "note", html: "<p> </p>" } },
      "#/message/text",
      /Write something/,
    ],
    ["nobody", { requester: {} }, "#/requester", /.+/],
    ["an address that is none", { requester: { email: "nobody" } }, "#/requester", /e-mail address/],
    ["one of our addresses", { requester: { email: supportAddress } }, "#/requester", /your own helpdesk/],
    ["somebody who is not there", { requester: { id: 999_999 } }, "#/requester", /not there any more/],
    ["a colleague who may not", { assignee_id: 999_999 }, "#/assignee_id", /active colleague/],
    [
      "a file that nobody sent",
      { message: { kind: "note", text: "x", upload_ids: [7] } },
      "#/message/upload_ids",
      /not there/,
    ],
    ["text that the database cannot hold", { subject: "a\0b" }, "#/subject", "This value is not right."],
  ])("answers %s with what is wrong, and where", async (_what, more, pointer, detail) => {
    const { error, response } = await create(more);
    expect(response.status).toBe(400);
    expect(error?.errors?.[0]).toMatchObject({ in: "body", detail: expect.stringMatching(detail) });
    expect(error?.errors?.[0]?.pointer.startsWith(pointer)).toBe(true);
    expect(await db().$count(tickets)).toBe(0);
  });
});

describe("an Idempotency-Key", () => {
  const key = () => ({ "idempotency-key": randomToken() });

  it("acts once, and answers again what it answered", async () => {
    const headers = key();
    const [first, again] = [await create({}, headers), await create({}, headers)];
    expect(again.data).toEqual(first.data);
    expect(again.response.status).toBe(201);
    expect(again.response.headers.get("location")).toBe(first.response.headers.get("location"));
    expect([first, again].map(({ response }) => response.headers.get("idempotency-replayed"))).toEqual([
      null,
      "true",
    ]);
    expect(await db().$count(tickets)).toBe(1);
    await create();
    await create();
    expect(await db().$count(tickets)).toBe(3);
  });

  it("of two at once lets one act", async () => {
    const headers = key();
    const both = await Promise.all([create({}, headers), create({}, headers)]);
    const statuses = both.map(({ response }) => response.status).sort();
    expect([
      [201, 201],
      [201, 409],
    ]).toContainEqual(statuses);
    expect(await db().$count(tickets)).toBe(1);
  });

  it("of another request is a conflict; of another person it is another key", async () => {
    const headers = key();
    await create({}, headers);
    const { error, response } = await create({ subject: "Something else" }, headers);
    expect(response.status).toBe(409);
    expect(error).toMatchObject({ code: "conflict", detail: expect.stringMatching(/another request/) });
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    expect((await create({}, headers, await tokenOf(agent))).response.status).toBe(201);
    expect(await db().$count(tickets)).toBe(2);
  });

  it("of a request that was refused may be sent again, mended", async () => {
    const headers = key();
    expect((await create({ subject: "" }, headers)).response.status).toBe(400);
    expect((await create({}, headers)).response.status).toBe(201);
  });

  it("acts once also where the process died before it could answer", async () => {
    const headers = key();
    await create({}, headers);
    // As a kill between the verb's commit and the answer leaves it, a minute ago.
    await db().update(apiRequests).set({ status: null, answer: null });
    expect((await create({}, headers)).response.status).toBe(409);
    await db()
      .update(apiRequests)
      .set({ startedAt: new Date(Date.now() - 61_000) });
    const { data, response } = await create({}, headers);
    expect(response.status).toBe(201);
    expect(data?.number).toBe((await newestTicket()).number);
    expect(await db().$count(tickets)).toBe(1);
  });

  it("answers again what it answered however long ago within the day, and does not run anew", async () => {
    const headers = key();
    await create({}, headers);
    await db()
      .update(apiRequests)
      .set({ startedAt: new Date(Date.now() - 23 * 3_600_000) });
    const { response } = await create({}, headers);
    expect(response.headers.get("idempotency-replayed")).toBe("true");
  });

  it.each(["short", "with a space in it", "x".repeat(201)])("is refused when it is like %s", async (sent) => {
    expect((await create({}, { "idempotency-key": sent })).response.status).toBe(400);
    expect(await db().$count(tickets)).toBe(0);
  });

  it("is forgotten after a day", async () => {
    const headers = key();
    await create({}, headers);
    expect(await sweepRequests()).toBe(0);
    await db()
      .update(apiRequests)
      .set({ startedAt: new Date(Date.now() - 25 * 3_600_000) });
    expect(await sweepRequests()).toBe(1);
  });
});
