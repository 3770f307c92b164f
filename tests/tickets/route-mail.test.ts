import { rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { eq, inArray, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { mailLedger, messages, tickets } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { claimLedger, postponeLedger } from "../../lib/email/ledger";
import { routeWaitingMail } from "../../lib/tickets/route-mail";
import { countRows, messagesOf, ticketFrom } from "../support/tickets";
import { accept, makeWorld, newestTicket, rawMail, receive, supportAddress } from "../support/world";

let system: Actor;
beforeEach(async () => {
  ({ system } = await makeWorld());
});

const ledger = async () => db().select().from(mailLedger).orderBy(mailLedger.id);
const newestEntry = async () => (await ledger()).at(-1);
/** The lease of a dead worker, or the pause after a failure, has passed. */
const timePasses = () =>
  db()
    .update(mailLedger)
    .set({ nextAt: sql`now() - interval '1 second'` })
    .where(inArray(mailLedger.state, ["received", "parsed"]));

describe("a mail that nobody can route", () => {
  it.each([
    ["own_address", { from: `Support <${supportAddress}>` }],
    ["own_address", { from: "support+0123456789abcdefghijklmno@northwind.test" }],
    ["no_from", { from: "" }],
    ["no_from", { from: "not an address" }],
  ])("waits in quarantine as %s (%o)", async (reason, options) => {
    await receive(system, options);
    expect(await newestEntry()).toMatchObject({ state: "quarantined", reason, nextAt: null });
    expect(await countRows("tickets")).toBe(0);
  });

  it.each([
    ["empty", " \r\n\r\n"],
    ["no_from", "Subject: no sender\r\n\r\nHello"],
  ])("that is %s waits in quarantine with that reason", async (reason, raw) => {
    await accept(raw);
    await routeWaitingMail(system);
    expect(await newestEntry()).toMatchObject({ state: "quarantined", reason });
  });

  it("from a sender above the breaker waits as a loop, and another sender's does not", async () => {
    await receive(system, { text: "Mail 1" });
    await db().execute(
      sql`update rate_limits set points = 100 where key = 'mail-sender:hannah@roastery.test'`,
    );
    await receive(system, { text: "Mail 101" });
    expect(await newestEntry()).toMatchObject({ state: "quarantined", reason: "loop" });
    await receive(system, { from: "max@roastery.test", text: "Hello" });
    expect(await newestEntry()).toMatchObject({ state: "routed" });
  });

  it("whose bytes are gone is tried ten times, then waits in quarantine with what went wrong", async () => {
    await accept(rawMail());
    const [row] = await ledger();
    await rm(path.join(fileURLToPath(process.env.STORAGE_URL ?? ""), row!.storageKey));
    for (let attempt = 1; attempt < 10; attempt++) {
      await routeWaitingMail(system);
      expect(await newestEntry()).toMatchObject({ state: "received", attempts: attempt });
      expect((await newestEntry())!.nextAt!.getTime()).toBeGreaterThan(Date.now());
      await timePasses();
    }
    await routeWaitingMail(system);
    expect(await newestEntry()).toMatchObject({ state: "quarantined", reason: "error", attempts: 10 });
    expect((await newestEntry())!.lastError).toContain("ENOENT");
  });

  it("that takes its process down with it each time waits in quarantine in the end", async () => {
    await accept(rawMail());
    // Eleven claims and no word of any: whoever claimed it died.
    await db().update(mailLedger).set({ attempts: 10 });
    await routeWaitingMail(system);
    expect(await newestEntry()).toMatchObject({ state: "quarantined", reason: "error", attempts: 11 });
  });

  it("holds up no other", async () => {
    await accept(" ");
    await accept(rawMail({ from: `Support <${supportAddress}>` }));
    await accept(rawMail({ text: "A good one" }));
    await routeWaitingMail(system);
    expect(await messagesOf((await newestTicket()).id)).toMatchObject([{ visibleText: "A good one" }]);
  });
});

describe("the same mail twice", () => {
  const same = { messageId: "one@customer.test", text: "The same words." };

  it("is one message: the second delivery is ignored as a duplicate", async () => {
    await receive(system, same);
    await receive(system, same);
    expect((await ledger()).map((one) => [one.state, one.reason])).toEqual([
      ["routed", null],
      ["ignored", "duplicate"],
    ]);
    expect(await countRows("messages")).toBe(1);
  });

  it("is one message without a Message-ID as well", async () => {
    await receive(system, { messageId: null, text: "No id." });
    await receive(system, { messageId: null, text: "No id." });
    expect((await ledger()).map((one) => one.state)).toEqual(["routed", "ignored"]);
  });

  it("is one message when both deliveries are routed at the same moment", async () => {
    await accept(rawMail(same));
    await accept(rawMail(same));
    await Promise.all([routeWaitingMail(system), routeWaitingMail(system)]);
    expect((await ledger()).map((one) => one.state).sort()).toEqual(["ignored", "routed"]);
    expect(await countRows("messages")).toBe(1);
  });

  it.each([
    ["other words", { text: "Other words." }],
    ["another sender", { from: "max@roastery.test" }],
    ["another date", { headers: { Date: "Thu, 19 Mar 2026 12:00:00 +0100" } }],
  ])("but for %s is kept, routed on its own, and flagged", async (_name, change) => {
    await receive(system, same);
    const raw = rawMail({ ...same, ...change });
    const date = "headers" in change ? raw.replace(/^Date: Wed.*\r\n/m, "") : raw;
    await accept(date);
    await routeWaitingMail(system);
    expect(await newestEntry()).toMatchObject({ state: "routed", conflicting: true });
    expect((await ledger())[0]).toMatchObject({ conflicting: false });
    expect(await countRows("tickets")).toBe(2);
  });
});

describe("the ledger", () => {
  it("stores a delivery once, whichever way it comes twice", async () => {
    expect(await accept(rawMail(), { deliveryId: "provider-1" })).toEqual(expect.any(Number));
    expect(await accept(rawMail(), { deliveryId: "provider-1" })).toBeNull();
    const both = await Promise.all([1, 2].map(() => accept(rawMail(), { deliveryId: "provider-2" })));
    expect(both.filter((one) => one === null)).toHaveLength(1);
    expect(await countRows("mail_ledger")).toBe(2);
  });

  it("takes no mail for an address that is not ours", async () => {
    expect(await accept(rawMail(), { envelopeTo: ["sales@northwind.test"] })).toBe("unknown");
    expect(await countRows("mail_ledger")).toBe(0);
  });

  it("routes each of forty mails once, with four workers that run at once and again", async () => {
    for (let index = 0; index < 40; index++) {
      await accept(rawMail({ from: `p${index % 7}@roastery.test`, text: `Mail ${index}` }));
    }
    await Promise.all([1, 2, 3, 4].map(() => routeWaitingMail(system)));
    await routeWaitingMail(system);
    expect(new Set((await ledger()).map((one) => one.state))).toEqual(new Set(["routed"]));
    const texts = await db().select({ text: messages.visibleText }).from(messages);
    expect(new Set(texts.map((one) => one.text)).size).toBe(40);
    expect(texts).toHaveLength(40);
    expect(await countRows("tickets")).toBe(40);
    expect(await countRows("users")).toBe(7 + 2);
  });

  it("leaves a claimed mail to its worker, and gives it to another when the lease is over", async () => {
    await accept(rawMail());
    expect(await claimLedger(20)).toHaveLength(1);
    await routeWaitingMail(system);
    expect(await countRows("tickets")).toBe(0);
    await timePasses();
    await routeWaitingMail(system);
    expect(await countRows("tickets")).toBe(1);
  });

  it("lets a worker that lost its lease change nothing of a routed mail", async () => {
    await accept(rawMail());
    const [late] = await claimLedger(20);
    await timePasses();
    await routeWaitingMail(system);
    await postponeLedger(late!, new Error("too late"));
    await postponeLedger({ ...late!, attempts: 10 }, new Error("too late"));
    expect(await newestEntry()).toMatchObject({ state: "routed", nextAt: null, lastError: null });
  });

  it("routes the mails of one sender in the order in which they came", async () => {
    await accept(rawMail({ messageId: "first@customer.test", text: "First" }));
    for (let index = 2; index < 10; index++) {
      await accept(
        rawMail({
          messageId: `${index}@customer.test`,
          inReplyTo: index === 2 ? "first@customer.test" : `${index - 1}@customer.test`,
          text: `${index}`,
        }),
      );
    }
    await routeWaitingMail(system);
    expect(await countRows("tickets")).toBe(1);
    expect((await messagesOf((await newestTicket()).id)).map((one) => one.visibleText)).toEqual([
      "First",
      ..."23456789",
    ]);
  });
});

describe("a mail of poor quality", () => {
  it("with NUL bytes everywhere becomes a ticket without them", async () => {
    await accept(
      rawMail({
        subject: "Bad\u0000subject",
        text: "Bad\u0000text",
        from: "Han\u0000nah <hannah@roastery.test>",
      }),
    );
    await routeWaitingMail(system);
    expect(await newestEntry()).toMatchObject({ state: "routed" });
    const ticket = await newestTicket();
    expect(ticket.subject).not.toContain("\u0000");
    expect(ticket.subject).toMatch(/Bad.?subject/);
  });

  it("with bytes of no encoding, no subject and a broken date becomes a ticket", async () => {
    const raw = Buffer.concat([
      Buffer.from(
        "From: hannah@roastery.test\r\nDate: yesterday\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n",
      ),
      Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
    ]);
    await accept(raw);
    await routeWaitingMail(system);
    expect(await newestEntry()).toMatchObject({ state: "routed" });
    expect((await newestTicket()).subject).toBe("-");
  });

  it("with an emoji across the end of the preview is kept", async () => {
    const ticket = await ticketFrom(system, {
      text: `${"x".repeat(199)}🙂 and more`,
      subject: "🙂".repeat(400),
    });
    expect(ticket.preview.isWellFormed()).toBe(true);
    expect(ticket.preview).not.toContain("\ufffd");
    const [row] = await db().select().from(tickets).where(eq(tickets.id, ticket.id));
    expect(row!.subject.length).toBeGreaterThan(0);
  });
});
