import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, noticeMails, ticketParticipants, users } from "../../db/schema";
import { type Actor, asCustomer } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import { drainLane } from "../../lib/events/drain-lane";
import { hearLive, type LiveMessage } from "../../lib/events/live";
import { listNotices } from "../../lib/notifications/list-notices";
import { addFollower } from "../../lib/tickets/add-follower";
import { addNote } from "../../lib/tickets/add-note";
import { findColleagues } from "../../lib/tickets/colleagues";
import { followTicket } from "../../lib/tickets/follow-ticket";
import { getFollowerPage } from "../../lib/tickets/followers";
import { getTicket } from "../../lib/tickets/get-ticket";
import { listRequests } from "../../lib/tickets/list-requests";
import { findTicketRows, listTickets } from "../../lib/tickets/list-tickets";
import { mostFollowers } from "../../lib/tickets/policy";
import { removeFollower } from "../../lib/tickets/remove-follower";
import { unfollowTicket } from "../../lib/tickets/unfollow-ticket";
import { effects } from "../../worker/listeners";
import {
  answer,
  deactivate,
  makeTeam,
  messagesOf,
  moveToTeam,
  newestMail,
  personAt,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { actorOf, makeAgent, makeWorld, receive } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
let nora: Actor;
let ticketId: number;
let number: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  nora = await makeAgent("Nora Falk", "nora@northwind.test", { roleKey: "collaborator" });
  ({ id: ticketId, number } = await ticketFrom(system, { messageId: "one@roastery.test" }));
});

const note = (by: Actor, html = "<p>So be it</p>") => addNote(by, { ticketId, html, onceKey: randomToken() });
const add = (by: Actor, person: Actor) => addFollower(by, { ticketId, userId: person.id });
const remove = (by: Actor, person: Actor) => removeFollower(by, { ticketId, userId: person.id });
const namesOf = async () => (await getTicket(admin, number)).followers.map(({ name }) => name);
const mailedTo = async () => (await newestMail()).recipients.map(({ address }) => address);
const eventsNamed = (name: string) => db().select().from(events).where(eq(events.name, name));
const told = async (actor: Actor) => {
  await drainLane(system, "notice", effects);
  return (await listNotices(await actorOf(actor.id), {})).notices.map(({ kind, by }) => [kind, by]);
};

describe("following a ticket oneself", () => {
  it("is done once, ended once, and each is an event; it changes nothing of the ticket", async () => {
    const before = await ticketRow(ticketId);
    await Promise.all([followTicket(mara, { ticketId }), followTicket(mara, { ticketId })]);
    expect(await namesOf()).toEqual(["Mara Lindqvist"]);
    expect(await eventsNamed("ticket.followed")).toHaveLength(1);
    expect(await unfollowTicket(mara, { ticketId })).toEqual({ sees: true });
    expect(await unfollowTicket(mara, { ticketId })).toEqual({ sees: true });
    expect(await eventsNamed("ticket.unfollowed")).toHaveLength(1);
    expect(await namesOf()).toEqual([]);
    expect(await ticketRow(ticketId)).toEqual(before);
  });

  it("is for those of ours who see it: no customer follows, and nobody what is hidden from him", async () => {
    await expect(followTicket(await personAt("hannah@roastery.test"), { ticketId })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(followTicket(nora, { ticketId })).rejects.toMatchObject({ code: "not_found" });
    await moveToTeam(ticketId, await makeTeam("Legal", true));
    await expect(followTicket(mara, { ticketId })).rejects.toMatchObject({ code: "not_found" });
    await expect(followTicket({ ...admin, readOnly: true }, { ticketId })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await db().$count(ticketParticipants)).toBe(0);
  });

  it("is a view of its own, the latest change first, of solved tickets too and of none that is set aside", async () => {
    const other = await ticketFrom(system, { text: "Another" });
    await followTicket(mara, { ticketId });
    expect((await listTickets(mara, { view: "followed" })).rows.map(({ id }) => id)).toEqual([ticketId]);
    expect((await findTicketRows(mara, "followed", [ticketId, other.id])).map(({ id }) => id)).toEqual([
      ticketId,
    ]);
    expect((await listTickets(admin, { view: "followed" })).rows).toEqual([]);
  });

  it("ends what a collaborator saw by it alone", async () => {
    await add(admin, nora);
    expect(await unfollowTicket(nora, { ticketId })).toEqual({ sees: false });
    await expect(getTicket(nora, number)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a colleague who is added", () => {
  it("sees this one ticket, writes notes on it, and is told that and of what others note", async () => {
    await expect(getTicket(nora, number)).rejects.toMatchObject({ code: "not_found" });
    await add(mara, nora);
    expect((await listTickets(nora, { view: "open" })).rows.map(({ id }) => id)).toEqual([ticketId]);
    await note(nora, "<p>Take the other valve</p>");
    await note(mara);
    expect(await told(nora)).toEqual([
      ["noted", "Mara Lindqvist"],
      ["added", "Mara Lindqvist"],
    ]);
    const lines = (await getTicket(mara, number)).lines;
    expect(lines).toMatchObject([
      { actor: "Mara Lindqvist", changes: [{ field: "follower", from: null, to: "Nora Falk" }] },
    ]);
  });

  it("is told once of a note that mentions him, and chosen from those who see the ticket", async () => {
    await add(admin, nora);
    const offered = await findColleagues(mara, { ticketId, query: "nor" });
    expect(offered).toEqual([{ id: nora.id, name: "Nora Falk" }]);
    expect((await findColleagues(nora, { ticketId, query: "mar" })).map(({ id }) => id)).toEqual([mara.id]);
    await note(mara, `<p><span data-mention="${nora.id}">@Nora</span></p>`);
    expect(await told(nora)).toEqual([
      ["mentioned", "Mara Lindqvist"],
      ["added", "Priya Raman"],
    ]);
  });

  it("sees nothing any more from the moment that he is removed, and hears of nothing that waited", async () => {
    await add(admin, nora);
    await told(nora);
    const heard: LiveMessage[] = [];
    const subscription = await hearLive(
      (message) => heard.push(message),
      () => {},
    );
    await remove(mara, nora);
    await remove(mara, nora);
    // Two messages of one commit travel beside each other.
    const inOrder = () => heard.toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
    await expect.poll(() => inOrder().map(({ kind }) => kind)).toEqual(["access", "ticket"]);
    await subscription.close();
    expect(inOrder()).toMatchObject([
      { userIds: [nora.id] },
      { id: ticketId, before: { followerIds: [nora.id] }, after: { followerIds: [] } },
    ]);
    await expect(getTicket(nora, number)).rejects.toMatchObject({ code: "not_found" });
    await expect(note(nora)).rejects.toMatchObject({ code: "not_found" });
    await note(mara);
    expect(await told(nora)).toEqual([]);
    expect(await eventsNamed("ticket.follower-removed")).toMatchObject([
      { actorId: mara.id, payload: { from: nora.id, to: null } },
    ]);
  });

  it("is one of ours who is active and whose role opens tickets", async () => {
    const hannah = await personAt("hannah@roastery.test");
    const gone = await makeAgent("Gone", "gone@northwind.test");
    await deactivate(gone);
    for (const person of [hannah, gone, system]) {
      await expect(add(admin, person)).rejects.toMatchObject({
        code: "invalid",
        options: { fields: { userId: "error.follower" } },
      });
    }
    const { candidates } = await getFollowerPage(admin, number);
    expect(candidates.map(({ name }) => name)).toEqual(["Mara Lindqvist", "Nora Falk", "Priya Raman"]);
  });

  it("is added to a restricted team's ticket by who is of that team: who only follows it passes on nothing", async () => {
    const tom = await makeAgent("Tom", "tom@northwind.test");
    const legal = await makeTeam("Legal", true, [tom]);
    await moveToTeam(ticketId, legal);
    await add(await actorOf(tom.id), mara);
    expect(await getFollowerPage(await actorOf(tom.id), number)).toMatchObject({
      mayAdd: true,
      restricted: true,
    });
    expect(await getFollowerPage(mara, number)).toMatchObject({ mayAdd: false, candidates: [] });
    await expect(add(mara, nora)).rejects.toMatchObject({ code: "forbidden" });
    await expect(add(nora, nora)).rejects.toMatchObject({ code: "not_found" });
    // Their own going they may say.
    await remove(mara, mara);
    await expect(getTicket(mara, number)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is one of so many at most, also where two come at once", async () => {
    const [role] = await db().select({ id: users.roleId }).from(users).where(eq(users.id, mara.id));
    const person = { kind: "staff", status: "active", theme: "system", undoSeconds: 0 } as const;
    const rows = Array.from({ length: mostFollowers - 1 }, (_, at) => ({
      ...person,
      name: `Fan ${at}`,
      roleId: role!.id,
      createdAt: new Date(),
    }));
    const made = await db().insert(users).values(rows).returning({ userId: users.id });
    await db()
      .insert(ticketParticipants)
      .values(made.map(({ userId }) => ({ ticketId, userId, role: "follower" as const })));
    const both = await Promise.allSettled([add(admin, mara), add(admin, nora)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().$count(ticketParticipants)).toBe(mostFollowers);
  });
});

describe("who follows, on the customer's side", () => {
  it("gets no copy of a reply, finds no request of his, and is a stranger who writes by mail", async () => {
    await add(admin, nora);
    await answer(admin, ticketId);
    expect(await mailedTo()).toEqual(["hannah@roastery.test"]);
    expect((await listRequests(nora, {})).rows).toEqual([]);
    await expect(getTicket(asCustomer(nora), number)).rejects.toMatchObject({ code: "not_found" });
    await receive(system, { from: "nora@northwind.test", inReplyTo: "one@roastery.test", text: "Hello" });
    expect((await messagesOf(ticketId)).at(-1)).toMatchObject({ authorId: nora.id, state: "claimed" });
  });

  it("may be copied by a customer as well, and stays on the mail when he stops following", async () => {
    await add(admin, nora);
    await receive(system, {
      from: "hannah@roastery.test",
      cc: "nora@northwind.test",
      inReplyTo: "one@roastery.test",
      text: "Nora knows",
    });
    const parts = () =>
      db()
        .select({ role: ticketParticipants.role })
        .from(ticketParticipants)
        .where(and(eq(ticketParticipants.ticketId, ticketId), eq(ticketParticipants.userId, nora.id)))
        .orderBy(ticketParticipants.role);
    expect(await parts()).toEqual([{ role: "cc" }, { role: "follower" }]);
    expect(await unfollowTicket(nora, { ticketId })).toEqual({ sees: true });
    expect(await parts()).toEqual([{ role: "cc" }]);
    await answer(admin, ticketId);
    expect(await mailedTo()).toContain("nora@northwind.test");
  });

  it("is mailed of being added after the minute, and not once he is removed", async () => {
    await add(admin, nora);
    await drainLane(system, "notice", effects);
    expect(await db().select().from(noticeMails)).toMatchObject([{ userId: nora.id, kind: "added" }]);
  });
});
