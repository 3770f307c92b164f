import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { tickets } from "../../db/schema";
import { type Actor, asGuest } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import { addNote } from "../../lib/tickets/add-note";
import { answerRequest } from "../../lib/tickets/answer-request";
import { changeStatus } from "../../lib/tickets/change-status";
import { getRequest } from "../../lib/tickets/get-request";
import { listRequests } from "../../lib/tickets/list-requests";
import { saveDraft } from "../../lib/tickets/save-draft";
import {
  answer,
  clockOf,
  clocksOf,
  closeTicket,
  countRows,
  makeCustomer,
  messagesOf,
  personAt,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { makeAgent, makeWorld, receive } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const from = "Hannah Ostermann <hannah@roastery.test>";

async function asked(): Promise<{ ticket: Awaited<ReturnType<typeof ticketFrom>>; guest: Actor }> {
  const ticket = await ticketFrom(system, { from, messageId: `${randomToken()}@customer.test` });
  return { ticket, guest: asGuest(await personAt("hannah@roastery.test"), ticket.id) };
}
const say = (actor: Actor, number: number, onceKey = randomToken()) =>
  answerRequest(actor, { number, text: "It is the second one.", onceKey });

describe("an answer on the request's page", () => {
  it.each(["pending", "on_hold", "solved"] as const)("re-opens what was %s, as a mail does", async (to) => {
    const { ticket, guest } = await asked();
    await changeStatus(admin, { ticketId: ticket.id, from: "new", to });
    await say(guest, ticket.number);
    expect(await ticketRow(ticket.id)).toMatchObject({
      status: "open",
      solvedAt: null,
      lastPublicSide: "customer",
      preview: "It is the second one.",
    });
  });

  it("moves the same clocks as a mail", async () => {
    const shape = async (ticketId: number) =>
      (await clocksOf(ticketId)).map(({ metric, occurrence, state }) => ({ metric, occurrence, state }));
    const page = await asked();
    await answer(admin, page.ticket.id, { nextStatus: "pending" });
    await say(page.guest, page.ticket.number);
    const mail = await asked();
    await answer(admin, mail.ticket.id, { nextStatus: "pending" });
    const sent = (await messagesOf(mail.ticket.id)).at(-1)!;
    await receive(system, { from, inReplyTo: sent.emailMessageId!, text: "It is the second one." });
    expect(await shape(page.ticket.id)).toEqual(await shape(mail.ticket.id));
    expect(await clockOf(page.ticket.id, "next_response")).toMatchObject({ state: "running" });
  });

  it("is a message of the customer's side, also from a colleague who asked", async () => {
    const mara = await makeAgent("Mara", "mara@northwind.test");
    const ticket = await ticketFrom(system, { from: "mara@northwind.test" });
    await say(mara, ticket.number);
    expect((await messagesOf(ticket.id)).at(-1)).toMatchObject({
      authorId: mara.id,
      side: "customer",
      kind: "public",
      state: "accepted",
      automatic: false,
    });
  });

  it("acts once for the same key", async () => {
    const { ticket, guest } = await asked();
    const key = randomToken();
    await Promise.all([say(guest, ticket.number, key), say(guest, ticket.number, key)]);
    expect(await messagesOf(ticket.id)).toHaveLength(2);
  });

  it("is refused on a closed request", async () => {
    const { ticket, guest } = await asked();
    await closeTicket(ticket.id);
    await expect(say(guest, ticket.number)).rejects.toMatchObject({ code: "conflict" });
    expect(await getRequest(guest, ticket.number)).toMatchObject({ mayAnswer: false, state: "closed" });
  });

  it("is refused to a guest of another request of the same person", async () => {
    const one = await asked();
    const two = await asked();
    await expect(say(one.guest, two.ticket.number)).rejects.toMatchObject({ code: "not_found" });
    await expect(say(one.guest, 999_999)).rejects.toMatchObject({ code: "not_found" });
    expect(await countRows("messages")).toBe(2);
  });
});

describe("the request's page", () => {
  it("shows the public conversation, and of notes, claims and drafts nothing", async () => {
    const { ticket, guest } = await asked();
    const [first] = await messagesOf(ticket.id);
    await addNote(admin, { ticketId: ticket.id, html: "<p>Secret</p>", onceKey: randomToken() });
    await saveDraft(admin, { ticketId: ticket.id, html: "<p>Secret draft</p>" });
    await receive(system, { from: "eve@elsewhere.test", inReplyTo: first!.emailMessageId!, text: "A claim" });
    await answer(admin, ticket.id);
    const view = await getRequest(guest, ticket.number);
    expect(view.messages.map((one) => one.visibleText)).toEqual([
      "Since this morning the left group gives 5 bar only.",
      "We come on Friday.",
    ]);
    expect(view.helping).toEqual([{ id: admin.id, name: admin.name }]);
    expect(JSON.stringify(view)).not.toMatch(/Secret|claim|northwind\.test|roastery\.test/);
  });

  it.each([
    ["open", "working"],
    ["on_hold", "working"],
    ["pending", "waiting"],
    ["solved", "solved"],
  ] as const)("says %s in the customer's words", async (to, state) => {
    const { ticket, guest } = await asked();
    expect(await getRequest(guest, ticket.number)).toMatchObject({ state: "received" });
    await changeStatus(admin, { ticketId: ticket.id, from: "new", to });
    expect(await getRequest(guest, ticket.number)).toMatchObject({ state, mayAnswer: true });
  });
});

describe("my requests", () => {
  it("are those that one asked for or takes part in, newest first, page by page", async () => {
    const cc = await makeCustomer("Nils", "nils@roastery.test");
    const mine: number[] = [];
    for (const subject of ["One", "Two", "Three"])
      mine.unshift((await ticketFrom(system, { from, subject })).number);
    const copied = await ticketFrom(system, {
      from: "nora@elsewhere.test",
      cc: "hannah@roastery.test, nils@roastery.test",
      subject: "Copied",
    });
    await ticketFrom(system, { from: "nora@elsewhere.test", subject: "Hers" });
    const hannah = await personAt("hannah@roastery.test");
    const first = await listRequests(hannah, { limit: 2 });
    expect(first.rows.map((one) => one.number)).toEqual([copied.number, mine[0]]);
    const second = await listRequests(hannah, { limit: 2, cursor: first.next! });
    expect(second.rows.map((one) => one.number)).toEqual(mine.slice(1));
    expect(second.next).toBeNull();
    expect((await listRequests(cc, {})).rows.map((one) => one.subject)).toEqual(["Copied"]);
  });

  it("hold nothing of what a colleague may see but did not ask, and no spam", async () => {
    const { ticket, guest } = await asked();
    expect((await listRequests(admin, {})).rows).toEqual([]);
    await db().update(tickets).set({ status: "spam", statusBefore: "new" }).where(eq(tickets.id, ticket.id));
    expect((await listRequests(await personAt("hannah@roastery.test"), {})).rows).toEqual([]);
    expect((await listRequests(guest, {})).rows).toEqual([]);
  });

  it("of a guest are the one of his link", async () => {
    const { ticket, guest } = await asked();
    await asked();
    expect((await listRequests(guest, {})).rows.map((one) => one.number)).toEqual([ticket.number]);
  });

  it("refuse a cursor that is none of ours", async () => {
    await expect(listRequests(admin, { cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
  });
});
