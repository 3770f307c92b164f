import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { isAnyOf } from "../../db/any-of";
import { db } from "../../db/client";
import { memberships, noticeMails, notifications, resetRequests, roles, userEmails } from "../../db/schema";
import { askForAddressChange } from "../../lib/accounts/address-change/begin-address-change";
import { changePassword } from "../../lib/accounts/change-password";
import { inviteColleague } from "../../lib/accounts/invite-colleague";
import { type Actor, actingAt } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import { drainLane } from "../../lib/events/drain-lane";
import { type ListenerName, listeners } from "../../lib/events/registry";
import { addNote } from "../../lib/tickets/add-note";
import { deliverWaitingMail } from "../../lib/tickets/deliver-mail";
import { releaseReply } from "../../lib/tickets/release-reply";
import { effects } from "../../worker/listeners";
import { registry } from "../../worker/registry";
import { startMailServer } from "../support/mail-server";
import { answer, deactivate, makeTeam, moveToTeam, outbox, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

/** Something that reaches people: what comes before it, it itself, and the addresses that it may reach. */
type Sending = { before?: () => Promise<unknown>; run: () => Promise<unknown>; reaches: string[] };
type Sender = keyof typeof registry | ListenerName;

const noteText = "quokka: he has not paid since March";
const customerText = "wombat: the pump makes a noise";
const password = "correct horse battery";
const [hannah, lea] = ["hannah@roastery.test", "lea@roastery.test"];
const names = ["member", "left", "outsider", "gone"] as const;
const addressOf = (name: string) => `${name}@northwind.test`;
const member = addressOf("member");

let system: Actor;
let admin: Actor;
let people: Record<(typeof names)[number], Actor>;
let ticketId: number;
let team: number;

/** A ticket with a note that mentions four colleagues, of whom one is let in for good. */
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  const made = [];
  for (const name of names) made.push([name, await makeAgent(name, addressOf(name), { password })]);
  people = Object.fromEntries(made);
  team = await makeTeam("Legal", true, [], [people.member, people.left, people.gone]);
  const from = `Hannah <${hannah}>`;
  ticketId = (await ticketFrom(system, { from, cc: lea, messageId: "one@roastery.test", text: customerText }))
    .id;
  const mentions = names.map((name) => `<span data-mention="${people[name].id}">@${name}</span>`);
  await addNote(admin, {
    ticketId,
    html: `<p>${mentions.join(" ")} ${noteText}</p>`,
    onceKey: randomToken(),
  });
});

const drain = (lane: "mail" | "notice") => drainLane(system, lane, effects);

/** From now on it is seen by the member and the admin: one leaves the team, one the company, one was never in it. */
async function restrict(): Promise<void> {
  await moveToTeam(ticketId, team);
  await db()
    .delete(memberships)
    .where(and(eq(memberships.teamId, team), eq(memberships.userId, people.left.id)));
  await deactivate(people.gone);
}

async function restrictAndSettle(): Promise<void> {
  await restrict();
  await drain("mail");
  await drain("notice");
  await db().delete(noticeMails);
  await db().delete(notifications);
}

const reply = (undoSeconds: number) => answer({ ...people.member, teamIds: [team], undoSeconds }, ticketId);

/** What each job and listener of the worker sends, and to whom; "nothing" is held to be true as well. */
const sendings: Record<Sender, "nothing" | Sending> = {
  // Its listeners are told apart below.
  "drain-events": "nothing",
  "route-mail": "nothing",
  "sweep-replies": "nothing",
  "retarget-clocks": "nothing",
  "move-tags": "nothing",
  "sweep-uploads": "nothing",
  "sweep-api-requests": "nothing",
  "sweep-sessions": "nothing",
  "work-privacy": "nothing",
  "sweep-exports": "nothing",
  "keep-by-age": "nothing",
  "acknowledge-ticket": { before: restrict, run: () => drain("mail"), reaches: [hannah] },
  "notify-people": { before: restrict, run: () => drain("notice"), reaches: [member] },
  "mail-invitation": {
    before: async () => {
      await restrictAndSettle();
      const [role] = await db().select({ id: roles.id }).from(roles).where(eq(roles.key, "agent"));
      await inviteColleague(admin, {
        email: "new@northwind.test",
        name: "New",
        roleId: role!.id,
        teamIds: [],
      });
    },
    run: () => drain("mail"),
    reaches: ["new@northwind.test"],
  },
  "mail-password-changed": {
    before: async () => {
      await restrictAndSettle();
      await changePassword(people.member, { current: password, password: `another ${password}` }, "");
    },
    run: () => drain("mail"),
    reaches: [member],
  },
  "mail-address-change": {
    before: async () => {
      await restrictAndSettle();
      await askForAddressChange(people.member, { email: "anew@northwind.test", ownPassword: password });
    },
    run: () => drain("mail"),
    reaches: ["anew@northwind.test", member],
  },
  "mail-resets": {
    before: async () => {
      await restrictAndSettle();
      const asked = [member, addressOf("gone"), hannah, "nobody@far.test"];
      const row = { locale: "en", askedAt: new Date() };
      await db()
        .insert(resetRequests)
        .values(asked.map((address) => ({ ...row, address })));
    },
    run: () => registry["mail-resets"].handle(system, {}),
    reaches: [member],
  },
  "mail-notices": {
    // All were told while all could see it, and then the minute passes in which more may come.
    before: async () => {
      await drain("mail");
      await drain("notice");
      await restrict();
      expect(await db().$count(noticeMails)).toBe(names.length);
      await db()
        .update(noticeMails)
        .set({ dueAt: new Date(0) });
      await db().delete(notifications);
    },
    run: () => registry["mail-notices"].handle(system, {}),
    reaches: [member],
  },
  "sweep-clocks": {
    before: async () => {
      await restrictAndSettle();
      await db().execute(
        sql`update sla_clocks set due_at = now() - interval '1 minute', warn_at = now() - interval '1 hour'`,
      );
    },
    run: async () => {
      await registry["sweep-clocks"].handle(system, {});
      await drain("notice");
    },
    reaches: [member],
  },
  "release-reply": {
    before: async () => {
      await restrictAndSettle();
      await reply(30);
    },
    run: async () => {
      const { rows } = await db().execute<{ id: number }>(
        sql`select id::float8 as id from drafts where state = 'scheduled'`,
      );
      await releaseReply(actingAt(system, new Date(Date.now() + 60_000)), rows[0]!.id);
    },
    reaches: [hannah, lea],
  },
  "deliver-mail": {
    before: async () => {
      await restrictAndSettle();
      await reply(0);
    },
    // What goes over the wire is what stood in the outbox before: nobody is added on the way.
    run: async () => {
      const server = await startMailServer();
      await deliverWaitingMail(system, server.transport);
      await server.stop();
      const delivered = server.deliveries.flatMap(({ to }) => to);
      expect([...new Set(delivered)].sort()).toEqual([hannah, lea]);
    },
    reaches: [],
  },
};

const byName = Object.entries(sendings) as [Sender, "nothing" | Sending][];

describe("the worker", () => {
  it("has a line here for each job and listener", () => {
    const known = [...Object.keys(registry), ...Object.keys(listeners)].sort();
    expect(Object.keys(sendings).sort(), "say in this table what the new one sends, and to whom").toEqual(
      known,
    );
  });

  it.each(byName.filter((one): one is [Sender, Sending] => one[1] !== "nothing"))(
    "reaches by %s whom it may, and nobody reads what he may not",
    async (_name, { before, run, reaches }) => {
      await before?.();
      const known = (await outbox()).length;
      const told = (await toldInPortal()).length;
      await run();
      const mails = (await outbox()).slice(known);
      const mailed = mails.flatMap(({ recipients }) => recipients.map(({ address }) => address));
      expect([...new Set([...mailed, ...(await toldInPortal()).slice(told)])].sort()).toEqual(reaches);
      for (const { text, html, subject, purpose } of mails) {
        const all = `${subject} ${text} ${html}`;
        expect(all).not.toContain("quokka");
        // A colleague's notice carries no word of the customer's, and a link none of any ticket's.
        if (purpose === "notice" || purpose === "link") expect(all).not.toContain("wombat");
      }
    },
  );

  it("reaches nobody by the others", async () => {
    await restrictAndSettle();
    await reply(30);
    const before = [await db().$count(noticeMails), await toldInPortal(), (await outbox()).length];
    for (const [name] of byName.filter(([, sending]) => sending === "nothing")) {
      await registry[name as keyof typeof registry].handle(system, { lane: "mail" });
    }
    expect([await db().$count(noticeMails), await toldInPortal(), (await outbox()).length]).toEqual(before);
  });
});

/** The addresses of those who were told of something, in the portal or by the mail that waits. */
async function toldInPortal(): Promise<string[]> {
  const portal = await db().select({ id: notifications.userId }).from(notifications);
  const waiting = await db().select({ id: noticeMails.userId }).from(noticeMails);
  const ids = [...portal, ...waiting].map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await db()
    .select({ id: userEmails.userId, address: userEmails.address })
    .from(userEmails)
    .where(isAnyOf(userEmails.userId, ids));
  return ids.map((id) => rows.find((row) => row.id === id)?.address ?? "");
}
