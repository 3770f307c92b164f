import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { messages } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import { addNote } from "../../lib/tickets/add-note";
import {
  clockOf,
  closeTicket,
  makeTeam,
  messagesOf,
  moveToTeam,
  outbox,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { makeAgent, makeWorld, receive } from "../support/world";
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

const path = (number: number) => ({ path: { number } });
const post = (number: number, body: object, headers: Record<string, string> = {}, by = token) =>
  api
    .client(by, headers)
    .POST("/api/v1/tickets/{number}/messages", { params: path(number), body: body as never });
const list = (number: number, query: object = {}, by = token) =>
  api.client(by).GET("/api/v1/tickets/{number}/messages", { params: { ...path(number), query } });

describe("a reply by a program", () => {
  it("leaves at once, whatever undo time its owner has, and answers the clock", async () => {
    const ticket = await ticketFrom(system);
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test", { undoSeconds: 30 });
    const { data, response } = await post(
      ticket.number,
      { kind: "public", text: "We come on Friday.", next_status: "pending" },
      {},
      await tokenOf(agent),
    );
    expect(response.status).toBe(201);
    expect(data).toMatchObject({
      kind: "public",
      side: "agent",
      author: { id: agent.id, name: "Mara Lindqvist", email: "mara@northwind.test" },
      text: "We come on Friday.",
      delivery: "queued",
    });
    const location = response.headers.get("location")?.replace("http://localhost:3999", api.base) ?? "";
    const again = await fetch(location, { headers: { authorization: `Bearer ${token}` } });
    expect(await again.json()).toEqual(data);
    expect((await outbox()).map(({ recipients }) => recipients[0]?.address)).toEqual([
      "hannah@roastery.test",
    ]);
    expect(await ticketRow(ticket.id)).toMatchObject({ status: "pending", lastMessageId: data?.id });
    expect((await clockOf(ticket.id, "first_response")).state).toBe("met");
  });

  it("is refused where the customer wrote meanwhile, and nothing leaves", async () => {
    const messageId = `${randomToken()}@customer.test`;
    const ticket = await ticketFrom(system, { messageId });
    const [seen] = await messagesOf(ticket.id);
    await receive(system, { inReplyTo: messageId, text: "It got worse." });
    const newest = (await messagesOf(ticket.id)).at(-1)!;
    const words = { kind: "public", text: "All is well.", last_seen_message_id: seen!.id };
    const { error, response } = await post(ticket.number, words);
    expect(response.status).toBe(409);
    expect(error).toMatchObject({ code: "conflict", theirs: newest.id, yours: seen!.id });
    expect(await outbox()).toEqual([]);
    expect((await post(ticket.number, { ...words, last_seen_message_id: newest.id })).response.status).toBe(
      201,
    );
  });

  it("under one key goes out once", async () => {
    const ticket = await ticketFrom(system);
    const headers = { "idempotency-key": randomToken() };
    const words = { kind: "public", text: "We come on Friday." };
    const [first, again] = [
      await post(ticket.number, words, headers),
      await post(ticket.number, words, headers),
    ];
    expect(again.data).toEqual(first.data);
    expect(await outbox()).toHaveLength(1);
    expect(await db().$count(messages)).toBe(2);
  });

  it("on one's own request is the customer's word, and answers no clock", async () => {
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const ticket = await ticketFrom(system, { from: "Mara <mara@northwind.test>" });
    const words = { kind: "public", text: "It still leaks." };
    const { data } = await post(ticket.number, words, {}, await tokenOf(agent));
    expect(data?.side).toBe("customer");
    expect((await clockOf(ticket.id, "first_response")).state).toBe("running");
  });
});

describe("a note by a program", () => {
  it("tells nobody outside, and once under one key", async () => {
    const ticket = await ticketFrom(system);
    const headers = { "idempotency-key": randomToken() };
    const words = { kind: "note", html: "<p>Spare part is <b>ordered</b>.</p>" };
    const first = await post(ticket.number, words, headers);
    expect(first.data).toMatchObject({ kind: "note", delivery: null, html: words.html });
    expect((await post(ticket.number, words, headers)).data).toEqual(first.data);
    expect(await outbox()).toEqual([]);
    expect(await messagesOf(ticket.id)).toHaveLength(2);
  });
});

describe("a ticket's messages", () => {
  it("come in order, page by page, either way round", async () => {
    const ticket = await ticketFrom(system, { text: "first" });
    for (const text of ["second", "third", "fourth"])
      await addNote(admin, { ticketId: ticket.id, html: `<p>${text}</p>`, onceKey: randomToken() });
    const walk = async (sort: string) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { data } = await list(ticket.number, { sort, limit: 3, cursor });
        seen.push(...(data?.data.map(({ text }) => text.trim()) ?? []));
        cursor = data?.next ? (new URL(data.next).searchParams.get("cursor") ?? undefined) : undefined;
      } while (cursor);
      return seen;
    };
    expect(await walk("created_at")).toEqual(["first", "second", "third", "fourth"]);
    expect(await walk("-created_at")).toEqual(["fourth", "third", "second", "first"]);
  });

  it("are as little to be found as their ticket", async () => {
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const ticket = await ticketFrom(system);
    const other = await ticketFrom(system, { from: "nils@elsewhere.test" });
    await moveToTeam(ticket.id, await makeTeam("Legal", true, []));
    const hers = await tokenOf(agent);
    expect((await list(ticket.number, {}, hers)).response.status).toBe(404);
    expect((await post(ticket.number, { kind: "note", text: "x" }, {}, hers)).response.status).toBe(404);
    const [secret] = await messagesOf(ticket.id);
    // Nor through a ticket that she sees.
    const { response } = await api.client(hers).GET("/api/v1/tickets/{number}/messages/{id}", {
      params: { path: { number: other.number, id: secret!.id } },
    });
    expect(response.status).toBe(404);
  });

  it("take no more once the ticket is closed", async () => {
    const ticket = await ticketFrom(system);
    await closeTicket(ticket.id);
    for (const kind of ["note", "public"])
      expect((await post(ticket.number, { kind, text: "x" })).response.status).toBe(403);
  });

  it.each([
    ["no kind", { text: "x" }, "#/kind"],
    ["a kind that is none", { kind: "mail", text: "x" }, "#/kind"],
    ["a note that changes a status", { kind: "note", text: "x", next_status: "solved" }, "#/next_status"],
    ["a status that nobody chooses", { kind: "public", text: "x", next_status: "closed" }, "#/next_status"],
    ["no words", { kind: "public" }, "#/text"],
    ["words of white space", { kind: "public", text: " \n " }, "#/text"],
    ["HTML with nothing in it", { kind: "public", html: "<script>x</script>" }, "#/html"],
    ["too many files", { kind: "note", text: "x", upload_ids: Array(11).fill(1) }, "#/upload_ids"],
  ])("answer %s with what is wrong, and where", async (_what, body, pointer) => {
    const ticket = await ticketFrom(system);
    const { error, response } = await post(ticket.number, body);
    expect(response.status).toBe(400);
    expect(error).toMatchObject({ code: "invalid", errors: [{ in: "body", pointer }] });
    expect(await messagesOf(ticket.id)).toHaveLength(1);
  });
});
