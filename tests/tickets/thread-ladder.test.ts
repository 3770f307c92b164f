import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { outboxMail, tickets } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { replyAddress } from "../../lib/email/addresses";
import { getTicket } from "../../lib/tickets/get-ticket";
import {
  answer,
  closeTicket,
  makeTeam,
  messagesOf,
  moveToTeam,
  newestMail,
  personAt,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { makeAgent, makeWorld, newestTicket, receive, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
let ticket: Awaited<ReturnType<typeof ticketRow>>;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  ticket = await ticketFrom(system, { messageId: "first@customer.test" });
});

const stranger = { from: "Nils Voss <nils@elsewhere.test>", envelopeFrom: "nils@elsewhere.test" };
const countTickets = async () => (await db().select({ id: tickets.id }).from(tickets)).length;
const texts = async (id: number) => (await messagesOf(id)).map((one) => [one.visibleText, one.state]);

describe("a participant's mail joins its ticket", () => {
  it("by the reply address in the envelope", async () => {
    await receive(system, { envelopeTo: [replyAddress(supportAddress, ticket.replyToken)], text: "More." });
    expect(await texts(ticket.id)).toContainEqual(["More.", "accepted"]);
    expect(await countTickets()).toBe(1);
  });

  it("by the reply address in To, when the envelope names the mailbox only", async () => {
    const to = replyAddress(supportAddress, ticket.replyToken);
    await receive(system, { to, envelopeTo: [supportAddress], text: "More." });
    expect(await texts(ticket.id)).toContainEqual(["More.", "accepted"]);
    expect(await countTickets()).toBe(1);
  });

  it("by the reply address when a relay has changed its case", async () => {
    const to = replyAddress(supportAddress, ticket.replyToken).toUpperCase();
    await receive(system, { to: supportAddress, envelopeTo: [to], text: "More." });
    expect(await texts(ticket.id)).toContainEqual(["More.", "accepted"]);
  });

  it("by a Message-ID of ours in In-Reply-To", async () => {
    await answer(admin, ticket.id);
    await receive(system, { inReplyTo: (await newestMail()).emailMessageId, text: "More." });
    expect(await texts(ticket.id)).toContainEqual(["More.", "accepted"]);
  });

  it("by a Message-ID of ours that stands in References only", async () => {
    await answer(admin, ticket.id);
    const { emailMessageId } = await newestMail();
    await receive(system, { headers: { References: `<unknown@x.test> <${emailMessageId}>` }, text: "More." });
    expect(await texts(ticket.id)).toContainEqual(["More.", "accepted"]);
  });

  it("by the Message-ID that a provider put in place of ours", async () => {
    await answer(admin, ticket.id);
    await db().update(outboxMail).set({ finalMessageId: "provider-made@relay.test" });
    await receive(system, { inReplyTo: "provider-made@relay.test", text: "More." });
    expect(await texts(ticket.id)).toContainEqual(["More.", "accepted"]);
  });

  it("by the Message-ID of his own earlier mail", async () => {
    await receive(system, { inReplyTo: "first@customer.test", text: "More." });
    expect(await texts(ticket.id)).toContainEqual(["More.", "accepted"]);
  });

  it("by the number in the subject", async () => {
    await receive(system, { subject: `Re: anything [#${ticket.number}]`, text: "More." });
    expect(await texts(ticket.id)).toContainEqual(["More.", "accepted"]);
    expect(await countTickets()).toBe(1);
  });

  it("by the strongest rung when two of them disagree", async () => {
    const other = await ticketFrom(system, { text: "Another matter." });
    await receive(system, {
      envelopeTo: [replyAddress(supportAddress, other.replyToken)],
      inReplyTo: "first@customer.test",
      subject: `[#${ticket.number}]`,
      text: "More.",
    });
    expect(await texts(other.id)).toContainEqual(["More.", "accepted"]);
    expect(await texts(ticket.id)).not.toContainEqual(["More.", "accepted"]);
  });
});

describe("a mail that proves no thread", () => {
  it("opens a ticket when its In-Reply-To is unknown to us", async () => {
    await receive(system, { inReplyTo: "never-seen@x.test", text: "More." });
    expect(await countTickets()).toBe(2);
  });

  it("opens a ticket when its reply token is not one of ours", async () => {
    await receive(system, {
      envelopeTo: ["support+0123456789abcdefghijklmno@northwind.test"],
      text: "More.",
    });
    expect(await countTickets()).toBe(2);
  });

  it("opens a ticket when the number in its subject belongs to no ticket", async () => {
    await receive(system, { subject: "[#9999999999]", text: "More." });
    expect(await countTickets()).toBe(2);
  });

  it("opens a ticket when its sender merely has the same subject", async () => {
    await receive(system, { text: "More." });
    expect(await countTickets()).toBe(2);
  });
});

describe("a stranger who names a ticket's number", () => {
  it("gets a ticket of his own that links to the claimed one, which hears nothing of it", async () => {
    const before = await ticketRow(ticket.id);
    await receive(system, {
      ...stranger,
      subject: `Re: pressure [#${ticket.number}]`,
      text: "Let me see it.",
    });
    const own = await newestTicket();
    expect(own).toMatchObject({ claimsTicketId: ticket.id, followsTicketId: null, status: "new" });
    expect(await ticketRow(ticket.id)).toEqual(before);
    expect(await texts(ticket.id)).toHaveLength(1);
  });

  it("shows the link to agents and never to himself", async () => {
    await receive(system, { ...stranger, subject: `Re: pressure [#${ticket.number}]` });
    const own = await newestTicket();
    expect((await getTicket(admin, own.number)).claims).toEqual({
      number: ticket.number,
      subject: ticket.subject,
    });
    expect((await getTicket(await personAt("nils@elsewhere.test"), own.number)).claims).toBeNull();
  });
});

describe("an agent outside the claimed ticket's restricted team", () => {
  it("sees the new ticket without the link", async () => {
    await receive(system, { ...stranger, subject: `Re: pressure [#${ticket.number}]` });
    await moveToTeam(ticket.id, await makeTeam("Legal", true));
    const agent = await makeAgent("Anna", "anna@northwind.test");
    expect((await getTicket(agent, (await newestTicket()).number)).claims).toBeNull();
  });
});

describe("a stranger's answer to a ticket that can take no more", () => {
  it("becomes a ticket of his own, so that somebody sees it", async () => {
    await closeTicket(ticket.id);
    await receive(system, { ...stranger, inReplyTo: "first@customer.test", text: "Forwarded to me." });
    const own = await newestTicket();
    expect(own).toMatchObject({ claimsTicketId: ticket.id, followsTicketId: null });
    expect(await texts(own.id)).toEqual([["Forwarded to me.", "accepted"]]);
  });
});
