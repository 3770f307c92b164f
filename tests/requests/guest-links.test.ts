import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, links, ticketParticipants, tickets, userEmails } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { hashToken, secretToken } from "../../lib/core/ids";
import { askForGuestLink } from "../../lib/tickets/ask-for-guest-link";
import { findGuest, findGuestOfLink } from "../../lib/tickets/guest-links";
import { openGuestLink } from "../../lib/tickets/open-guest-link";
import { openRequest } from "../../lib/tickets/open-request";
import { revokeGuestLinks } from "../../lib/tickets/revoke-guest-links";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { form, mailedToken } from "../support/requests";
import { deactivate, newestMail, outbox, personAt, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld, newestTicket } from "../support/world";

let system: Actor;
let admin: Actor;
let token: string;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  await openRequest(system, form());
  token = await mailedToken();
});

const row = async () => (await db().select().from(links).orderBy(links.id))[0]!;
const dead = { code: "not_found" };

describe("a guest link", () => {
  it("is kept as a hash only, for 30 days", async () => {
    const link = await row();
    expect(link.tokenHash).toBe(hashToken(token));
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect(link.expiresAt.getTime() - link.createdAt.getTime()).toBe(30 * 86_400_000);
  });

  it("that a mail scanner opens changes nothing", async () => {
    const before = [await row(), await newestTicket()];
    expect(await findGuest(token)).toMatchObject({ number: (await newestTicket()).number });
    expect([await row(), await newestTicket()]).toEqual(before);
  });

  it("lets its person in as a customer of its one ticket", async () => {
    const { linkId, number } = await openGuestLink(system, token);
    const ticket = await newestTicket();
    expect(number).toBe(ticket.number);
    const guest = await findGuestOfLink(linkId);
    expect(guest?.actor).toMatchObject({
      kind: "customer",
      onlyTicketId: ticket.id,
      name: "Marcus Whitfield",
    });
  });

  it("verifies ticket and address when its button is pressed, once", async () => {
    await openGuestLink(system, token);
    expect((await newestTicket()).unverifiedSince).toBeNull();
    const person = await personAt("marcus@bakehouse.test");
    const [address] = await db().select().from(userEmails).where(eq(userEmails.userId, person.id));
    expect(address?.verifiedAt).not.toBeNull();
    const { usedAt } = await row();
    await openGuestLink(system, token);
    expect((await row()).usedAt).toEqual(usedAt);
    expect(await db().select().from(events).where(eq(events.name, "ticket.link-used"))).toHaveLength(1);
  });

  it("of a participant does not verify the requester", async () => {
    const ticket = await newestTicket();
    const other = await makeAgent("Nils", "nils@northwind.test");
    await db().insert(ticketParticipants).values({ ticketId: ticket.id, userId: other.id, role: "cc" });
    await db().update(links).set({ userId: other.id });
    await openGuestLink(system, token);
    expect((await newestTicket()).unverifiedSince).not.toBeNull();
  });

  it.each<[string, () => Promise<unknown> | string]>([
    ["guessed", () => secretToken()],
    ["empty", () => ""],
    ["altered", () => `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`],
    ["in other case", () => token.toUpperCase()],
    [
      "expired",
      () =>
        db()
          .update(links)
          .set({ createdAt: sql`now() - interval '2 day'`, expiresAt: sql`now() - interval '1 second'` }),
    ],
    ["revoked", async () => revokeGuestLinks(admin, { ticketId: (await newestTicket()).id })],
    ["of a deactivated person", async () => deactivate(await personAt("marcus@bakehouse.test"))],
    ["to spam", async () => setAsideTicket(admin, { ticketId: (await newestTicket()).id, as: "spam" })],
    ["of one who takes part no more", () => db().update(tickets).set({ requesterId: admin.id })],
  ])("%s lets nobody in and changes nothing", async (_name, make) => {
    const { id } = await row();
    const made = await make();
    const used = typeof made === "string" ? made : token;
    await expect(openGuestLink(system, used)).rejects.toMatchObject(dead);
    expect(await findGuest(used)).toBeNull();
    if (used === token) expect(await findGuestOfLink(id)).toBeNull();
    expect((await row()).usedAt).toBeNull();
  });

  it("revoked ends the session that it began", async () => {
    const { linkId } = await openGuestLink(system, token);
    await revokeGuestLinks(admin, { ticketId: (await newestTicket()).id });
    expect(await findGuestOfLink(linkId)).toBeNull();
  });
});

describe("asking for a new link", () => {
  const ask = (email: string, of = "unknown") => askForGuestLink(system, { email, token: of, locale: "en" });

  it("mails one to the requester, that works, and stands on no page", async () => {
    await ask("Marcus@Bakehouse.test", token);
    expect(await newestMail()).toMatchObject({
      purpose: "link",
      messageId: null,
      recipients: [{ address: "marcus@bakehouse.test" }],
    });
    const again = await mailedToken();
    expect(again).not.toBe(token);
    expect(await findGuest(again)).toMatchObject({ number: (await newestTicket()).number });
  });

  it("gives a new one to the request of the old link, be it dead, else to the newest", async () => {
    const first = await newestTicket();
    await db()
      .update(links)
      .set({ createdAt: sql`now() - interval '2 day'`, expiresAt: sql`now() - interval '1 second'` });
    const second = await ticketFrom(system, { from: "marcus@bakehouse.test", subject: "By mail" });
    await ask("marcus@bakehouse.test", token);
    expect((await newestMail()).ticketId).toBe(first.id);
    await ask("marcus@bakehouse.test");
    expect((await newestMail()).ticketId).toBe(second.id);
  });

  it("answers alike for an address that nobody has, and mails nothing", async () => {
    const before = await outbox();
    await expect(ask("nobody@elsewhere.test")).resolves.toBeUndefined();
    expect(await outbox()).toEqual(before);
  });

  it("with somebody else's link leads nobody to his request", async () => {
    const { id } = await ticketFrom(system, { from: "eve@elsewhere.test", subject: "Mine" });
    await ask("eve@elsewhere.test", token);
    expect((await newestMail()).ticketId).toBe(id);
  });

  it("too often mails nothing more, and says so to nobody", async () => {
    for (let i = 0; i < 5; i++) await ask("marcus@bakehouse.test");
    expect((await outbox()).filter((mail) => mail.purpose === "link")).toHaveLength(3);
  });
});
