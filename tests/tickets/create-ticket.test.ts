import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, users } from "../../db/schema";
import { changeProfile } from "../../lib/accounts/change-profile";
import type { Actor } from "../../lib/core/actor";
import { drainLane } from "../../lib/events/drain-lane";
import { createTicket } from "../../lib/tickets/create-ticket";
import { getTicket } from "../../lib/tickets/get-ticket";
import { type CreateTicketInput, createTicketInput } from "../../lib/tickets/inputs";
import { listTickets } from "../../lib/tickets/list-tickets";
import { effects } from "../../worker/listeners";
import {
  answer,
  clocksOf,
  countRows,
  deactivate,
  makeCustomer,
  makeTeam,
  messagesOf,
  newestMail,
  outbox,
  personAt,
} from "../support/tickets";
import { actorOf, makeAgent, makeWorld, newestTicket, receive, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
let anna: Actor;
let hannah: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
  hannah = await makeCustomer("Hannah Ostermann", "hannah@roastery.test");
});

let presses = 0;
const input = (more: Partial<CreateTicketInput> = {}): CreateTicketInput => ({
  customerId: hannah.id,
  subject: "Your order SO-20817",
  html: "<p>It left <b>today</b>.</p>",
  onceKey: `press ${++presses} of a test`,
  ...more,
});
const create = (actor: Actor, more: Partial<CreateTicketInput> = {}) => createTicket(actor, input(more));
const namesOf = async (ticketId: number) =>
  (await db().select().from(events).where(eq(events.ticketId, ticketId)).orderBy(events.id)).map(
    (one) => one.name,
  );

describe("a ticket that an agent opens by mail", () => {
  it("sends its first message to the customer, with a reply address and no sign of an answer", async () => {
    const { number } = await create(anna);
    const ticket = await newestTicket();
    expect(ticket).toMatchObject({ number, source: "agent", status: "open", requesterId: hannah.id });
    const mail = await newestMail();
    expect(mail).toMatchObject({
      purpose: "reply",
      subject: `Your order SO-20817 [#${number}]`,
      inReplyTo: null,
      replyTo: `support+${ticket.replyToken}@northwind.test`,
    });
    expect(mail.recipients.map((one) => one.address)).toEqual(["hannah@roastery.test"]);
    const [message] = await messagesOf(ticket.id);
    expect(message).toMatchObject({
      side: "agent",
      kind: "public",
      authorId: anna.id,
      visibleText: "It left today.",
      emailMessageId: mail.emailMessageId,
    });
  });

  it("owes its solution and no first response, and the customer's answer starts the next one", async () => {
    await create(anna);
    const { id } = await newestTicket();
    expect((await clocksOf(id)).map((one) => one.metric)).toEqual(["resolution"]);
    const mail = await newestMail();
    await receive(system, { to: mail.replyTo ?? "", inReplyTo: mail.emailMessageId, text: "Thank you!" });
    expect((await newestTicket()).id).toBe(id);
    expect((await messagesOf(id)).map((one) => one.side)).toEqual(["agent", "customer"]);
    expect((await clocksOf(id)).map((one) => one.metric)).toEqual(["resolution", "next_response"]);
  });

  it("carries its author's signature, as his replies do, and keeps the message without it", async () => {
    await changeProfile(anna, {
      name: "Anna",
      timeZone: "UTC",
      undoSeconds: 0,
      signature: "Anna\nNorthwind",
    });
    await create(anna);
    expect((await newestMail()).text).toBe("It left today.\n\n-- \nAnna\nNorthwind");
    const [message] = await messagesOf((await newestTicket()).id);
    expect(message?.text).toBe("It left today.");
  });

  it("is acknowledged to nobody", async () => {
    await create(anna);
    await drainLane(system, "mail", effects);
    expect((await outbox()).map((one) => one.purpose)).toEqual(["reply"]);
  });

  it("is read by its author and news to others", async () => {
    await create(anna);
    const { rows } = await listTickets(anna, { view: "open" });
    expect(rows[0]?.unread).toBe(false);
  });

  it("of a customer whom no mail reaches is refused at his field, and nothing is written", async () => {
    await deactivate(hannah);
    await expect(create(anna)).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { address: "error.customers.unreachable" } },
    });
    expect([await countRows("tickets"), await countRows("outbox_mail")]).toEqual([0, 0]);
  });
});

describe("a ticket that an agent opens after a call", () => {
  it("keeps its first message as a note: no mail, and lists show none of it", async () => {
    await create(anna, { channel: "phone" });
    const ticket = await newestTicket();
    expect(ticket).toMatchObject({ status: "new", preview: "", lastPublicSide: null });
    expect((await messagesOf(ticket.id)).map((one) => [one.kind, one.side])).toEqual([["note", "agent"]]);
    expect(await outbox()).toEqual([]);
    const seen = await getTicket(hannah, ticket.number);
    expect(seen.messages).toEqual([]);
  });

  it("can be answered by mail afterwards", async () => {
    await create(anna, { channel: "phone" });
    const { id } = await newestTicket();
    await answer(anna, id);
    expect((await newestMail()).recipients.map((one) => one.address)).toEqual(["hannah@roastery.test"]);
  });

  it("may be somebody's without any address that works", async () => {
    await deactivate(hannah);
    await expect(create(anna, { channel: "phone" })).resolves.toMatchObject({ number: expect.any(Number) });
  });
});

describe("its customer", () => {
  it("is made when nobody has the address, once, however it is written", async () => {
    const someone = { customerId: null, address: " New@Roastery.test ", name: "Nele Neu" };
    await create(anna, someone);
    await create(anna, { ...someone, name: "" });
    const made = await personAt("new@roastery.test");
    expect(made).toMatchObject({ kind: "customer", name: "Nele Neu" });
    expect((await newestTicket()).requesterId).toBe(made.id);
  });

  it("is the one who has the address already, under the name he has", async () => {
    await create(anna, { customerId: null, address: "hannah@roastery.test", name: "Somebody else" });
    expect((await newestTicket()).requesterId).toBe(hannah.id);
    expect((await personAt("hannah@roastery.test")).name).toBe("Hannah Ostermann");
  });

  it.each([
    ["one of our own mailboxes", supportAddress, "error.customers.ownAddress"],
    ["a reply address of ours", "support+0123456789abc@northwind.test", "error.customers.ownAddress"],
    ["an address that is none", "nobody@-", "error.field.email"],
    ["oneself", "anna@northwind.test", "error.customers.yourself"],
  ])("is not %s", async (_who, address, error) => {
    await expect(create(anna, { customerId: null, address })).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { address: error } },
    });
    expect(await countRows("tickets")).toBe(0);
  });

  it("is nobody who does not exist, and not the system", async () => {
    for (const customerId of [999_999, system.id]) {
      await expect(create(anna, { customerId })).rejects.toMatchObject({
        options: { fields: { address: "error.customers.gone" } },
      });
    }
  });
});

describe("its fields", () => {
  it("are all found wrong at once", () => {
    const { error } = createTicketInput.safeParse({ subject: " ", address: "Hannah", onceKey: "a long key" });
    expect(error?.issues.map((one) => [one.path[0], one.message]).sort()).toEqual([
      ["address", "error.customers.whom"],
      ["html", "error.field.empty"],
      ["subject", "error.field.required"],
    ]);
  });

  it("may come from a form without scripts: text, digits and names between commas", async () => {
    const team = await makeTeam("Billing", false, [anna]);
    const { number } = await createTicket(await actorOf(anna.id), {
      customerId: "",
      address: "hannah@roastery.test",
      subject: "Called about <b>",
      html: "",
      text: "First line\nsecond <b>line</b>",
      teamId: String(team),
      assigneeId: String(anna.id),
      tags: " Invoice,  Late   Fee ,, invoice",
      priority: "high",
      onceKey: "a key of a form",
    });
    const ticket = await newestTicket();
    expect(ticket).toMatchObject({
      number,
      subject: "Called about <b>",
      tags: ["invoice", "late fee"],
      priority: "high",
      teamId: team,
      assigneeId: anna.id,
    });
    expect((await messagesOf(ticket.id))[0]?.text).toBe("First line\nsecond <b>line</b>");
    expect(await namesOf(ticket.id)).toEqual(["ticket.created", "ticket.assigned"]);
  });

  it("refuse a message in which nothing can be read", async () => {
    await expect(create(anna, { html: "<p> </p>" })).rejects.toMatchObject({
      options: { fields: { html: "error.field.empty" } },
    });
  });

  it("carry no line break into the mail's head", async () => {
    await create(anna, { subject: "Order\r\nBcc: everybody@far.test" });
    expect((await newestMail()).subject).not.toMatch(/[\r\n]/);
    expect((await newestTicket()).subject).toBe("Order Bcc: everybody@far.test");
  });

  it("offer no team that is not the agent's, and no assignee who is not of the team", async () => {
    const legal = await makeTeam("Legal", true, [admin]);
    await expect(create(anna, { teamId: legal })).rejects.toMatchObject({
      options: { fields: { teamId: "error.customers.team" } },
    });
    await expect(create(admin, { teamId: legal, assigneeId: anna.id })).rejects.toMatchObject({
      options: { fields: { assigneeId: "error.customers.assigneeOfTeam" } },
    });
    await expect(create(anna, { assigneeId: hannah.id })).rejects.toMatchObject({
      options: { fields: { assigneeId: "error.assignee" } },
    });
    await create(admin, { teamId: legal, assigneeId: admin.id });
    expect((await newestTicket()).teamId).toBe(legal);
  });
});

describe("pressed twice", () => {
  it("one key makes one ticket, at the same moment too, and both presses get its number", async () => {
    const once = input();
    const numbers = await Promise.all([createTicket(anna, once), createTicket(anna, once)]);
    numbers.push(await createTicket(anna, once));
    expect(new Set(numbers.map((one) => one.number)).size).toBe(1);
    expect([await countRows("tickets"), await countRows("outbox_mail")]).toEqual([1, 1]);
  });

  it("another agent's key of the same name is his own", async () => {
    const once = input();
    await createTicket(anna, once);
    await createTicket(admin, once);
    expect(await countRows("tickets")).toBe(2);
  });
});

describe("who may not work on tickets", () => {
  it("opens none for a customer: a collaborator and a customer are refused", async () => {
    const coll = await makeAgent("Coll", "coll@northwind.test", { roleKey: "collaborator" });
    const people = await db().select().from(users);
    for (const actor of [coll, hannah]) {
      await expect(create(actor, { customerId: null, address: "new@far.test" })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    expect(await countRows("tickets")).toBe(0);
    expect(await countRows("users")).toBe(people.length);
  });
});
