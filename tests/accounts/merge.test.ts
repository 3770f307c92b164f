import { eq, inArray, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db, inTransaction } from "../../db/client";
import {
  eventDetails,
  events,
  links,
  messages,
  sessions,
  ticketParticipants,
  tickets,
  userEmails,
  users,
} from "../../db/schema";
import { createServiceToken } from "../../lib/accounts/create-service-token";
import { editPerson } from "../../lib/accounts/edit-person";
import { findSessionActor } from "../../lib/accounts/find-session-actor";
import { getPerson } from "../../lib/accounts/get-person";
import { listPeople } from "../../lib/accounts/list-people";
import { listMerges } from "../../lib/accounts/merge/list-merges";
import { lockPeople } from "../../lib/accounts/merge/lock-people";
import { mergePeople } from "../../lib/accounts/merge/merge-people";
import { mergeLimits } from "../../lib/accounts/merge/move-rows";
import { takeMergeBack } from "../../lib/accounts/merge/take-merge-back";
import { addAddress } from "../../lib/accounts/person-addresses/add-address";
import { addressLimit } from "../../lib/accounts/person-addresses/address-limit";
import { makePrimary } from "../../lib/accounts/person-addresses/make-primary";
import { removeAddress } from "../../lib/accounts/person-addresses/remove-address";
import { openSignInLink } from "../../lib/accounts/sign-in-links";
import type { Actor } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import { mailSignIn } from "../../lib/notifications/mail-sign-in";
import { archiveField } from "../../lib/settings/fields/archive-field";
import { listFields } from "../../lib/settings/fields/list-fields";
import { answerRequest } from "../../lib/tickets/answer-request";
import { askForGuestLink } from "../../lib/tickets/ask-for-guest-link";
import { listRequests } from "../../lib/tickets/list-requests";
import { openRequest } from "../../lib/tickets/open-request";
import { erase } from "../privacy/privacy";
import { makeField, plantValues, valuesOf } from "../support/custom-fields";
import { waitingForLocks } from "../support/database";
import { ownership } from "../support/merges";
import { mailedToken } from "../support/requests";
import {
  answer,
  makeCustomer,
  messagesOf,
  newestMail,
  outbox,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { actorOf, makeAgent, makeWorld, receive } from "../support/world";

const hers = "hannah@roastery.test";
const his = "h.ostermann@private.test";

let system: Actor;
let admin: Actor;
let anna: Actor;
let hannah: Actor;
let other: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
  hannah = await makeCustomer("Hannah", hers);
  other = await makeCustomer("H. Ostermann", his);
});

async function primaryOf(personId: number): Promise<string> {
  const { addresses } = await getPerson(admin, personId);
  return addresses.find(({ isPrimary }) => isPrimary)?.address ?? "";
}
const merge = async (otherId = other.id, personId = hannah.id, actor = anna) =>
  (await mergePeople(actor, { personId, otherId, fromAddress: await primaryOf(personId) })).mergeId;
const undo = (mergeId: number, actor = anna) => takeMergeBack(actor, { mergeId });
const partsIn = async (ticketId: number) =>
  (await db().select().from(ticketParticipants).where(eq(ticketParticipants.ticketId, ticketId))).map(
    ({ userId }) => userId,
  );
const addressesOf = async (personId: number) =>
  db()
    .select({
      address: userEmails.address,
      isPrimary: userEmails.isPrimary,
      verifiedAt: userEmails.verifiedAt,
    })
    .from(userEmails)
    .where(eq(userEmails.userId, personId))
    .orderBy(userEmails.address);
const prove = (address: string) =>
  db().update(userEmails).set({ verifiedAt: new Date() }).where(eq(userEmails.address, address));
/** Waits until so many statements wait for a lock. */
async function untilWaiting(count: number): Promise<void> {
  await expect.poll(waitingForLocks, { timeout: 5000 }).toBe(count);
}

describe("two customers who are one", () => {
  it("have their tickets, messages, parts and addresses in one hand", async () => {
    const asked = await ticketFrom(system, { from: his });
    const copied = await ticketFrom(system, { from: "jo@far.test", cc: his });
    await merge();
    expect((await ticketRow(asked.id)).requesterId).toBe(hannah.id);
    expect((await ticketRow(asked.id)).version).toBe(asked.version + 1);
    expect(await partsIn(copied.id)).toEqual([hannah.id]);
    expect((await messagesOf(asked.id)).map(({ authorId }) => authorId)).toEqual([hannah.id]);
    expect(await addressesOf(hannah.id)).toMatchObject([
      { address: his, isPrimary: false },
      { address: hers, isPrimary: true },
    ]);
    await answer(admin, asked.id);
    expect((await newestMail()).recipients.map(({ address }) => address)).toEqual([hers]);
    expect((await ticketFrom(system, { from: his })).requesterId).toBe(hannah.id);
  });

  it("are two again, exactly as before", async () => {
    const asked = await ticketFrom(system, { from: his });
    const both = await ticketFrom(system, { from: "jo@far.test", cc: `${his}, ${hers}` });
    const onHers = await ticketFrom(system, { from: hers, cc: his });
    await prove(hers);
    await prove(his);
    const before = await ownership();
    const mergeId = await merge();
    expect(await partsIn(both.id)).toEqual([hannah.id]);
    expect(await partsIn(onHers.id)).toEqual([]);
    expect((await addressesOf(hannah.id))[0]).toMatchObject({ address: his, verifiedAt: null });
    expect(await undo(mergeId)).toEqual({ personId: other.id });
    expect(await ownership()).toEqual(before);
    expect((await ticketRow(asked.id)).requesterId).toBe(other.id);
    expect(await actorOf(other.id)).toMatchObject({ name: "H. Ostermann" });
  });

  it("are one in lists, and on the page of the one who is merged stands who he is", async () => {
    const mergeId = await merge();
    expect((await listPeople(anna, {})).rows.map(({ id }) => id)).toEqual([hannah.id]);
    expect((await listPeople(anna, { query: "private.test" })).rows.map(({ id }) => id)).toEqual([hannah.id]);
    expect(await getPerson(anna, other.id)).toMatchObject({ mergedIntoId: hannah.id, mayEdit: false });
    const edit = { personId: other.id, fromName: "H. Ostermann", fromOrganisation: "", organisation: "" };
    await expect(editPerson(anna, { ...edit, name: "New" })).rejects.toMatchObject({ code: "not_found" });
    expect(await listMerges(anna, hannah.id)).toMatchObject([
      { id: mergeId, person: { id: other.id }, into: { id: hannah.id }, undoneAt: null },
    ]);
    const [event] = await db().select().from(events).where(eq(events.name, "user.merged"));
    expect(event).toMatchObject({
      actorId: anna.id,
      subjectId: hannah.id,
      payload: { mergeId, personId: other.id },
    });
    const [said] = await db().select().from(eventDetails).where(eq(eventDetails.eventId, event!.id));
    expect(said?.details).toEqual({
      changes: [
        { field: "merged", from: null, to: "H. Ostermann" },
        { field: "email", from: null, to: his },
      ],
    });
  });

  it("keep what came since with the one who was left, and what went another way where it went", async () => {
    await addAddress(anna, { personId: other.id, email: "second@private.test" });
    await addAddress(anna, { personId: other.id, email: "third@private.test" });
    const asked = await ticketFrom(system, { from: his });
    const mergeId = await merge();
    const since = await ticketFrom(system, { from: his });
    const jo = await makeCustomer("Jo", "jo@far.test");
    await db().update(tickets).set({ requesterId: jo.id }).where(eq(tickets.id, asked.id));
    await makePrimary(anna, { personId: hannah.id, address: "second@private.test", fromAddress: hers });
    await removeAddress(anna, { personId: hannah.id, address: his });
    await undo(mergeId);
    expect((await ticketRow(asked.id)).requesterId).toBe(jo.id);
    expect((await ticketRow(since.id)).requesterId).toBe(hannah.id);
    // What is left of his addresses has a first one again.
    expect(await addressesOf(other.id)).toMatchObject([{ address: "third@private.test", isPrimary: true }]);
    expect(await primaryOf(hannah.id)).toBe("second@private.test");
    expect(await listMerges(anna, other.id)).toMatchObject([
      { undoneAt: expect.any(String), stayedTickets: 1, stayedAddresses: 2 },
    ]);
    // Nobody's by now: who writes from it is somebody new.
    expect([other.id, hannah.id]).not.toContain((await ticketFrom(system, { from: his })).requesterId);
  });
});

describe("who may be merged, and by whom", () => {
  it("are customers alone: no colleague, system, service, erased person, nor oneself", async () => {
    await expect(merge(hannah.id)).rejects.toMatchObject({ messageKey: "error.merge.same" });
    await expect(merge(admin.id)).rejects.toMatchObject({ messageKey: "error.merge.colleague" });
    await expect(merge(other.id, admin.id)).rejects.toMatchObject({ messageKey: "error.merge.colleague" });
    await createServiceToken(admin, { purpose: "Phone system", tickets: "read", expires: "never" });
    const [service] = await db().select({ id: users.id }).from(users).where(eq(users.kind, "service"));
    for (const id of [system.id, service!.id, 999_999]) {
      await expect(merge(id)).rejects.toMatchObject({ code: "not_found" });
    }
    await erase(admin, system, other.id);
    await expect(merge()).rejects.toMatchObject({ code: "not_found" });
  });

  it("is for who edits customers and sees them", async () => {
    const reader = { ...anna, permissions: new Set(["tickets.work"] as const) };
    const blind = { ...anna, permissions: new Set(["customers.edit"] as const) };
    await expect(merge(other.id, hannah.id, reader)).rejects.toMatchObject({ code: "forbidden" });
    await expect(merge(other.id, hannah.id, blind)).rejects.toMatchObject({ code: "not_found" });
    await expect(merge(other.id, hannah.id, hannah)).rejects.toMatchObject({ code: "forbidden" });
    const mergeId = await merge();
    await expect(undo(mergeId, reader)).rejects.toMatchObject({ code: "forbidden" });
    await expect(undo(mergeId, blind)).rejects.toMatchObject({ code: "not_found" });
    await expect(undo(999_999)).rejects.toMatchObject({ code: "not_found" });
  });

  it("have no more addresses than a person has", async () => {
    for (let n = 1; n < addressLimit; n++) {
      await addAddress(anna, { personId: other.id, email: `h${n}@far.test` });
    }
    await expect(merge()).rejects.toMatchObject({ messageKey: "error.customers.addresses" });
    await removeAddress(anna, { personId: other.id, address: "h1@far.test" });
    await merge();
  });
});

it("more than can be moved at once is refused with words, and nothing has moved", async () => {
  const { id } = await ticketFrom(system, { from: his });
  await db().execute(sql`insert into messages (ticket_id, author_id, side, kind, state, automatic, text, visible_text,
      remote_images, created_at)
    select ${id}, ${other.id}, 'customer', 'public', 'accepted', false, '', '', 0, now()
    from generate_series(1, ${mergeLimits.messages})`);
  await expect(merge()).rejects.toMatchObject({ code: "conflict", messageKey: "error.merge.much" });
  expect((await ticketRow(id)).requesterId).toBe(other.id);
  // The other way round it is little.
  await merge(hannah.id, other.id);
});

describe("sight of the requests of both", () => {
  it("is had at the first address that the actor saw", async () => {
    const seen = await primaryOf(hannah.id);
    await addAddress(anna, { personId: hannah.id, email: "new@far.test" });
    await makePrimary(anna, { personId: hannah.id, address: "new@far.test", fromAddress: hers });
    await expect(
      mergePeople(anna, { personId: hannah.id, otherId: other.id, fromAddress: seen }),
    ).rejects.toMatchObject({ messageKey: "error.merge.otherAddress" });
  });

  it("is not had through an address that nobody has proven, where the other one has proven his", async () => {
    await prove(his);
    await expect(merge()).rejects.toMatchObject({ messageKey: "error.merge.unproven" });
    await merge(hannah.id, other.id);
  });

  it("is not had by a session, a link or an address of the one who was merged", async () => {
    const asked = await ticketFrom(system, { from: hers, subject: "Hers alone" });
    await mailSignIn(system, { email: his, locale: "en" });
    const token = await mailedToken();
    const session = await openSignInLink(system, token, { network: "", agent: "" });
    await prove(hers);
    await mailSignIn(system, { email: his, locale: "en" });
    const open = await mailedToken();
    await merge();
    expect(await findSessionActor(session)).toBeNull();
    await expect(openSignInLink(system, open, { network: "", agent: "" })).rejects.toMatchObject({
      code: "not_found",
    });
    const left = await db().select().from(links).where(eq(links.userId, other.id));
    expect(left.every(({ revokedAt }) => revokedAt)).toBe(true);
    expect(
      await db()
        .select()
        .from(sessions)
        .where(inArray(sessions.userId, [hannah.id, other.id])),
    ).toEqual([]);
    const mails = (await outbox()).length;
    await mailSignIn(system, { email: his, locale: "en" });
    await askForGuestLink(system, { email: his, token: "none", locale: "en" });
    expect((await outbox()).length).toBe(mails);
    await mailSignIn(system, { email: hers, locale: "en" });
    const again = await openSignInLink(system, await mailedToken(), { network: "", agent: "" });
    const reader = await findSessionActor(again);
    expect((await listRequests(reader!, {})).rows.map(({ number }) => number)).toEqual([asked.number]);
  });
});

describe("custom fields", () => {
  beforeEach(async () => {
    for (const name of ["Plan", "Note", "Old"]) await makeField(admin, name, "text");
  });
  const edit = (customFields: object, fromCustomFields: object) =>
    editPerson(anna, {
      ...{ personId: hannah.id, fromName: "Hannah", name: "Hannah", fromOrganisation: "", organisation: "" },
      ...{ customFields: { ...customFields }, fromCustomFields: { ...fromCustomFields } },
    });

  it("of who is left stay, and what he says nothing of is taken over, archived ones too, until it is taken back", async () => {
    await archiveField(admin, { fieldId: (await listFields(admin)).find(({ key }) => key === "old")!.id });
    await plantValues(hannah.id, { plan: "gold" });
    await plantValues(other.id, { plan: "silver", note: "His", old: "Kept" });
    const before = await ownership();
    const mergeId = await merge();
    expect(await valuesOf(hannah.id)).toEqual({ plan: "gold", note: "His", old: "Kept" });
    await undo(mergeId);
    expect(await ownership()).toEqual(before);
  });

  it("that were changed or emptied since stay so, and the merged one has his own again", async () => {
    await plantValues(other.id, { plan: "silver", note: "His", old: "Kept" });
    const mergeId = await merge();
    await edit({ plan: "gold", note: null }, { plan: "silver", note: "His" });
    await undo(mergeId);
    expect(await valuesOf(hannah.id)).toEqual({ plan: "gold" });
    expect(await valuesOf(other.id)).toEqual({ plan: "silver", note: "His", old: "Kept" });
  });

  it("of another who is merged still take the place of what is taken back, but not what was emptied by hand", async () => {
    const third = await makeCustomer("Third", "third@far.test");
    await plantValues(other.id, { plan: "silver", note: "His" });
    await plantValues(third.id, { plan: "bronze", old: "Theirs" });
    const first = await merge();
    const second = await merge(third.id);
    expect(await valuesOf(hannah.id)).toEqual({ plan: "silver", note: "His", old: "Theirs" });
    await edit({ note: null }, { note: "His" });
    await undo(first);
    expect(await valuesOf(hannah.id)).toEqual({ plan: "bronze", old: "Theirs" });
    await undo(second);
    expect(await valuesOf(hannah.id)).toEqual({});
  });
});

describe("merges upon merges", () => {
  it("are taken back from the last one on", async () => {
    const third = await makeCustomer("Third", "third@far.test");
    const asked = await ticketFrom(system, { from: his });
    const before = await ownership();
    const first = await merge();
    const second = await merge(hannah.id, third.id);
    expect((await ticketRow(asked.id)).requesterId).toBe(third.id);
    await expect(merge()).rejects.toMatchObject({ messageKey: "error.merge.merged" });
    await expect(undo(first)).rejects.toMatchObject({
      messageKey: "error.merge.later",
      options: { details: { name: "Hannah" } },
    });
    await undo(second);
    await undo(first);
    expect(await ownership()).toEqual(before);
  });

  it("into the same person are taken back in any order", async () => {
    const third = await makeCustomer("Third", "third@far.test");
    await ticketFrom(system, { from: "jo@far.test", cc: `${his}, third@far.test` });
    await ticketFrom(system, { from: his, cc: "third@far.test" });
    const before = await ownership();
    const first = await merge();
    const second = await merge(third.id);
    await undo(first);
    // Third is Hannah still, and takes part as her.
    const [own] = await db().select().from(tickets).where(eq(tickets.requesterId, other.id));
    expect(await partsIn(own!.id)).toEqual([hannah.id]);
    await undo(second);
    expect(await ownership()).toEqual(before);
  });

  it("are over once, however many take one back", async () => {
    const mergeId = await merge();
    const tried = await Promise.allSettled([undo(mergeId), undo(mergeId), undo(mergeId)]);
    expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    await expect(undo(mergeId)).rejects.toMatchObject({ messageKey: "error.merge.over" });
    expect(await db().select().from(events).where(eq(events.name, "user.merge-taken-back"))).toHaveLength(1);
    await merge();
  });

  it("that cross each other wait for the same person first, and hold nobody meanwhile", async () => {
    let crossing: Promise<PromiseSettledResult<number>[]> | undefined;
    await inTransaction(async (tx) => {
      await lockPeople(tx, [hannah.id]);
      crossing = Promise.allSettled([merge(), merge(hannah.id, other.id)]);
      await untilWaiting(2);
      const free = sql`select 1 from users where id = ${other.id} for update skip locked`;
      expect((await tx.execute(free)).rows).toHaveLength(1);
    });
    expect((await crossing)?.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("that cross each other make one of two, and nobody waits in a circle", async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = [
        await makeCustomer(`One ${round}`, `one${round}@far.test`),
        await makeCustomer(`Two ${round}`, `two${round}@far.test`),
      ];
      const tried = await Promise.allSettled([
        merge(one.id, two.id),
        merge(two.id, one.id),
        merge(one.id, two.id),
      ]);
      expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const result of tried) {
        if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
      }
    }
  });
});

describe("a merge at the same moment as", () => {
  it("a mail from the merged address: its ticket is of who is left, whichever was first", async () => {
    for (let round = 0; round < 5; round++) {
      const [mergeId] = await Promise.all([
        merge(),
        receive(system, { from: his, cc: hers, subject: `At once ${round}` }),
        receive(system, { from: hers, cc: his, subject: `The other way ${round}` }),
      ]);
      const rows = await db().select({ requesterId: tickets.requesterId }).from(tickets);
      expect(rows).toHaveLength(2 * (round + 1));
      expect(rows.every(({ requesterId }) => requesterId === hannah.id)).toBe(true);
      expect(await db().select().from(messages).where(eq(messages.authorId, other.id))).toEqual([]);
      await undo(mergeId);
      await db().update(tickets).set({ requesterId: hannah.id });
      await db().update(messages).set({ authorId: hannah.id }).where(eq(messages.authorId, other.id));
      await db().delete(ticketParticipants);
    }
  });

  it("a mail that waits for it: the mail finds who is left", async () => {
    const known = await ticketFrom(system, { from: his });
    let merged: Promise<number> | undefined;
    let mailed: Promise<unknown> | undefined;
    await inTransaction(async (tx) => {
      await lockPeople(tx, [hannah.id, other.id]);
      merged = merge();
      await untilWaiting(1);
      mailed = receive(system, { from: his, subject: `Re: [#${known.number}] again` });
      await untilWaiting(2);
    });
    await Promise.all([merged, mailed]);
    const rows = await db().select({ requesterId: tickets.requesterId }).from(tickets);
    expect(rows.every(({ requesterId }) => requesterId === hannah.id)).toBe(true);
  });

  it("a request and an answer of the merged one: neither is written in his name", async () => {
    const asked = await ticketFrom(system, { from: his });
    await merge();
    const ask = {
      subject: "New",
      text: "Text",
      onceKey: randomToken(),
      locale: "en" as const,
      visitor: null,
    };
    await expect(openRequest(other, ask)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(
      answerRequest(other, { number: asked.number, text: "Text", onceKey: randomToken() }),
    ).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
