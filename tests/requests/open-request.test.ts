import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { attachments, events, links, userEmails } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import { sendQueuedMail } from "../../lib/email/send-queued-mail";
import { drainLane } from "../../lib/events/drain-lane";
import { getTicket } from "../../lib/tickets/get-ticket";
import { openRequest } from "../../lib/tickets/open-request";
import { effects } from "../../worker/listeners";
import { form, mailedLink } from "../support/requests";
import { clockOf, countRows, messagesOf, newestMail, outbox, personAt } from "../support/tickets";
import { makeAgent, makeWorld, newestTicket, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

describe("a visitor's request", () => {
  it("is a ticket of the address he gives, from the form, with its clocks running", async () => {
    const { number } = await openRequest(system, form());
    const ticket = await newestTicket();
    const person = await personAt("marcus@bakehouse.test");
    expect(ticket).toMatchObject({
      number,
      subject: "The grinder trips the breaker",
      source: "form",
      status: "new",
      requesterId: person.id,
      lastPublicSide: "customer",
    });
    expect(person).toMatchObject({ kind: "customer", name: "Marcus Whitfield" });
    expect((await messagesOf(ticket.id))[0]).toMatchObject({
      authorId: person.id,
      side: "customer",
      text: "Every morning at nine.\nThree of them.",
      html: null,
    });
    expect(await clockOf(ticket.id, "first_response")).toMatchObject({ state: "running" });
  });

  it("is shown as unverified to agents", async () => {
    const { number } = await openRequest(system, form());
    expect(await getTicket(admin, number)).toMatchObject({ unverified: true, hasGuestLinks: true });
  });

  it("changes neither name nor company of somebody we know", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    await openRequest(system, form({ visitor: { email: "mara@northwind.test", name: "Mallory" } }));
    expect((await newestTicket()).requesterId).toBe(mara.id);
    expect((await personAt("mara@northwind.test")).name).toBe("Mara Lindqvist");
  });

  it("keeps its files with its message", async () => {
    const file = {
      name: "breaker.jpg",
      mediaType: "image/jpeg",
      size: 12,
      sha256: "00",
      storageKey: "files/aa/x",
      contentId: null,
    };
    await openRequest(system, form(), [file]);
    const [message] = await messagesOf((await newestTicket()).id);
    expect(await db().select().from(attachments)).toMatchObject([{ ...file, messageId: message!.id }]);
  });

  it("acts once for the same key, and mails once", async () => {
    const onceKey = randomToken();
    const [one, two] = await Promise.all([
      openRequest(system, form({ onceKey })),
      openRequest(system, form({ onceKey })),
    ]);
    expect(one.number).toBe(two.number);
    expect(await countRows("tickets")).toBe(1);
    expect(await outbox()).toHaveLength(1);
  });

  it.each([
    ["subject", { subject: "  " }],
    ["text", { text: "\n" }],
    ["text", { text: "x".repeat(50_001) }],
    ["visitor.email", { visitor: { email: "no address", name: "Marcus" } }],
    ["visitor.name", { visitor: { email: "marcus@bakehouse.test", name: " " } }],
  ])("is refused at the field %s and leaves nothing behind", async (field, wrong) => {
    const refused = await openRequest(system, form(wrong)).catch((error: unknown) => error);
    expect((refused as { issues: { path: string[] }[] }).issues.map(({ path }) => path.join("."))).toEqual([
      field,
    ]);
    expect(await countRows("tickets")).toBe(0);
  });

  it("from an address of ours is refused: we would write to ourselves", async () => {
    const visitor = { email: supportAddress, name: "Support" };
    await expect(openRequest(system, form({ visitor }))).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { email: "error.requests.ownAddress" } },
    });
  });

  it("is refused after five confirmations to one address in an hour, whatever the case of its letters", async () => {
    for (let i = 0; i < 5; i++) await openRequest(system, form());
    const visitor = { email: "MARCUS@bakehouse.test", name: "Marcus" };
    await expect(openRequest(system, form({ visitor }))).rejects.toMatchObject({ code: "rate_limited" });
    expect(await countRows("tickets")).toBe(5);
  });

  it("is nobody's to open in somebody else's name", async () => {
    await expect(openRequest(admin, form())).rejects.toMatchObject({ code: "forbidden" });
    await expect(openRequest(system, form({ visitor: null }))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the confirmation", () => {
  it("goes to the address with a link, and repeats nothing that was typed", async () => {
    await openRequest(system, form({ subject: "BUY GOLD", text: "at https://gold.test" }));
    const mail = await newestMail();
    expect(mail).toMatchObject({ purpose: "acknowledgement", automatic: true, fromAddress: supportAddress });
    expect(mail.recipients).toMatchObject([{ address: "marcus@bakehouse.test", name: "" }]);
    const words = JSON.stringify(mail);
    for (const typed of ["GOLD", "gold.test", "Marcus"]) expect(words).not.toContain(typed);
    expect(mail.subject).toBe(`Your request #${(await newestTicket()).number}`);
  });

  it("carries the link to its reader, while outbox and page know none that works", async () => {
    await openRequest(system, form());
    const mail = await newestMail();
    const link = await mailedLink();
    const token = link.pathname.split("/").at(-1)!;
    const sent: { html: string; text: string }[] = [];
    const transport = {
      close: () => {},
      send: async (message: { html: string; text: string }) => {
        sent.push(message);
        return { recipients: [] };
      },
    };
    await sendQueuedMail(transport as never, mail, mail.recipients);
    expect(sent[0]!.text).toContain(link.href);
    expect(sent[0]!.html).toContain(`href="${link.href}"`);
    expect(JSON.stringify([await outbox(), await db().select().from(links)])).not.toContain(token);
    expect(JSON.stringify(await messagesOf((await newestTicket()).id))).not.toContain("/r/");
  });

  it("is written in the language of the form", async () => {
    await openRequest(system, form({ locale: "de" }));
    expect((await newestMail()).text).toContain("Wir haben Ihre Anfrage erhalten");
  });

  it("is the only one: the acknowledgement of mail leaves forms alone, and the next request gets its own", async () => {
    await openRequest(system, form());
    await openRequest(system, form());
    await drainLane(system, "mail", effects);
    expect(await outbox()).toHaveLength(2);
    expect(await countRows("links")).toBe(2);
  });
});

describe("the request of somebody signed in", () => {
  it("is his own and verified, whatever his kind", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    await openRequest(mara, form({ visitor: null }));
    const ticket = await newestTicket();
    expect(ticket).toMatchObject({ requesterId: mara.id, unverifiedSince: null, source: "form" });
    expect((await messagesOf(ticket.id))[0]).toMatchObject({ side: "customer", authorId: mara.id });
    const [event] = await db().select().from(events).where(eq(events.name, "ticket.created"));
    expect(event).toMatchObject({ actorId: mara.id });
    expect((await newestMail()).recipients).toMatchObject([{ address: "mara@northwind.test" }]);
  });

  it("is not held up by what others typed in his name", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const visitor = { email: "mara@northwind.test", name: "Mallory" };
    for (let i = 0; i < 5; i++) await openRequest(system, form({ visitor }));
    await openRequest(mara, form({ visitor: null }));
    expect(await countRows("tickets")).toBe(6);
  });

  it("needs no address", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    await db().delete(userEmails).where(eq(userEmails.userId, mara.id));
    await openRequest(mara, form({ visitor: null }));
    expect(await outbox()).toEqual([]);
  });
});
