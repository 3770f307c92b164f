import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../lib/core/actor";
import { drainLane } from "../../lib/events/drain-lane";
import { effects } from "../../worker/listeners";
import {
  answer,
  clocksOf,
  countRows,
  messagesOf,
  newestMail,
  outbox,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { type MailOptions, makeWorld, receive } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const automatic: [string, MailOptions][] = [
  ["Auto-Submitted", { headers: { "Auto-Submitted": "auto-replied" } }],
  ["a null return path", { envelopeFrom: "" }],
  ["Precedence: bulk", { headers: { Precedence: "bulk" } }],
  ["Precedence: auto_reply", { headers: { Precedence: "auto_reply" } }],
  ["a list header", { headers: { "List-Id": "<news.customer.test>" } }],
  ["a subject of a vacation programme", { subject: "Automatische Antwort: Urlaub" }],
];

describe.each(automatic)("mail with %s", (_name, options) => {
  it("becomes a ticket with clocks, for somebody must look at it, and gets no acknowledgement", async () => {
    const ticket = await ticketFrom(system, options);
    await drainLane(system, "mail", effects);
    expect(await outbox()).toEqual([]);
    expect(await countRows("acknowledgements")).toBe(0);
    expect((await clocksOf(ticket.id)).map((one) => one.metric)).toEqual(["first_response", "resolution"]);
    expect(await messagesOf(ticket.id)).toMatchObject([{ automatic: true, side: "customer" }]);
  });

  it.each(["pending", "solved"] as const)(
    "stands on a ticket that is %s, re-opens nothing, moves no clock",
    async (status) => {
      const { id } = await ticketFrom(system);
      await answer(admin, id, { nextStatus: status });
      const before = await ticketRow(id);
      const clocks = await clocksOf(id);
      await receive(system, {
        ...options,
        inReplyTo: (await newestMail()).emailMessageId,
        text: "I am away.",
      });
      const after = await ticketRow(id);
      expect((await messagesOf(id)).at(-1)).toMatchObject({ visibleText: "I am away.", automatic: true });
      expect(after).toMatchObject({
        status,
        solvedAt: before.solvedAt,
        nextDueAt: before.nextDueAt,
        lastPublicSide: "agent",
      });
      expect(await clocksOf(id)).toEqual(clocks);
      await drainLane(system, "mail", effects);
      expect((await outbox()).filter((one) => one.automatic)).toHaveLength(1);
    },
  );
});

describe("automatic mail", () => {
  it("brings nobody in, whomever it names in Cc", async () => {
    const { id } = await ticketFrom(system, {
      headers: { "Auto-Submitted": "auto-generated" },
      cc: "Third <third@roastery.test>",
    });
    expect(await countRows("ticket_participants")).toBe(0);
    await answer(admin, id);
    expect((await newestMail()).recipients.map((one) => one.address)).toEqual(["hannah@roastery.test"]);
  });
});
