import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, mailLedger, privacyJobs, tickets, userEmails } from "../../db/schema";
import { deactivateColleague } from "../../lib/accounts/deactivate-colleague";
import { editPerson } from "../../lib/accounts/edit-person";
import { findOrCreatePerson } from "../../lib/accounts/find-or-create-person";
import { listPeople } from "../../lib/accounts/list-people";
import { reactivateColleague } from "../../lib/accounts/reactivate-colleague";
import { createSession, findSession } from "../../lib/accounts/sessions";
import type { Actor } from "../../lib/core/actor";
import { secretToken } from "../../lib/core/ids";
import { transact } from "../../lib/events/transact";
import { eraseBatch } from "../../lib/privacy/erase/stages";
import { erasePerson } from "../../lib/privacy/erase-person";
import { getPersonPrivacy } from "../../lib/privacy/get-person-privacy";
import { workPrivacy } from "../../lib/privacy/work-privacy";
import { getReport } from "../../lib/reports/get-report";
import { routeWaitingMail } from "../../lib/tickets/route-mail";
import { waitingForLocks } from "../support/database";
import { hire } from "../support/roles";
import { answer, countRows, messagesOf, outbox, personAt, ticketFrom, ticketRow } from "../support/tickets";
import { accept, makeAgent, makeWorld, newestTicket, rawMail, receive } from "../support/world";
import { erase, jobsOf, userRow } from "./privacy";

const address = "hannah@roastery.test";

let system: Actor;
let admin: Actor;
let ticketId: number;
let hannah: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  ticketId = (await ticketFrom(system)).id;
  hannah = await personAt(address);
});

const eraseHannah = (typed = "Hannah Ostermann", actor = admin) =>
  erasePerson(actor, { personId: hannah.id, confirmation: typed });
const eventsOf = async (userId: number) =>
  (
    await db()
      .select({ name: events.name })
      .from(events)
      .where(and(eq(events.subjectKind, "user"), eq(events.subjectId, userId)))
      .orderBy(events.id)
  ).map(({ name }) => name);

describe("who may erase whom", () => {
  it("is decided by a permission of its own, and by the name or an address being typed", async () => {
    const agent = await makeAgent("Anna", "anna@northwind.test");
    await expect(eraseHannah("Hannah Ostermann", agent)).rejects.toMatchObject({ code: "forbidden" });
    await expect(eraseHannah("Hannah")).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { confirmation: "error.privacy.confirmation" } },
    });
    await expect(eraseHannah("  ")).rejects.toThrow();
    await expect(erasePerson(admin, { personId: 999_999, confirmation: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await userRow(hannah.id)).toMatchObject({ name: "Hannah Ostermann", erasedAt: null });
    await eraseHannah("HANNAH@roastery.test ");
    expect(await userRow(hannah.id)).toMatchObject({
      name: `Erased person ${hannah.id}`,
      status: "deactivated",
    });
  });

  it("is never the system, never oneself, and no colleague who was not deactivated", async () => {
    const erasing = (personId: number, confirmation: string, actor = admin) =>
      erasePerson(actor, { personId, confirmation });
    await expect(erasing(system.id, system.name)).rejects.toMatchObject({ code: "not_found" });
    await expect(erasing(admin.id, admin.name)).rejects.toMatchObject({ code: "forbidden" });
    const anna = await makeAgent("Anna", "anna@northwind.test");
    await expect(erasing(anna.id, "Anna")).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.privacy.active",
    });
    const officer = await hire("Olga", ["settings.privacy"]);
    // The last admin: nobody deactivates her, so that nobody erases her.
    await expect(erasing(admin.id, admin.name, officer)).rejects.toMatchObject({ code: "forbidden" });
    await deactivateColleague(admin, { userId: anna.id });
    // Anna may more than Olga, deactivated or not.
    await expect(erasing(anna.id, "Anna", officer)).rejects.toMatchObject({
      messageKey: "error.people.beyond",
    });
    await erase(admin, system, anna.id);
    expect(await userRow(anna.id)).toMatchObject({ name: `Erased person ${anna.id}` });
    await expect(reactivateColleague(admin, { userId: anna.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is erased once, however many press the button", async () => {
    const tries = await Promise.allSettled([eraseHannah(), eraseHannah(), eraseHannah()]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(await jobsOf(hannah.id)).toHaveLength(1);
    expect((await getPersonPrivacy(admin, hannah.id)).kept).toBe("erased");
  });
});

describe("an erased person", () => {
  it("is nobody at once: no session, no list, no change, and mail that waits for him stays", async () => {
    const token = secretToken();
    await createSession(token, hannah.id, new Date(Date.now() + 60_000));
    await answer(admin, ticketId);
    await eraseHannah();
    expect(await findSession(token)).toBeNull();
    expect((await listPeople(admin, {})).rows).toEqual([]);
    expect(await outbox()).toMatchObject([
      { state: "failed", nextAt: null, recipients: [{ state: "failed" }] },
    ]);
    const edit = { personId: hannah.id, fromOrganisation: "", organisation: "" };
    await expect(
      editPerson(admin, { ...edit, fromName: `Erased person ${hannah.id}`, name: "Hannah" }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(
      createSession(secretToken(), hannah.id, new Date(Date.now() + 60_000)),
    ).rejects.toMatchObject({
      code: "unauthenticated",
    });
    expect(await eventsOf(hannah.id)).toEqual(["user.signed-in", "user.erasure-begun"]);
    await workPrivacy(system);
    expect(await eventsOf(hannah.id)).toEqual(["user.signed-in", "user.erasure-begun", "user.erased"]);
  });

  it("leaves every report as it was, and the tickets with their numbers, times and statuses", async () => {
    await answer(admin, ticketId, { nextStatus: "solved" });
    await receive(system, { text: "A second one", subject: "Other" });
    const [report, row] = [await getReport(admin, {}), await ticketRow(ticketId)];
    await erase(admin, system, hannah.id);
    expect(await getReport(admin, {})).toEqual(report);
    expect(await ticketRow(ticketId)).toEqual({
      ...row,
      subject: "[…]",
      preview: "[…]",
      version: row.version + 1,
    });
    expect((await messagesOf(ticketId)).map(({ createdAt, side }) => ({ createdAt, side }))).toHaveLength(2);
  });

  it("who writes again from that address is somebody new, who keeps what he writes", async () => {
    await eraseHannah();
    // Before the job has come to anything.
    await receive(system, { subject: "It is me again" });
    const again = await newestTicket();
    await workPrivacy(system);
    const person = await personAt(address);
    expect(person.id).not.toBe(hannah.id);
    expect(await ticketRow(again.id)).toMatchObject({ requesterId: person.id, subject: "It is me again" });
    expect((await messagesOf(again.id))[0]).toMatchObject({
      visibleText: expect.stringContaining("5 bar"),
      emailHeaders: { from: { address } },
    });
    const [mail] = await db().select().from(mailLedger).where(eq(mailLedger.ticketId, again.id));
    expect(mail).toMatchObject({ envelopeFrom: address, storageKey: expect.stringMatching(/^raw\//) });
  });

  it("is not made a person again by a mail of his that nobody had routed yet", async () => {
    await accept(rawMail({ subject: "On its way" }));
    await eraseHannah();
    await routeWaitingMail(system);
    expect(await countRows("tickets")).toBe(1);
    expect(await db().select().from(userEmails).where(eq(userEmails.address, address))).toEqual([]);
  });
});

describe("an erasure and a mail at the same moment", () => {
  it("waits for a mail that has found its person, and takes its words too", async () => {
    let routed: Promise<unknown> = Promise.resolve();
    await transact(system, async (tx) => {
      // What routing a mail holds from its look-up on.
      const person = await findOrCreatePerson(tx, { address, name: "" }, new Date());
      expect(person.id).toBe(hannah.id);
      routed = eraseHannah();
      await expect.poll(waitingForLocks).toBe(1);
      await tx.execute(sql`insert into messages (ticket_id, author_id, side, kind, state, automatic, text, visible_text,
        remote_images, created_at) values (${ticketId}, ${hannah.id}, 'customer', 'public', 'accepted', false,
        'at the last moment', 'at the last moment', 0, now())`);
    });
    await routed;
    await workPrivacy(system);
    expect((await messagesOf(ticketId)).map(({ text }) => text)).toEqual(["[…]", "[…]"]);
  });

  it("a mail that waits for it finds nobody, and makes somebody new", async () => {
    let mail = Promise.resolve({ id: 0 });
    await transact(system, async (tx) => {
      await tx.execute(sql`select 1 from users where id = ${hannah.id} for update`);
      mail = transact(system, (other) => findOrCreatePerson(other, { address, name: "" }, new Date()));
      await expect.poll(waitingForLocks).toBe(1);
      // What the verb does, which holds her as well.
      await tx.execute(sql`delete from user_emails where user_id = ${hannah.id}`);
      await tx.execute(
        sql`update users set status = 'deactivated', erased_at = now() where id = ${hannah.id}`,
      );
    });
    expect((await mail).id).not.toBe(hannah.id);
  });
});

it("what was opened for him as he was erased is found before the erasure ends", async () => {
  await eraseHannah();
  await workPrivacy(system);
  await db()
    .update(privacyJobs)
    .set({ state: "open", stage: "traces", nextAt: new Date(0), endedAt: null });
  await db().update(tickets).set({ subject: "At the last moment" }).where(eq(tickets.id, ticketId));
  await workPrivacy(system);
  expect(await ticketRow(ticketId)).toMatchObject({ subject: "[…]" });
  expect(await jobsOf(hannah.id)).toMatchObject([{ state: "done" }]);
});

describe("a worker that dies in the middle", () => {
  it("leaves the rest to another, from its last batch on", async () => {
    for (let at = 0; at < 3; at++) await receive(system, { subject: `More ${at}`, text: `Words ${at}` });
    await eraseHannah();
    const done: string[] = [];
    for (let batch = 0; batch < 40; batch++) {
      const [job] = await jobsOf(hannah.id);
      if (job!.state === "done") break;
      done.push(job!.stage!);
      // Each batch by a worker that claims it, dies before it says so, and is followed by another.
      await dieAfterOneBatch(system);
    }
    expect([...new Set(done)]).toEqual([
      "messages",
      "mentions",
      "tickets",
      "outbox",
      "ledger",
      "details",
      "traces",
    ]);
    const [job] = await jobsOf(hannah.id);
    expect(job).toMatchObject({ state: "done", addresses: [], names: [] });
    const { rows } = await db().execute(
      sql`select count(*)::int as count from messages where author_id = ${hannah.id} and erased_at is null`,
    );
    expect(rows).toEqual([{ count: 0 }]);
  });

  it("whoever fails is tried again a while later, and says so to nobody but the log", async () => {
    await eraseHannah();
    await db().update(privacyJobs).set({ upTo: null });
    await workPrivacy(system).catch(() => {});
    const [job] = await jobsOf(hannah.id);
    expect(job).toMatchObject({ state: "open", attempts: 1 });
    expect(job!.nextAt!.getTime()).toBeGreaterThan(Date.now());
  });
});

/** One batch, done twice: what a worker did that died before it could say so is done again. */
async function dieAfterOneBatch(system: Actor): Promise<void> {
  const [before] = await db().select().from(privacyJobs).where(eq(privacyJobs.state, "open"));
  const { stage, upTo } = before!;
  await eraseBatch(system, { ...before!, stage: stage!, upTo: upTo! });
  const [after] = await db().select().from(privacyJobs).where(eq(privacyJobs.id, before!.id));
  if (after!.state !== "open") return;
  await db().update(privacyJobs).set({ stage, cursor: before!.cursor }).where(eq(privacyJobs.id, before!.id));
  await eraseBatch(system, { ...before!, stage: stage!, upTo: upTo! });
}
