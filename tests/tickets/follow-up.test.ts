import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../lib/core/actor";
import { replyAddress } from "../../lib/email/addresses";
import { changeStatus } from "../../lib/tickets/change-status";
import { listTickets } from "../../lib/tickets/list-tickets";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import {
  answer,
  clocksOf,
  closeTicket,
  countRows,
  messagesOf,
  newestMail,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { makeWorld, newestTicket, receive, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
let ticketId: number;
let to: string;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  const ticket = await ticketFrom(system);
  ticketId = ticket.id;
  to = replyAddress(supportAddress, ticket.replyToken);
});

const more = () => receive(system, { to, text: "It happened again." });

describe("a customer's answer", () => {
  it.each(["pending", "on_hold", "solved"] as const)("re-opens what is %s", async (status) => {
    await answer(admin, ticketId, { nextStatus: status });
    await more();
    expect(await ticketRow(ticketId)).toMatchObject({
      status: "open",
      solvedAt: null,
      lastPublicSide: "customer",
    });
    expect((await clocksOf(ticketId)).map((one) => [one.metric, one.state])).toEqual([
      ["first_response", "met"],
      ["resolution", "running"],
      ["next_response", "running"],
    ]);
  });

  it("leaves a new ticket new", async () => {
    await more();
    expect((await ticketRow(ticketId)).status).toBe("new");
    expect(await clocksOf(ticketId)).toHaveLength(2);
  });

  it.each(["closed", "trash"] as const)(
    "to one that is %s opens a ticket that follows it",
    async (status) => {
      if (status === "closed") await closeTicket(ticketId);
      else await setAsideTicket(admin, { ticketId, as: "trash" });
      const before = await ticketRow(ticketId);
      await more();
      const next = await newestTicket();
      expect(next).toMatchObject({ followsTicketId: ticketId, claimsTicketId: null, status: "new" });
      expect(next.id).not.toBe(ticketId);
      expect(await ticketRow(ticketId)).toEqual(before);
      expect(await messagesOf(ticketId)).toHaveLength(1);
    },
  );

  it("to spam stays in spam: no ticket in the inbox, no clock", async () => {
    await setAsideTicket(admin, { ticketId, as: "spam" });
    const clocks = await clocksOf(ticketId);
    await more();
    expect(await countRows("tickets")).toBe(1);
    expect(await ticketRow(ticketId)).toMatchObject({ status: "spam", nextDueAt: null });
    expect(await clocksOf(ticketId)).toEqual(clocks);
    expect((await listTickets(admin, { view: "open" })).rows).toEqual([]);
    expect(await messagesOf(ticketId)).toHaveLength(2);
  });

  it("stands on the ticket unread and first in its preview", async () => {
    await more();
    const [row] = (await listTickets(admin, { view: "open" })).rows;
    expect(row).toMatchObject({ unread: true, preview: "It happened again." });
  });
});

describe("people in Cc and To", () => {
  const recipients = async () => (await newestMail()).recipients.map((one) => [one.field, one.address]);

  it("become participants, get the replies, and may answer", async () => {
    const copied = await ticketFrom(system, {
      to: `${supportAddress}, Max <max@roastery.test>`,
      envelopeTo: [supportAddress],
      cc: "Lea <lea@roastery.test>",
    });
    await answer(admin, copied.id);
    expect(await recipients()).toEqual([
      ["to", "hannah@roastery.test"],
      ["cc", "max@roastery.test"],
      ["cc", "lea@roastery.test"],
    ]);
    const { emailMessageId } = await newestMail();
    await receive(system, {
      from: "lea@roastery.test",
      envelopeFrom: "lea@roastery.test",
      inReplyTo: emailMessageId,
    });
    expect((await messagesOf(copied.id)).at(-1)).toMatchObject({ state: "accepted", side: "customer" });
  });

  it("are taken from an answer too", async () => {
    await receive(system, { to, cc: "Lea <lea@roastery.test>", text: "Lea knows more." });
    await answer(admin, ticketId);
    expect(await recipients()).toContainEqual(["cc", "lea@roastery.test"]);
  });

  it("never include our own mailboxes, with a reply token or without", async () => {
    const own = replyAddress(supportAddress, "0123456789abcdefghijklmno");
    await receive(system, { to, cc: `${supportAddress}, ${own}, hannah@roastery.test` });
    expect(await countRows("ticket_participants")).toBe(0);
    expect(await countRows("user_emails")).toBe(2);
  });

  it("are twenty at most: a mail to hundreds is a list", async () => {
    const cc = Array.from({ length: 60 }, (_, index) => `p${index}@roastery.test`).join(", ");
    await receive(system, { to, cc });
    expect(await countRows("ticket_participants")).toBe(20);
  });

  it("keep their tickets apart: a participant on one is a stranger on another", async () => {
    const copied = await ticketFrom(system, { cc: "Lea <lea@roastery.test>", subject: "Two" });
    await receive(system, {
      from: "lea@roastery.test",
      envelopeFrom: "lea@roastery.test",
      to,
      text: "Hello?",
    });
    expect((await messagesOf(ticketId)).at(-1)).toMatchObject({ state: "claimed" });
    expect(await messagesOf(copied.id)).toHaveLength(1);
  });
});

describe("a solved ticket", () => {
  it("keeps the working time it had used when a customer opens it again", async () => {
    await changeStatus(admin, { ticketId, from: "new", to: "solved" });
    const solved = (await clocksOf(ticketId)).find((one) => one.metric === "resolution");
    await more();
    const again = (await clocksOf(ticketId)).find((one) => one.metric === "resolution");
    expect(again).toMatchObject({
      state: "running",
      consumedSeconds: solved!.consumedSeconds,
      endedAt: null,
    });
  });
});
