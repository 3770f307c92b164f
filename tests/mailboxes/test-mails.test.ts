import { desc, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { mailLedger, mailTests } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { env } from "../../lib/core/env";
import { changeMailbox } from "../../lib/email/change-mailbox";
import { getMailbox } from "../../lib/email/get-mailbox";
import { removeMailbox } from "../../lib/email/remove-mailbox";
import { retryMailbox } from "../../lib/email/retry-mailbox";
import { sendTestMail } from "../../lib/email/send-test-mail";
import { testReceiving } from "../../lib/email/test-receiving";
import { drainLane } from "../../lib/events/drain-lane";
import { deliverWaitingMail } from "../../lib/tickets/deliver-mail";
import { routeWaitingMail } from "../../lib/tickets/route-mail";
import { effects } from "../../worker/listeners";
import { startMailServer } from "../support/mail-server";
import { answer, countRows, newestMail, ticketFrom } from "../support/tickets";
import { accept, makeAgent, makeWorld, rawMail, supportAddress } from "../support/world";
import { anotherMailbox, firstMailbox, formOf } from "./mailbox";

let admin: Actor;
let system: Actor;
let first: number;
let server: Awaited<ReturnType<typeof startMailServer>>;
beforeEach(async () => {
  ({ admin, system } = await makeWorld());
  first = await firstMailbox();
  server = await startMailServer();
  env().EMAIL_TRANSPORT = "smtp";
});
afterEach(async () => {
  env().EMAIL_TRANSPORT = "console";
  await server.stop();
});

const deliver = () => deliverWaitingMail(system, server.transport);
const state = async (direction: "in" | "out", mailboxId = first) =>
  (await getMailbox(admin, mailboxId)).tests[direction];
const ledgerEnd = async () => {
  const [row] = await db().select().from(mailLedger).orderBy(desc(mailLedger.id)).limit(1);
  return row && { state: row.state, reason: row.reason };
};
/** What the far side got, forwarded to us as it is. */
async function comeBack(raw = server.deliveries.at(-1)!.raw, to = supportAddress): Promise<void> {
  await accept(raw, { to, envelopeFrom: supportAddress });
  await routeWaitingMail(system);
}

describe("a test of sending", () => {
  it("goes to the admin's own address through the outbox, and its state says how it went", async () => {
    await changeMailbox(admin, await formOf(admin, first, { signature: "Northwind" }));
    await sendTestMail(admin, { mailboxId: first });
    expect(await state("out")).toMatchObject({ state: "queued", to: "priya@northwind.test", nextAt: null });
    await deliver();
    expect(await state("out")).toMatchObject({
      state: "sent",
      response: expect.stringContaining("queued as 42"),
    });
    expect(server.deliveries).toHaveLength(1);
    expect(server.deliveries[0]).toMatchObject({ from: supportAddress, to: ["priya@northwind.test"] });
    expect(server.deliveries[0]?.raw).toContain("Auto-Submitted: auto-generated");
    expect((await newestMail()).text).toContain("-- \nNorthwind");
  });

  it("shows the server's words while it is tried again, and once it was given up", async () => {
    server.answers["priya@northwind.test"] = 451;
    await sendTestMail(admin, { mailboxId: first });
    await deliver();
    expect(await state("out")).toMatchObject({
      state: "queued",
      attempts: 1,
      response: expect.stringContaining("451"),
      nextAt: expect.any(String),
    });
    server.answers["priya@northwind.test"] = 550;
    await retryMailbox(admin, { mailboxId: first });
    await deliver();
    expect(await state("out")).toMatchObject({ state: "failed", response: expect.stringContaining("550") });
  });

  it("is limited for each admin", async () => {
    for (let times = 0; times < 10; times++) await sendTestMail(admin, { mailboxId: first });
    await expect(sendTestMail(admin, { mailboxId: first })).rejects.toMatchObject({ code: "rate_limited" });
    expect(await countRows("outbox_mail")).toBe(10);
  });
});

describe("a test of receiving", () => {
  it("arrives once it came back in, and becomes neither ticket nor answer nor person", async () => {
    await testReceiving(admin, { mailboxId: first });
    expect(await state("in")).toMatchObject({ state: "queued", to: supportAddress });
    await deliver();
    expect(await state("in")).toMatchObject({ state: "sent" });
    const people = await countRows("users");
    await comeBack();
    await drainLane(system, "mail", effects);
    expect(await state("in")).toMatchObject({ state: "arrived", endedAt: expect.any(String) });
    expect(await ledgerEnd()).toEqual({ state: "ignored", reason: "test" });
    expect(await countRows("tickets")).toBe(0);
    expect(await countRows("users")).toBe(people);
    expect(await countRows("outbox_mail")).toBe(1);
  });

  it("arrives once, however often it comes and whoever routes it", async () => {
    await testReceiving(admin, { mailboxId: first });
    await deliver();
    await comeBack();
    const arrived = (await state("in"))?.endedAt;
    const { raw } = server.deliveries[0]!;
    await accept(raw, { to: supportAddress });
    await accept(raw, { to: supportAddress });
    await Promise.all([routeWaitingMail(system), routeWaitingMail(system)]);
    expect((await state("in"))?.endedAt).toBe(arrived);
    expect(await countRows("tickets")).toBe(0);
    expect(await db().select().from(mailLedger).where(eq(mailLedger.reason, "test"))).toHaveLength(3);
  });

  it("is known by its text where a relay rewrote the subject, and under a Message-ID of the relay's", async () => {
    await testReceiving(admin, { mailboxId: first });
    await deliver();
    const raw = server.deliveries[0]!.raw.replace(
      /^Subject: .*(\r\n[ \t].*)*/m,
      "Subject: [EXTERNAL]",
    ).replace(/^Message-ID: .*$/m, "Message-ID: <relayed@far.test>");
    await comeBack(raw);
    expect(await state("in")).toMatchObject({ state: "arrived" });
  });

  it("says after two minutes that it is late", async () => {
    await testReceiving(admin, { mailboxId: first });
    await deliver();
    await db().update(mailTests).set({ createdAt: sql`now() - interval '3 minutes'` });
    expect(await state("in")).toMatchObject({ state: "late" });
    await comeBack();
    expect(await state("in")).toMatchObject({ state: "arrived" });
  });

  it("counts for nothing with a token that nobody gave out, or that has run out", async () => {
    const mark = `helpdesk-test-${"0".repeat(25)}`;
    await accept(rawMail({ from: supportAddress, subject: mark }), { to: supportAddress });
    await routeWaitingMail(system);
    expect(await ledgerEnd()).toEqual({ state: "quarantined", reason: "own_address" });
    await testReceiving(admin, { mailboxId: first });
    await deliver();
    await db().update(mailTests).set({ expiresAt: sql`now()` });
    await comeBack();
    expect(await ledgerEnd()).toEqual({ state: "quarantined", reason: "own_address" });
    expect((await state("in"))?.state).toBe("sent");
  });

  it("does not swallow a customer's mail that names its token", async () => {
    await testReceiving(admin, { mailboxId: first });
    const [{ token } = { token: "" }] = await db().select().from(mailTests);
    await ticketFrom(system, { subject: `Re: helpdesk-test-${token}` });
    expect(await countRows("tickets")).toBe(1);
    expect((await state("in"))?.state).toBe("queued");
  });

  it("is not begun where nothing leaves", async () => {
    env().EMAIL_TRANSPORT = "console";
    await expect(testReceiving(admin, { mailboxId: first })).rejects.toMatchObject({
      messageKey: "error.mailboxes.console",
    });
    expect(await countRows("outbox_mail")).toBe(0);
  });

  it("hinders nobody from removing the mailbox", async () => {
    const id = await anotherMailbox(admin);
    await testReceiving(admin, { mailboxId: id });
    await deliver();
    await comeBack(undefined, "sales@northwind.test");
    expect(await state("in", id)).toMatchObject({ state: "arrived" });
    await removeMailbox(admin, { mailboxId: id });
    expect(await countRows("mail_ledger")).toBe(0);
  });
});

describe("a mailbox's health", () => {
  const health = async () => (await getMailbox(admin, first)).health;
  const stateNow = async () => (await getMailbox(admin, first)).state;

  it("says what came and left, and nothing yet where there was nothing", async () => {
    expect(await stateNow()).toBe("silent");
    const ticket = await ticketFrom(system);
    await answer(admin, ticket.id);
    await deliver();
    expect(await health()).toMatchObject({ inDay: 1, outDay: 1, failedDay: 0, waiting: 0, lastError: null });
    expect(Math.abs(Date.parse((await health()).lastIn ?? "") - Date.now())).toBeLessThan(60_000);
    expect(await stateNow()).toBe("working");
  });

  it("says what waits and why, and tries it again when told to", async () => {
    const ticket = await ticketFrom(system);
    await answer(admin, ticket.id);
    server.answers["hannah@roastery.test"] = 450;
    await deliver();
    expect(await health()).toMatchObject({ waiting: 1, lastError: expect.stringContaining("450") });
    expect(await stateNow()).toBe("waiting");
    delete server.answers["hannah@roastery.test"];
    await deliver();
    expect(await stateNow()).toBe("waiting");
    await retryMailbox(admin, { mailboxId: first });
    await deliver();
    expect(await stateNow()).toBe("working");
  });

  it("says what was given up, for a day", async () => {
    const ticket = await ticketFrom(system);
    await answer(admin, ticket.id);
    server.answers["hannah@roastery.test"] = 550;
    await deliver();
    expect(await health()).toMatchObject({ failedDay: 1, lastError: expect.stringContaining("550") });
    expect(await stateNow()).toBe("failed");
    await db().execute("update outbox_mail set failed_at = failed_at - interval '25 hours'");
    expect(await health()).toMatchObject({ failedDay: 0, lastError: null });
  });

  it("says what is held, and nothing of another mailbox's trouble", async () => {
    const other = await anotherMailbox(admin);
    await accept(rawMail({ from: supportAddress }), { to: supportAddress });
    await routeWaitingMail(system);
    expect(await stateNow()).toBe("held");
    expect((await getMailbox(admin, other)).state).toBe("silent");
  });
});

it("an agent tests no mailbox", async () => {
  const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  for (const verb of [sendTestMail, testReceiving, retryMailbox]) {
    await expect(verb(agent, { mailboxId: first })).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await countRows("outbox_mail")).toBe(0);
});
