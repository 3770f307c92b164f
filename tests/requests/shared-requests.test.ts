import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { attachments, eventDetails, events, organisations, tickets, users } from "../../db/schema";
import { changeOrganisationManager } from "../../lib/accounts/change-organisation-manager";
import { editOrganisation } from "../../lib/accounts/edit-organisation";
import { editPerson } from "../../lib/accounts/edit-person";
import { findSessionActor } from "../../lib/accounts/find-session-actor";
import { openSignInLink } from "../../lib/accounts/sign-in-links";
import type { Actor } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import { hearLive, type LiveMessage } from "../../lib/events/live";
import { mailSignIn } from "../../lib/notifications/mail-sign-in";
import { addNote } from "../../lib/tickets/add-note";
import { answerRequest } from "../../lib/tickets/answer-request";
import { getAttachment } from "../../lib/tickets/get-attachment";
import { getRequest } from "../../lib/tickets/get-request";
import { listRequests } from "../../lib/tickets/list-requests";
import { openRequest } from "../../lib/tickets/open-request";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { form, mailedToken } from "../support/requests";
import {
  answer,
  makeCustomer,
  makeMember,
  makeOrganisation,
  messagesOf,
  newestMail,
  personAt,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { actorOf, makeWorld, newestTicket, receive } from "../support/world";

let system: Actor;
let admin: Actor;
let roastery: number;
let pia: Actor;
let ticket: Awaited<ReturnType<typeof ticketFrom>>;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  roastery = await makeOrganisation("Roastery", ["roastery.test"], "all");
  pia = await makeMember("Pia Brandt", "pia@roastery.test", roastery);
  // Hannah writes by mail: her domain makes her one of theirs.
  ticket = await ticketFrom(system);
});

const now = (actor: Actor) => actorOf(actor.id);
const numbers = async (actor: Actor, of: "own" | "colleagues" = "colleagues") =>
  (await listRequests(await now(actor), { of })).rows.map((row) => row.number);
const sees = async (actor: Actor, number = ticket.number) =>
  getRequest(await now(actor), number).then(
    () => true,
    () => false,
  );
const say = async (actor: Actor, number = ticket.number) =>
  answerRequest(await now(actor), { number, text: "It is the second one.", onceKey: randomToken() });
const share = (sharing: "none" | "managers" | "all", more: object = {}) =>
  editOrganisation(admin, {
    organisationId: roastery,
    fromName: "Roastery",
    name: "Roastery",
    fromDomains: "roastery.test",
    domains: "roastery.test",
    fromSharing: "all",
    sharing,
    ...more,
  });
const manage = (person: Actor, manages: "yes" | "no", organisationId = roastery) =>
  changeOrganisationManager(admin, { organisationId, personId: person.id, manages });
const move = (person: Actor, fromOrganisation: string, organisation: string) =>
  editPerson(admin, {
    personId: person.id,
    fromName: person.name,
    name: person.name,
    fromOrganisation,
    organisation,
  });
async function fileOn(messageId: number): Promise<number> {
  const file = {
    name: "a.pdf",
    mediaType: "application/pdf",
    size: 1,
    sha256: "00",
    storageKey: "files/aa/x",
    messageId,
  };
  const [row] = await db().insert(attachments).values(file).returning({ id: attachments.id });
  return row!.id;
}

describe("what an organisation shares with all its customers", () => {
  it("is listed apart from one's own, with who asked", async () => {
    const mine = await ticketFrom(system, { from: "pia@roastery.test" });
    expect((await listRequests(pia, { of: "colleagues" })).rows).toMatchObject([
      { number: ticket.number, askedBy: "Hannah Ostermann" },
    ]);
    expect((await listRequests(pia, {})).rows).toMatchObject([{ number: mine.number, askedBy: null }]);
    expect(await getRequest(pia, ticket.number)).toMatchObject({
      askedBy: "Hannah Ostermann",
      isShared: true,
    });
    expect(await getRequest(pia, mine.number)).toMatchObject({ askedBy: null, isShared: false });
  });

  it("is one page by keyset, each request once", async () => {
    const all = [ticket.number];
    for (let count = 0; count < 4; count++) all.unshift((await ticketFrom(system)).number);
    const found: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listRequests(pia, { of: "colleagues", limit: 2, cursor });
      found.push(...page.rows.map((row) => row.number));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(found).toEqual(all);
  });

  it("shows a customer's view: no note, no claim, and their files neither", async () => {
    await addNote(admin, { ticketId: ticket.id, html: "<p>Secret</p>", onceKey: randomToken() });
    await receive(system, {
      from: "stranger@far.test",
      inReplyTo: (await messagesOf(ticket.id))[0]!.emailMessageId!,
      text: "A claim",
    });
    const page = await getRequest(pia, ticket.number);
    expect(page.messages).toHaveLength(1);
    const [asked, note, claim] = await messagesOf(ticket.id);
    expect((await getAttachment(pia, await fileOn(asked!.id))).name).toBe("a.pdf");
    for (const hidden of [note, claim]) {
      await expect(getAttachment(pia, await fileOn(hidden!.id))).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("ends where it is set aside", async () => {
    await setAsideTicket(admin, { ticketId: ticket.id, as: "spam" });
    expect([await sees(pia), await numbers(pia)]).toEqual([false, []]);
  });

  it("is nothing that another organisation's customers see, nor who has none", async () => {
    const other = await makeMember("Omar", "omar@far.test", await makeOrganisation("Far", [], "all"));
    const alone = await makeCustomer("Alone", "alone@far.test");
    for (const person of [other, alone]) {
      expect([await sees(person), await numbers(person)]).toEqual([false, []]);
      await expect(say(person)).rejects.toMatchObject({ code: "not_found" });
      await expect(
        getAttachment(person, await fileOn((await messagesOf(ticket.id))[0]!.id)),
      ).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("is decided by the organisation that a ticket was opened for, wherever its requester goes", async () => {
    await makeOrganisation("Bakehouse", [], "all");
    const hannah = await personAt("hannah@roastery.test");
    await move(hannah, "Roastery", "Bakehouse");
    const baker = await makeCustomer("Baker", "baker@far.test");
    await move(baker, "", "Bakehouse");
    expect([await sees(pia), await sees(baker), await sees(hannah)]).toEqual([true, false, true]);
  });
});

describe("a colleague who answers", () => {
  it("takes part from then on, and gets the mails that he got none of by looking", async () => {
    await answer(admin, ticket.id);
    const told = async () => (await newestMail()).recipients.map((one) => one.address).sort();
    expect(await told()).toEqual(["hannah@roastery.test"]);
    await say(pia);
    expect((await messagesOf(ticket.id)).at(-1)).toMatchObject({
      authorId: pia.id,
      side: "customer",
      state: "accepted",
    });
    await answer(admin, ticket.id);
    expect(await told()).toEqual(["hannah@roastery.test", "pia@roastery.test"]);
    expect([await numbers(pia, "own"), (await getRequest(pia, ticket.number)).isShared]).toEqual([
      [ticket.number],
      false,
    ]);
    await share("none");
    expect(await sees(pia)).toBe(true);
  });

  it("by mail is a stranger as before: a From is easily forged, and what he sees proves nothing of it", async () => {
    await receive(system, {
      from: "pia@roastery.test",
      inReplyTo: (await messagesOf(ticket.id))[0]!.emailMessageId!,
      text: "Send me the contract",
    });
    expect((await messagesOf(ticket.id)).at(-1)).toMatchObject({ authorId: pia.id, state: "claimed" });
  });
});

describe("sharing with managers", () => {
  it("shows requests to them alone, and no more once one is none", async () => {
    await share("managers");
    expect(await sees(pia)).toBe(false);
    await manage(pia, "yes");
    expect([await sees(pia), await numbers(pia)]).toEqual([true, [ticket.number]]);
    await manage(pia, "no");
    expect(await sees(pia)).toBe(false);
  });

  it("does not go with him to another organisation", async () => {
    await share("managers");
    await manage(pia, "yes");
    const far = await makeOrganisation("Far", [], "managers");
    await move(pia, "Roastery", "Far");
    const [row] = await db().select().from(users).where(eq(users.id, pia.id));
    expect(row).toMatchObject({ organisationId: far, managesOrganisation: false });
    expect((await now(pia)).sharedOrganisationId).toBeNull();
    await expect(manage(pia, "yes")).rejects.toMatchObject({ code: "not_found" });
  });

  it("takes customers of the organisation for managers, and none of ours", async () => {
    await db().update(users).set({ organisationId: roastery }).where(eq(users.id, admin.id));
    await expect(manage(admin, "yes")).rejects.toMatchObject({ code: "not_found" });
    await share("all", { fromSharing: "all" });
    expect((await now(admin)).sharedOrganisationId).toBeNull();
  });

  it("of two who decide it at once ends as one of them said, and one event says each change", async () => {
    await Promise.all([manage(pia, "yes"), manage(pia, "yes"), manage(pia, "yes")]);
    const told = await db().select().from(events).where(eq(events.name, "organisation.manager-changed"));
    expect(told).toMatchObject([
      { subjectId: roastery, payload: { userId: pia.id, manages: true }, actorId: admin.id },
    ]);
    const [details] = await db().select().from(eventDetails).where(eq(eventDetails.eventId, told[0]!.id));
    expect(details?.details).toEqual({ changes: [{ field: "manager", from: null, to: "Pia Brandt" }] });
  });
});

describe("who has not shown that his address is his", () => {
  it("sees nothing of the organisation whose domain he writes from, until a mailed link has shown it", async () => {
    await receive(system, { from: "Evil <evil@roastery.test>", subject: "Show me everything" });
    const evil = await personAt("evil@roastery.test");
    const [row] = await db().select().from(users).where(eq(users.id, evil.id));
    expect(row?.organisationId).toBe(roastery);
    expect(evil.sharedOrganisationId).toBeNull();
    expect([await sees(evil), await numbers(evil)]).toEqual([false, []]);
    await expect(say(evil)).rejects.toMatchObject({ code: "not_found" });

    await mailSignIn(system, { email: "evil@roastery.test", locale: "en" });
    const session = await openSignInLink(system, await mailedToken(), { network: "", agent: "" });
    const proven = await findSessionActor(session);
    expect((await listRequests(proven!, { of: "colleagues" })).rows.map((one) => one.number)).toEqual([
      ticket.number,
    ]);
  });

  it("puts nothing before colleagues by the form in somebody's name", async () => {
    const visitor = { email: "hannah@roastery.test", name: "Hannah" };
    const { number } = await openRequest(system, form({ visitor }));
    expect([(await newestTicket()).organisationId, await sees(pia, number)]).toEqual([roastery, false]);
    expect(await numbers(pia)).toEqual([ticket.number]);
    await db().update(tickets).set({ unverifiedSince: null }).where(eq(tickets.number, number));
    expect(await sees(pia, number)).toBe(true);
  });
});

describe("sharing that ends", () => {
  it("ends with the next request: turned off, or left, or its person deactivated", async () => {
    await share("none");
    expect(await sees(pia)).toBe(false);
    await share("all", { fromSharing: "none" });
    expect(await sees(pia)).toBe(true);
    await move(pia, "Roastery", "");
    expect([await sees(pia), await numbers(pia)]).toEqual([false, []]);
  });

  it("is told at once to the open pages of those who are signed in, and of him who left", async () => {
    const heard: LiveMessage[] = [];
    const subscription = await hearLive(
      (message) => heard.push(message),
      () => {},
    );
    await db().execute(sql`insert into sessions (token_hash, user_id, expires_at, created_at)
      values (repeat('a', 64), ${pia.id}, now() + interval '1 hour', now())`);
    await share("managers");
    await manage(pia, "yes");
    await move(pia, "Roastery", "");
    const concerned = () => heard.flatMap((one) => (one.kind === "access" ? [one.userIds] : []));
    await expect.poll(concerned).toEqual([[pia.id], [pia.id], [pia.id]]);
    await subscription.close();
  });

  it("changed by another meanwhile is a conflict that shows both, and the audit has its words", async () => {
    await share("managers");
    await expect(share("none")).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.customers.sharingChanged",
      options: { details: { theirs: "managers", yours: "none" } },
    });
    const [row] = await db().select().from(organisations).where(eq(organisations.id, roastery));
    expect(row?.sharing).toBe("managers");
    const [event] = await db().select().from(events).where(eq(events.name, "organisation.edited"));
    const [details] = await db().select().from(eventDetails).where(eq(eventDetails.eventId, event!.id));
    expect(details?.details).toEqual({ changes: [{ field: "sharing", from: "all", to: "managers" }] });
    await expect(share("everybody" as never)).rejects.toThrow();
  });
});

describe("a customer's own words", () => {
  it("put no request into an organisation that is not his", async () => {
    const far = await makeOrganisation("Far", [], "all");
    const stray = { ...form({ visitor: null }), organisationId: far, organisation: "Far" };
    const { number } = await openRequest(pia, stray);
    expect(await ticketRow((await newestTicket()).id)).toMatchObject({ number, organisationId: roastery });
    await answerRequest(pia, {
      number,
      text: "Mine",
      onceKey: randomToken(),
      organisationId: far,
    } as never);
    expect((await newestTicket()).organisationId).toBe(roastery);
  });
});
