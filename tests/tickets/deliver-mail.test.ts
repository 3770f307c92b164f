import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, outboxMail } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { traced } from "../../lib/core/trace";
import { claimMail } from "../../lib/email/outbox";
import { sendQueuedMail } from "../../lib/email/send-queued-mail";
import type { MailTransport } from "../../lib/email/transports/transport";
import { drainLane } from "../../lib/events/drain-lane";
import { deliverTicketMail, deliverWaitingMail } from "../../lib/tickets/deliver-mail";
import { getTicket } from "../../lib/tickets/get-ticket";
import { effects } from "../../worker/listeners";
import { startMailServer } from "../support/mail-server";
import { answer, newestMail, ticketFrom, ticketRow } from "../support/tickets";
import { makeWorld, newestTicket, receive, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
let ticketId: number;
let server: Awaited<ReturnType<typeof startMailServer>>;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  server = await startMailServer();
  ticketId = (await ticketFrom(system, { cc: "Lea <lea@roastery.test>", messageId: "first@customer.test" }))
    .id;
});
afterEach(() => server.stop());

const queued = async () => {
  await answer(admin, ticketId);
  return (await newestMail()).id;
};
const deliver = async (transport: MailTransport = server.transport) => {
  const claimed = await claimMail();
  return claimed ? deliverTicketMail(system, transport, claimed) : "none";
};
/** The pause after a failure, or the lease of a dead worker, has passed. */
const timePasses = () =>
  db().update(outboxMail).set({ nextAt: sql`now() - interval '1 second'` }).where(sql`next_at is not null`);
const mailEvents = async () =>
  (await db().select().from(events).where(sql`name like 'mail.%'`)).map((one) => one.name);

describe("delivering a reply", () => {
  it("sends it to everybody at once, under its Message-ID, and says so on the ticket", async () => {
    await queued();
    expect(await deliver()).toBe("sent");
    const mail = await newestMail();
    expect(server.deliveries).toMatchObject([
      {
        from: supportAddress,
        to: ["hannah@roastery.test", "lea@roastery.test"],
        messageId: mail.emailMessageId,
      },
    ]);
    expect(server.deliveries[0]!.raw).toMatch(/^In-Reply-To: <first@customer\.test>/m);
    expect(server.deliveries[0]!.raw).toMatch(/^Reply-To: [^<]*<support\+[0-9a-z]{25}@northwind\.test/m);
    expect(server.deliveries[0]!.raw).not.toMatch(/^Auto-Submitted/m);
    expect(mail).toMatchObject({ state: "sent", nextAt: null, lastError: null, sentAt: expect.any(Date) });
    expect(mail.recipients.map((one) => one.state)).toEqual(["sent", "sent"]);
    expect(await mailEvents()).toEqual(["mail.sent"]);
    const page = await getTicket(admin, (await ticketRow(ticketId)).number);
    expect(page.messages.at(-1)!.delivery).toMatchObject({ state: "sent" });
  });

  it("does nothing for a mail that is sent already", async () => {
    await queued();
    await deliver();
    expect(await deliver()).toBe("none");
    expect(server.deliveries).toHaveLength(1);
  });

  it("is done by one of four workers", async () => {
    await queued();
    const results = await Promise.all([1, 2, 3, 4].map(() => deliver()));
    expect(results.filter((one) => one !== "none")).toEqual(["sent"]);
    expect(server.deliveries).toHaveLength(1);
    expect(await mailEvents()).toEqual(["mail.sent"]);
  });

  it("sends an acknowledgement from the null path, marked as an automatic answer", async () => {
    await drainLane(system, "mail", effects);
    await deliver();
    expect(server.deliveries[0]).toMatchObject({ from: "", to: ["hannah@roastery.test"] });
    expect(server.deliveries[0]!.raw).toMatch(/^Auto-Submitted: auto-replied/m);
  });
});

describe("when some recipients are refused", () => {
  it("tries again for the rest only, under the same Message-ID", async () => {
    await queued();
    server.answers["lea@roastery.test"] = 451;
    expect(await deliver()).toBe("queued");
    expect((await newestMail()).recipients.map((one) => one.state)).toEqual(["sent", "queued"]);
    expect((await newestMail()).nextAt!.getTime()).toBeGreaterThan(Date.now());
    expect(await deliver()).toBe("none");
    delete server.answers["lea@roastery.test"];
    await timePasses();
    expect(await deliver()).toBe("sent");
    expect(server.deliveries.map((one) => one.to)).toEqual([["hannah@roastery.test"], ["lea@roastery.test"]]);
    expect(new Set(server.deliveries.map((one) => one.messageId)).size).toBe(1);
    expect(server.deliveries[1]!.raw).toMatch(/^To: .*hannah@roastery\.test/m);
  });

  it("gives one up for good at once, and says whom and why", async () => {
    await queued();
    server.answers["lea@roastery.test"] = 550;
    expect(await deliver()).toBe("failed");
    const mail = await newestMail();
    expect(mail).toMatchObject({ state: "failed", nextAt: null, lastError: expect.stringContaining("550") });
    expect(mail.recipients.map((one) => [one.state, one.response?.includes("no lea") ?? false])).toEqual([
      ["sent", false],
      ["failed", true],
    ]);
    expect(server.deliveries).toHaveLength(1);
    expect(await mailEvents()).toEqual(["mail.failed"]);
  });
});

describe("when the server is away", () => {
  it("keeps the mail and tries later and later", async () => {
    await queued();
    await server.stop();
    expect(await deliver()).toBe("queued");
    const first = await newestMail();
    expect(first).toMatchObject({ attempts: 1, lastError: expect.any(String) });
    expect(await deliver()).toBe("none");
    await timePasses();
    expect(await deliver()).toBe("queued");
    const second = await newestMail();
    expect(second.nextAt!.getTime() - Date.now()).toBeGreaterThan(first.nextAt!.getTime() - Date.now());
    expect(await mailEvents()).toEqual([]);
  });

  it("gives up after the thirteenth try, visibly", async () => {
    await queued();
    await server.stop();
    await db().update(outboxMail).set({ attempts: 11 });
    expect(await deliver()).toBe("queued");
    await timePasses();
    expect(await deliver()).toBe("failed");
    const mail = await newestMail();
    expect(mail).toMatchObject({ state: "failed", attempts: 13, nextAt: null });
    expect(mail.recipients.map((one) => one.state)).toEqual(["failed", "failed"]);
    expect(await mailEvents()).toEqual(["mail.failed"]);
  });
});

describe("everything that waits", () => {
  /** A server that keeps whoever writes to Hannah waiting until it is let go. */
  function slowFor(address: string) {
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const transport: MailTransport = {
      ...server.transport,
      send: async (mail) => {
        if (mail.recipients?.includes(address)) await gate;
        return server.transport.send(mail);
      },
    };
    return { transport, letGo };
  }

  it("is delivered in one run, each mail once, however many runs there are", async () => {
    for (const from of ["a@one.test", "b@two.test", "c@three.test"]) {
      await answer(admin, (await ticketFrom(system, { from })).id);
    }
    const runs = await Promise.all([1, 2, 3].map(() => deliverWaitingMail(system, server.transport)));
    expect(runs.reduce((sum, tries) => sum + tries, 0)).toBe(3);
    expect(server.deliveries.map((one) => one.to).sort()).toEqual([
      ["a@one.test"],
      ["b@two.test"],
      ["c@three.test"],
    ]);
  });

  it("does not wait for a slow server: what is queued meanwhile goes its way", async () => {
    await queued();
    const { transport, letGo } = slowFor("hannah@roastery.test");
    const run = deliverWaitingMail(system, transport);
    const other = await ticketFrom(system, { from: "b@two.test" });
    await answer(admin, other.id);
    await expect
      .poll(() => server.deliveries.map((one) => one.to), { timeout: 10_000 })
      .toEqual([["b@two.test"]]);
    letGo();
    expect(await run).toBe(2);
    expect(server.deliveries).toHaveLength(2);
  });

  it("goes on when one of them fails for a reason of ours", async () => {
    await queued();
    await answer(admin, (await ticketFrom(system, { from: "b@two.test" })).id);
    const failing: MailTransport = {
      ...server.transport,
      send: async (mail) => {
        if (mail.recipients?.includes("hannah@roastery.test")) throw new Error("on purpose");
        return server.transport.send(mail);
      },
    };
    expect(await deliverWaitingMail(system, failing)).toBe(2);
    expect(server.deliveries.map((one) => one.to)).toEqual([["b@two.test"]]);
    await timePasses();
    expect(await deliver()).toBe("sent");
  });
});

describe("a worker that dies", () => {
  it("between sending and settling lets another send again, after the lease, under the same Message-ID", async () => {
    await queued();
    const claimed = await claimMail();
    await sendQueuedMail(server.transport, claimed!.mail, claimed!.recipients);
    expect(await deliver()).toBe("none");
    await timePasses();
    expect(await deliver()).toBe("sent");
    expect(server.deliveries).toHaveLength(2);
    expect(new Set(server.deliveries.map((one) => one.messageId)).size).toBe(1);
  });

  it("before sending loses nothing", async () => {
    await queued();
    await claimMail();
    await timePasses();
    expect(await deliver()).toBe("sent");
    expect(server.deliveries).toHaveLength(1);
  });

  it("in truth was only slow: what it says late changes nothing of the mail that another has sent", async () => {
    await queued();
    const slow: MailTransport = {
      name: "smtp",
      async send(mail) {
        await timePasses();
        expect(await deliver()).toBe("sent");
        const recipients = (mail.recipients ?? []).map((address) => ({
          address,
          state: "retry" as const,
          response: "timed out",
        }));
        return { recipients };
      },
      close() {},
    };
    expect(await deliver(slow)).toBeNull();
    expect(await newestMail()).toMatchObject({
      state: "sent",
      recipients: [{ state: "sent" }, { state: "sent" }],
    });
    expect(await mailEvents()).toEqual(["mail.sent"]);
  });
});

describe("a provider that puts its own Message-ID in place of ours", () => {
  it("has it kept, so that answers still find the ticket", async () => {
    const id = await queued();
    const renaming: MailTransport = {
      name: "smtp",
      async send(mail) {
        const recipients = (mail.recipients ?? []).map((address) => ({
          address,
          state: "sent" as const,
          response: "ok",
        }));
        return { recipients, serverMessageId: "theirs@provider.test" };
      },
      close() {},
    };
    await deliver(renaming);
    const [row] = await db().select().from(outboxMail).where(eq(outboxMail.id, id));
    expect(row).toMatchObject({ finalMessageId: "theirs@provider.test" });
  });
});

it("one id leads from what came in through its listener to the mail that left", async () => {
  const id = "asked-by-probe";
  await traced(id, () =>
    receive({ ...system, requestId: id }, { from: "Ada <ada@trace.test>", envelopeFrom: "ada@trace.test" }),
  );
  await traced("somebody-else", () => drainLane(system, "mail", effects));
  await traced("yet-another", () => deliverWaitingMail(system, server.transport));
  expect(server.deliveries.at(-1)?.to).toEqual(["ada@trace.test"]);
  expect(await newestMail()).toMatchObject({ state: "sent", requestId: id });
  const { id: opened } = await newestTicket();
  const told = await db().select().from(events).where(eq(events.ticketId, opened));
  expect(told.map((event) => [event.name, event.requestId])).toEqual(
    expect.arrayContaining([
      ["ticket.created", id],
      ["mail.sent", id],
    ]),
  );
});
