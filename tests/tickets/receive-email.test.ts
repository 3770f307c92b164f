import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { mailLedger, messages, slaClocks } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { changeStatus } from "../../lib/tickets/change-status";
import { getTicket } from "../../lib/tickets/get-ticket";
import { countViews, listTickets } from "../../lib/tickets/list-tickets";
import { replyToTicket } from "../../lib/tickets/reply-to-ticket";
import { makeWorld, newestTicket, receive } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

describe("a mail from a stranger", () => {
  it("becomes a ticket with its requester, message, clocks and ledger row", async () => {
    await receive(system);
    const { rows } = await listTickets(admin, { view: "open" });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      subject: "The left group loses pressure",
      status: "new",
      unread: true,
      requester: { name: "Hannah Ostermann" },
      clock: { metric: "first_response", state: "running" },
    });
    const ticket = await getTicket(admin, rows[0]!.number);
    expect(ticket.messages.map((one) => one.visibleText)).toEqual([
      "Since this morning the left group gives 5 bar only.",
    ]);
    expect(ticket.clocks.map((one) => one.metric)).toEqual(["first_response", "resolution"]);
    const [ledger] = await db().select().from(mailLedger);
    expect(ledger).toMatchObject({ state: "routed", ticketId: ticket.id });
    expect(await countViews(admin)).toMatchObject({ open: 1, unassigned: 1, mine: 0 });
  });

  it("is answered by mail, and his answer re-opens the ticket", async () => {
    await receive(system, { messageId: "first@customer.test" });
    const ticket = await newestTicket();
    const draft = await replyToTicket(admin, {
      ticketId: ticket.id,
      html: "<p>We come on Friday.</p>",
      nextStatus: "pending",
      lastSeenMessageId: ticket.lastMessageId,
      onceKey: "once-once-1",
    });
    expect(draft.state).toBe("released");
    const answered = await getTicket(admin, ticket.number);
    expect(answered.status).toBe("pending");
    expect(answered.messages.at(-1)?.delivery?.state).toBe("queued");
    const [sent] = await db().select().from(messages).where(eq(messages.side, "agent"));
    await receive(system, { inReplyTo: sent!.emailMessageId ?? "", text: "Friday is fine." });
    const reopened = await getTicket(admin, ticket.number);
    expect(reopened.status).toBe("open");
    expect(reopened.messages).toHaveLength(3);
    const clocks = await db().select().from(slaClocks).orderBy(slaClocks.id);
    expect(clocks.map((one) => [one.metric, one.state])).toEqual([
      ["first_response", "met"],
      ["resolution", "running"],
      ["next_response", "running"],
    ]);
    await changeStatus(admin, { ticketId: ticket.id, from: "open", to: "solved" });
    expect((await getTicket(admin, ticket.number)).assignee?.name).toBe("Priya Raman");
  });
});
