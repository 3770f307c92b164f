import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { eventWork, memberships, noticeMails, notifications } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import type { OutgoingMail } from "../../lib/email/outgoing-mail";
import { sendQueuedMail } from "../../lib/email/send-queued-mail";
import type { MailTransport } from "../../lib/email/transports/transport";
import { drainLane } from "../../lib/events/drain-lane";
import { changeChoice, getChoices } from "../../lib/notifications/choices";
import { countFrame, countUnread } from "../../lib/notifications/count-unread";
import { listNotices } from "../../lib/notifications/list-notices";
import { mailDueNotices } from "../../lib/notifications/mail-due-notices";
import { readNotices, seeTicket } from "../../lib/notifications/read-notices";
import { markBreaches } from "../../lib/sla/mark-breaches";
import { tellNearDeadlines } from "../../lib/sla/tell-near-deadlines";
import { assignTicket } from "../../lib/tickets/assign-ticket";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { effects } from "../../worker/listeners";
import {
  answer,
  clockOf,
  countRows,
  deactivate,
  makeTeam,
  messagesOf,
  moveToTeam,
  outbox,
  personAt,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { makeAgent, makeWorld, receive } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
let ticketId: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  ticketId = (
    await ticketFrom(system, { from: "Hannah <hannah@roastery.test>", messageId: "one@roastery.test" })
  ).id;
});

const drain = () => drainLane(system, "notice", effects);
const assign = async (to: Actor | null, by = admin) => {
  await assignTicket(by, { ticketId, from: (await ticketRow(ticketId)).assigneeId, to: to?.id ?? null });
  await drain();
};
const answered = async () => {
  await receive(system, {
    from: "Hannah <hannah@roastery.test>",
    inReplyTo: "one@roastery.test",
    messageId: `${Math.random()}@roastery.test`,
  });
  await drain();
};
const told = async (actor: Actor) => (await listNotices(actor, {})).notices;
/** What was mailed, once the minute is over in which more may come. */
const mails = async () => {
  await db()
    .update(noticeMails)
    .set({ dueAt: new Date(0) });
  await mailDueNotices(system);
  return (await outbox()).filter(({ purpose }) => purpose === "notice");
};

describe("a notice", () => {
  it("tells the new assignee who gave him the ticket, in the portal and by mail", async () => {
    await assign(mara);
    expect(await told(mara)).toMatchObject([
      { kind: "assigned", by: "Priya Raman", unread: true, ticket: { subject: expect.any(String) } },
    ]);
    expect(await countUnread(mara)).toBe(1);
    expect(await countFrame(mara)).toMatchObject({ views: { mine: 1, open: 1 }, unread: 1 });
    const [mail] = await mails();
    const { number } = await ticketRow(ticketId);
    expect(mail).toMatchObject({ ticketId: null, replyTo: null, automatic: true });
    expect(mail?.recipients).toMatchObject([{ address: "mara@northwind.test" }]);
    expect(mail?.subject).toBe(`Ticket #${number}: The left group loses pressure`);
    expect(mail?.text).toContain(`Priya Raman assigned ticket #${number} to you.`);
    expect(mail?.text).toContain(`/tickets/${number}`);
    expect(mail?.html).not.toContain((await messagesOf(ticketId))[0]?.visibleText);
  });

  it("does not tell anybody of what he did himself", async () => {
    await assign(mara, mara);
    expect(await told(mara)).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  it("tells the assignee of a customer's answer, and not of his own or of an automatic one", async () => {
    await assign(mara, mara);
    await answered();
    expect(await told(mara)).toMatchObject([{ kind: "answered", by: "Hannah" }]);
    await answer(mara, ticketId);
    await receive(system, {
      from: "Hannah <hannah@roastery.test>",
      inReplyTo: "one@roastery.test",
      messageId: "away@roastery.test",
      headers: { "Auto-Submitted": "auto-replied" },
    });
    await drain();
    expect(await told(mara)).toHaveLength(1);
  });

  it("tells of a missed deadline once, however often the sweep looks", async () => {
    await assign(mara, mara);
    const due = (await clockOf(ticketId, "first_response")).dueAt!;
    const late = new Date(due.getTime() + 1000);
    for (let turn = 0; turn < 2; turn++) await markBreaches(system, late);
    await db().update(eventWork).set({ nextAt: new Date() });
    await drain();
    expect(await told(mara)).toMatchObject([{ kind: "breached", by: null }]);
    expect(await mails()).toHaveLength(1);
  });

  it("tells of a deadline that is near, and of the same deadline when it is missed", async () => {
    await assign(mara, mara);
    const { warnAt, dueAt } = await clockOf(ticketId, "first_response");
    await tellNearDeadlines(system, warnAt!);
    await markBreaches(system, dueAt!);
    await db().update(eventWork).set({ nextAt: new Date() });
    await drain();
    expect((await told(mara)).map(({ kind }) => kind)).toEqual(["breached", "near"]);
    expect(await told(admin)).toEqual([]);
  });

  it("tells nobody of an answer on a ticket that nobody has", async () => {
    await answered();
    expect(await countRows("notifications")).toBe(0);
  });

  it("is not for those who left, and not about spam", async () => {
    await assignTicket(admin, { ticketId, from: null, to: mara.id });
    await deactivate(mara);
    await drain();
    expect(await countRows("notifications")).toBe(0);
    const jonas = await makeAgent("Jonas Okafor", "jonas@northwind.test");
    await assignTicket(admin, { ticketId, from: mara.id, to: jonas.id });
    await setAsideTicket(admin, { ticketId, as: "spam" });
    await drain();
    expect(await countRows("notifications")).toBe(0);
  });

  it("is gone from the list and the count once its reader may not see the ticket", async () => {
    await assign(mara);
    await moveToTeam(ticketId, await makeTeam("Billing", true));
    await assignTicket(admin, { ticketId, from: mara.id, to: null });
    expect(await told(mara)).toEqual([]);
    expect(await countUnread(mara)).toBe(0);
  });

  it("is one's own: a colleague and a customer see none of it", async () => {
    await assign(mara);
    for (const other of [admin, await personAt("hannah@roastery.test")]) {
      expect(await told(other)).toEqual([]);
      await readNotices(other, { upTo: 1_000_000 });
    }
    expect(await countUnread(mara)).toBe(1);
  });
});

describe("the deadline of a ticket that nobody has", () => {
  const miss = async () => {
    await markBreaches(system, (await clockOf(ticketId, "first_response")).dueAt!);
    await db().update(eventWork).set({ nextAt: new Date() });
    await drain();
    const people = await db().select({ userId: notifications.userId }).from(notifications);
    return people.map(({ userId }) => userId).sort((a, b) => a - b);
  };
  const ids = (...people: Actor[]) => people.map(({ id }) => id).sort((a, b) => a - b);
  const lead = (actor: Actor) =>
    db().update(memberships).set({ isLead: true }).where(eq(memberships.userId, actor.id));

  it("is told the leads of its team", async () => {
    const [jonas, elif] = [await makeAgent("Jonas", "jonas@n.test"), await makeAgent("Elif", "elif@n.test")];
    await moveToTeam(ticketId, await makeTeam("Billing", true, [mara, jonas, elif]));
    await makeTeam("Repairs", false, [admin]);
    await lead(admin);
    await lead(jonas);
    await lead(elif);
    expect(await miss()).toEqual(ids(jonas, elif));
  });

  it("is told the whole team where it has no lead, or its lead has left", async () => {
    const jonas = await makeAgent("Jonas", "jonas@n.test");
    await moveToTeam(ticketId, await makeTeam("Billing", true, [mara, jonas, admin]));
    await lead(admin);
    await deactivate(admin);
    expect(await miss()).toEqual(ids(mara, jonas));
  });

  it("is told whoever leads a team where it has none, and everybody who works on tickets where nobody leads", async () => {
    await makeTeam("Billing", true, [mara]);
    expect(await miss()).toEqual(ids(mara, admin));
    await lead(mara);
    ticketId = (await ticketFrom(system, { text: "Another one" })).id;
    await db().delete(notifications);
    expect(await miss()).toEqual(ids(mara));
  });

  it("is told fifty people at most", async () => {
    const crowd: Actor[] = [];
    for (let n = 0; n < 51; n++) crowd.push(await makeAgent(`Agent ${n}`, `agent${n}@n.test`));
    await moveToTeam(ticketId, await makeTeam("Everybody", false, crowd));
    expect(await miss()).toHaveLength(50);
  });

  it("is heard by each as he chose", async () => {
    await moveToTeam(ticketId, await makeTeam("Billing", true, [mara, admin]));
    await changeChoice(mara, { kind: "breached", channel: "inPortal", on: false });
    expect(await miss()).toEqual(ids(admin));
    expect(
      (await mails()).flatMap(({ recipients }) => recipients.map(({ address }) => address)).sort(),
    ).toEqual(["mara@northwind.test", "priya@northwind.test"]);
  });
});

describe("reading", () => {
  it("reads all up to the newest one shown, and leaves what came meanwhile", async () => {
    await assign(mara);
    const [first] = await told(mara);
    await answered();
    await readNotices(mara, { upTo: first!.id });
    expect((await told(mara)).map(({ unread }) => unread)).toEqual([true, false]);
    expect(await countUnread(mara)).toBe(1);
  });

  it("who sees the ticket has read what he was told of it", async () => {
    await assign(mara);
    const messageId = (await ticketRow(ticketId)).lastMessageId!;
    await seeTicket(mara, { ticketId, messageId });
    expect(await countUnread(mara)).toBe(0);
  });

  it("goes through the pages by keyset, newest first", async () => {
    await assign(mara);
    for (let turn = 0; turn < 3; turn++) await answered();
    const first = await listNotices(mara, { limit: 3 });
    expect(first.notices.map(({ kind }) => kind)).toEqual(["answered", "answered", "answered"]);
    const second = await listNotices(mara, { limit: 3, cursor: first.next! });
    expect(second).toMatchObject({ notices: [{ kind: "assigned" }], next: null });
  });
});

describe("a person's choice", () => {
  it("decides for each kind and channel, and the event says what was changed", async () => {
    await changeChoice(mara, { kind: "assigned", channel: "byMail", on: false });
    await changeChoice(mara, { kind: "answered", channel: "inPortal", on: false });
    await changeChoice(mara, { kind: "answered", channel: "byMail", on: true });
    expect(await getChoices(mara)).toEqual({
      assigned: { inPortal: true, byMail: false },
      mentioned: { inPortal: true, byMail: true },
      answered: { inPortal: false, byMail: true },
      waiting: { inPortal: false, byMail: false },
      added: { inPortal: true, byMail: true },
      noted: { inPortal: true, byMail: false },
      near: { inPortal: true, byMail: true },
      breached: { inPortal: true, byMail: true },
    });
    await assign(mara);
    await answered();
    expect((await told(mara)).map(({ kind }) => kind)).toEqual(["assigned"]);
    expect((await mails()).map(({ text }) => text)).toEqual([expect.stringContaining("Hannah answered")]);
    expect((await getChoices(admin)).assigned.byMail).toBe(true);
  });
});

describe("mail about a ticket", () => {
  const burst = async () => {
    await changeChoice(mara, { kind: "answered", channel: "byMail", on: true });
    await assign(mara);
    for (let turn = 0; turn < 3; turn++) await answered();
  };
  const minute = 60_000;

  it("waits for a minute from the first that happened, and says in one what came by then", async () => {
    await burst();
    const waiting = await db().select().from(noticeMails);
    expect(waiting).toHaveLength(4);
    expect(new Set(waiting.map(({ dueAt }) => dueAt.getTime())).size).toBe(1);
    const wait = waiting[0]!.dueAt.getTime() - Date.now();
    expect(wait).toBeGreaterThan(minute / 2);
    expect(wait).toBeLessThanOrEqual(minute);
    expect(await mailDueNotices(system)).toBe(0);

    const { number } = await ticketRow(ticketId);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.text.split("\n").slice(0, 2)).toEqual([
      `Priya Raman assigned ticket #${number} to you.`,
      `Hannah answered on ticket #${number}.`,
    ]);
    expect(mail?.text.match(/answered/g)).toHaveLength(1);
    expect(await countRows("notice_mails")).toBe(0);
  });

  it("is one thread per ticket, apart from the customer's, and says where it can be switched off", async () => {
    await assign(mara);
    const [first] = await mails();
    await assign(null);
    await assign(mara);
    const second = (await mails())[1];
    const other = await ticketFrom(system, { text: "Another one" });
    await assignTicket(admin, { ticketId: other.id, from: null, to: mara.id });
    await drain();
    const third = (await mails())[2];
    expect(second).toMatchObject({ subject: first?.subject, inReplyTo: first?.inReplyTo });
    expect(second?.references).toEqual([first?.inReplyTo]);
    expect(second?.emailMessageId).not.toBe(first?.emailMessageId);
    expect(third?.inReplyTo).not.toBe(first?.inReplyTo);
    const sent: OutgoingMail[] = [];
    const transport: MailTransport = {
      name: "console",
      send: async (mail) => {
        sent.push(mail);
        return { recipients: [] };
      },
      close: () => {},
    };
    await sendQueuedMail(transport, first!, first!.recipients);
    expect(sent[0]).toMatchObject({
      automatic: "auto-generated",
      envelopeFrom: null,
      listUnsubscribe: { url: expect.stringMatching(/\/notifications#notice-choices$/), oneClick: false },
    });
  });

  it("is written once by two workers at once", async () => {
    await burst();
    await db()
      .update(noticeMails)
      .set({ dueAt: new Date(0) });
    const written = await Promise.all([1, 2, 3].map(() => mailDueNotices(system)));
    expect(written.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await mails()).toHaveLength(1);
  });

  it("does not come to who has seen it in the portal by then, there or on the ticket", async () => {
    await assign(mara);
    await readNotices(mara, { upTo: (await told(mara))[0]!.id });
    expect(await mails()).toEqual([]);
    await burst();
    await seeTicket(mara, { ticketId, messageId: (await ticketRow(ticketId)).lastMessageId! });
    expect(await mails()).toEqual([]);
  });

  it("does not come to who saw the ticket by then, though he wants nothing in the portal", async () => {
    await changeChoice(mara, { kind: "assigned", channel: "inPortal", on: false });
    await assign(mara);
    expect(await countRows("notice_mails")).toBe(1);
    await seeTicket(mara, { ticketId, messageId: (await ticketRow(ticketId)).lastMessageId! });
    expect(await mails()).toEqual([]);
  });

  it("does not come to who left, lost the ticket from sight, or wants it no more by then", async () => {
    await assign(mara);
    await changeChoice(mara, { kind: "assigned", channel: "byMail", on: false });
    expect(await mails()).toEqual([]);
    await changeChoice(mara, { kind: "assigned", channel: "byMail", on: true });
    await assign(null);
    await assign(mara);
    await moveToTeam(ticketId, await makeTeam("Billing", true));
    await assignTicket(admin, { ticketId, from: mara.id, to: null });
    expect(await mails()).toEqual([]);
    await moveToTeam(ticketId, null);
    await assign(mara);
    await deactivate(mara);
    expect(await mails()).toEqual([]);
    expect(await countRows("notice_mails")).toBe(0);
  });
});

describe("a ticket that nobody has", () => {
  beforeEach(drain);
  const write = async () => {
    ticketId = (
      await ticketFrom(system, { from: "Nils <nils@roastery.test>", messageId: `${Math.random()}@r.test` })
    ).id;
    await drain();
  };

  it("is told to those who asked for it, when it comes and when its customer writes again", async () => {
    await changeChoice(mara, { kind: "waiting", channel: "inPortal", on: true });
    await write();
    await answered();
    expect((await told(mara)).map(({ kind, by }) => [kind, by])).toEqual([
      ["waiting", "Hannah"],
      ["waiting", "Nils"],
    ]);
    expect(await told(admin)).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  it("is not told to who is not in its team, nor once somebody has it", async () => {
    await changeChoice(mara, { kind: "waiting", channel: "inPortal", on: true });
    await moveToTeam(ticketId, await makeTeam("Billing", false, [admin]));
    await answered();
    expect(await told(mara)).toEqual([]);
    await moveToTeam(ticketId, null);
    await assign(admin, admin);
    await answered();
    expect(await told(mara)).toEqual([]);
  });
});
