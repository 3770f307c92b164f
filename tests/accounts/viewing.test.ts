import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, notifications, roles, ticketReads, users, viewings } from "../../db/schema";
import { deactivateColleague } from "../../lib/accounts/deactivate-colleague";
import { findSignedIn } from "../../lib/accounts/find-session-actor";
import { getColleague } from "../../lib/accounts/get-colleague";
import { getPerson } from "../../lib/accounts/get-person";
import { createSession, endSession } from "../../lib/accounts/sessions";
import { beginViewing } from "../../lib/accounts/viewing/begin-viewing";
import { endViewing, sweepViewings } from "../../lib/accounts/viewing/end-viewing";
import { type Actor, ensureActs } from "../../lib/core/actor";
import { randomToken, secretToken } from "../../lib/core/ids";
import { readNotices, seeTicket } from "../../lib/notifications/read-notices";
import { addNote } from "../../lib/tickets/add-note";
import { answerRequest } from "../../lib/tickets/answer-request";
import { changePriority } from "../../lib/tickets/change-priority";
import { getRequest } from "../../lib/tickets/get-request";
import { getTicket } from "../../lib/tickets/get-ticket";
import { listRequests } from "../../lib/tickets/list-requests";
import { markRead } from "../../lib/tickets/mark-read";
import { saveDraft } from "../../lib/tickets/save-draft";
import { change, hire, roleId, take } from "../support/roles";
import { countRows, makeCustomer, messagesOf, personAt, ticketFrom, ticketRow } from "../support/tickets";
import { actorOf, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
let token: string;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  token = await session(admin);
});

async function session(person: Actor): Promise<string> {
  const made = secretToken();
  await createSession(made, person.id, new Date(Date.now() + 3_600_000));
  return made;
}
const begin = (userId: number, by = admin, through = token) => beginViewing(by, { userId }, through);
/** Whom the next request of the session comes from. */
async function asked(through = token): Promise<Actor> {
  const found = await findSignedIn(through);
  if (!found) throw new Error("nobody is signed in");
  return found.actor;
}
const ends = async () =>
  (await db().select().from(events).where(eq(events.name, "user.viewing-ended"))).map((one) => one.payload);

describe("who looks as a colleague", () => {
  it("sees what she sees under her name, knows who he is himself, and may do nothing", async () => {
    expect(await begin(mara.id)).toEqual({ kind: "staff" });
    expect(await findSignedIn(token)).toMatchObject({
      actor: { id: mara.id, name: "Mara Lindqvist", readOnly: true, viewedBy: { id: admin.id } },
      address: "mara@northwind.test",
    });
    const seen = await asked();
    expect([...seen.permissions].sort()).toEqual([...mara.permissions].sort());
    expect(seen.teamIds).toEqual(mara.teamIds);
    expect(() => ensureActs(seen)).toThrow("error.viewing.looking");
    expect(await asked(await session(admin))).toMatchObject({ id: admin.id });
  });

  it("changes nothing by whatever verb, marks nothing read, and leaves no draft and no trace", async () => {
    const ticket = await ticketFrom(system);
    const messageId = (await messagesOf(ticket.id))[0]!.id;
    await db()
      .insert(notifications)
      .values({
        userId: mara.id,
        kind: "waiting",
        ticketId: ticket.id,
        eventId: (await db().select().from(events).limit(1))[0]!.id,
        at: new Date(),
      });
    await begin(mara.id);
    const seen = await asked();
    const told = await countRows("events");
    const onTicket = { ticketId: ticket.id };
    for (const refused of [
      () => changePriority(seen, { ...onTicket, from: "normal", to: "high" }),
      () => addNote(seen, { ...onTicket, html: "<p>x</p>", onceKey: randomToken() }),
      () => saveDraft(seen, { ...onTicket, html: "<p>x</p>" }),
      () => markRead(seen, { ...onTicket, messageId }),
      () => seeTicket(seen, { ...onTicket, messageId }),
      () => readNotices(seen, { upTo: 999_999 }),
    ]) {
      await expect(refused()).rejects.toMatchObject({
        code: "forbidden",
        messageKey: "error.viewing.looking",
      });
    }
    expect((await ticketRow(ticket.id)).priority).toBe("normal");
    expect(await db().select().from(ticketReads)).toEqual([]);
    expect((await db().select().from(notifications))[0]?.readAt).toBeNull();
    expect(await countRows("events")).toBe(told);
    expect(await countRows("drafts")).toBe(0);
  });

  it("does not read what she has begun to write", async () => {
    const { id, number } = await ticketFrom(system);
    await saveDraft(mara, { ticketId: id, html: "<p>Not yet</p>" });
    expect((await getTicket(mara, number)).drafts).toHaveLength(1);
    await begin(mara.id);
    expect((await getTicket(await asked(), number)).drafts).toEqual([]);
  });

  it("is in the audit with its beginning and its end, under his own name", async () => {
    await begin(mara.id);
    expect(await endViewing(token)).toEqual({ id: mara.id, kind: "staff" });
    expect(await endViewing(token)).toBeNull();
    expect(await asked()).toMatchObject({ id: admin.id, permissions: admin.permissions });
    expect((await asked()).viewedBy).toBeUndefined();
    const rows = await db().select().from(events).where(eq(events.subjectId, mara.id));
    const told = rows.filter((one) => one.name.startsWith("user.viewing"));
    expect(told).toMatchObject([
      { name: "user.viewing-begun", actorId: admin.id, actorKind: "staff", subjectKind: "user" },
      { name: "user.viewing-ended", actorId: admin.id, payload: { why: "ended", viewerId: admin.id } },
    ]);
  });
});

describe("who looks as a customer", () => {
  it("sees his requests as he does, without notes, and answers nothing", async () => {
    const { id, number } = await ticketFrom(system);
    await addNote(admin, { ticketId: id, html: "<p>Secret</p>", onceKey: randomToken() });
    const hannah = await personAt("hannah@roastery.test");
    expect(await begin(hannah.id)).toEqual({ kind: "customer" });
    const seen = await asked();
    expect([seen.kind, seen.permissions.size]).toEqual(["customer", 0]);
    expect(await listRequests(seen, {})).toEqual(await listRequests(hannah, {}));
    expect(await getRequest(seen, number)).toEqual(await getRequest(hannah, number));
    expect((await getRequest(seen, number)).messages).toHaveLength(1);
    await expect(
      answerRequest(seen, { number, text: "In his name", onceKey: randomToken() }),
    ).rejects.toMatchObject({ messageKey: "error.viewing.looking" });
    expect((await getPerson(admin, hannah.id)).mayViewAs).toBe(true);
    expect((await getPerson(mara, hannah.id)).mayViewAs).toBe(false);
  });
});

describe("nobody sees more by it than he does himself", () => {
  const refused = (userId: number, by: Actor, through: string) =>
    expect(begin(userId, by, through)).rejects.toMatchObject({ code: "forbidden" });

  it("not as one who may more, not as himself, and not without seeing every ticket", async () => {
    const clerk = await hire("Clerk", ["people.view_as", "tickets.all", "tickets.work"]);
    const viewer = await hire("Viewer", ["people.view_as", "tickets.work"]);
    const junior = await hire("Junior", ["tickets.work"]);
    const [one, other] = [await session(clerk), await session(viewer)];
    await refused(mara.id, clerk, one);
    await refused(admin.id, clerk, one);
    await refused(clerk.id, clerk, one);
    await refused(system.id, clerk, one);
    await refused(junior.id, viewer, other);
    await refused(junior.id, mara, await session(mara));
    expect(await begin(junior.id, clerk, one)).toEqual({ kind: "staff" });
    expect(await countRows("viewings")).toBe(1);
    expect((await getColleague(admin, mara.id)).mayViewAs).toBe(true);
    expect((await getColleague(admin, admin.id)).mayViewAs).toBe(false);
  });

  it("not through another's session, nor one that is over, nor as who is not there", async () => {
    for (const through of [await session(mara), secretToken(), ""]) {
      await expect(begin(mara.id, admin, through)).rejects.toMatchObject({ code: "unauthenticated" });
    }
    await deactivateColleague(admin, { userId: mara.id });
    await expect(begin(mara.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(begin(999_999)).rejects.toMatchObject({ code: "not_found" });
    expect((await getColleague(admin, mara.id)).mayViewAs).toBe(false);
  });

  it("not one view within another, be it another admin's", async () => {
    const other = await makeAgent("Omar", "omar@northwind.test", { roleKey: "admin" });
    await begin(other.id);
    const seen = await asked();
    expect(seen.permissions.has("people.view_as")).toBe(true);
    await expect(begin(mara.id, seen)).rejects.toMatchObject({ messageKey: "error.viewing.looking" });
    // And of a page that stayed open from before.
    await expect(begin(mara.id)).rejects.toMatchObject({ code: "conflict" });
    expect(await asked()).toMatchObject({ id: other.id });
  });

  it("of two presses at once one counts", async () => {
    const results = await Promise.allSettled([begin(mara.id), begin(mara.id), begin(mara.id)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await countRows("viewings")).toBe(1);
  });
});

describe("it ends, and one is oneself again", () => {
  it.each<[string, () => Promise<unknown>]>([
    [
      "once the other may more than the viewer",
      async () => change(admin, await roleId("Clerk"), { permissions: ["people.view_as", "tickets.all"] }),
    ],
    [
      "once the viewer may not look any more",
      async () => take(admin, await roleId("Clerk"), "people.view_as"),
    ],
    [
      "once the viewer does not see every ticket any more",
      async () => take(admin, await roleId("Clerk"), "tickets.all"),
    ],
    ["once the other is deactivated", () => deactivateColleague(admin, { userId: mara.id })],
  ])("%s", async (_name, happens) => {
    const clerk = await hire("Clerk", [...mara.permissions, "people.view_as", "tickets.all"]);
    const through = await session(clerk);
    await begin(mara.id, clerk, through);
    expect(await asked(through)).toMatchObject({ id: mara.id });
    await happens();
    // A form of the page that he still has open changes nothing under his own name either.
    expect(await asked(through)).toMatchObject({ id: clerk.id, readOnly: true });
    expect((await asked(through)).readOnly).toBeUndefined();
    expect(await ends()).toMatchObject([{ why: "refused", viewerId: clerk.id }]);
  });

  it("when the other gets a role that may more, at the next request", async () => {
    const clerk = await hire("Clerk", [...mara.permissions, "people.view_as", "tickets.all"]);
    const through = await session(clerk);
    await begin(mara.id, clerk, through);
    await db()
      .update(users)
      .set({ roleId: await roleId("Admin") })
      .where(eq(users.id, mara.id));
    expect(await asked(through)).toMatchObject({ id: clerk.id });
    // Nor does it begin again by itself once she may less.
    await db()
      .update(users)
      .set({ roleId: await roleId("Agent") })
      .where(eq(users.id, mara.id));
    expect(await asked(through)).toMatchObject({ id: clerk.id });
  });

  it("after half an hour, and says so once, whoever finds it first", async () => {
    await begin(mara.id);
    const [open] = await db().select().from(viewings);
    expect(open!.until.getTime() - open!.begunAt.getTime()).toBe(1_800_000);
    await db()
      .update(viewings)
      .set({ until: new Date(Date.now() - 1000) });
    await Promise.all([asked(), asked(), sweepViewings(system)]);
    expect(await asked()).toMatchObject({ id: admin.id });
    expect(await ends()).toMatchObject([{ why: "expired" }]);
    expect(await begin(mara.id)).toEqual({ kind: "staff" });
  });

  it("with the session, which the sweep writes down", async () => {
    await begin(mara.id);
    await endSession(token);
    expect(await findSignedIn(token)).toBeNull();
    expect(await sweepViewings(system)).toBe(1);
    expect(await sweepViewings(system)).toBe(0);
    expect(await ends()).toMatchObject([{ why: "signed-out", viewerId: admin.id }]);
  });
});

it("the admins of existing installations may, and a customer whom somebody looks as knows nothing of it", async () => {
  const [row] = await db().select().from(roles).where(eq(roles.key, "admin"));
  expect(row?.permissions).toContain("people.view_as");
  const jo = await makeCustomer("Jo", "jo@far.test");
  const hers = await session(jo);
  await begin(jo.id);
  expect((await asked(hers)).viewedBy).toBeUndefined();
  expect((await actorOf(jo.id)).readOnly).toBeUndefined();
});
