import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import type { RetentionKind } from "../../db/enums";
import { attachments, eventDetails, events, mailLedger, retentionRules, tickets } from "../../db/schema";
import { editPerson } from "../../lib/accounts/edit-person";
import { createAppointment } from "../../lib/calendar/create-appointment";
import type { Actor } from "../../lib/core/actor";
import { changeRetention } from "../../lib/privacy/retention/change-retention";
import { listRetention } from "../../lib/privacy/retention/list-retention";
import { purgeTicket } from "../../lib/privacy/retention/purge-ticket";
import { runRetention, runRetentionAtNight } from "../../lib/privacy/retention/run-retention";
import { getReport } from "../../lib/reports/get-report";
import { readStored } from "../../lib/stores/storage";
import { restoreTicket } from "../../lib/tickets/restore-ticket";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { answer, countRows, messagesOf, personAt, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld, receive } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const set = (kind: RetentionKind, days: string, fromDays = "") =>
  changeRetention(admin, { kind, days, fromDays });
const listed = async (kind: RetentionKind) => (await listRetention(admin)).find((rule) => rule.kind === kind);
const runs = async () =>
  (
    await db()
      .select({ payload: events.payload })
      .from(events)
      .where(eq(events.name, "workspace.retention-run"))
      .orderBy(events.id)
  ).map(({ payload }) => payload);
const ledger = async () => db().select().from(mailLedger).orderBy(mailLedger.id);
const ageMails = (days: number) =>
  db()
    .update(mailLedger)
    .set({ receivedAt: sql`now() - make_interval(days => ${days}::int)` });
const ageTicket = (id: number, days: number) =>
  db()
    .update(tickets)
    .set({ updatedAt: sql`now() - make_interval(days => ${days}::int)` })
    .where(eq(tickets.id, id));

const withFile = {
  headers: { "Content-Type": 'multipart/mixed; boundary="b"' },
  text: "--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nbytes\r\n--b--",
};

describe("a rule", () => {
  it("is off until somebody sets it, and is changed and put off again, each time with an event", async () => {
    expect((await listRetention(admin)).map(({ days }) => days)).toEqual([null, null, null, null, null]);
    await set("raw_mail", "30");
    await set("raw_mail", "60", "30");
    await set("raw_mail", "", "60");
    expect(await countRows("retention_rules")).toBe(0);
    const changes = (
      await db()
        .select({ payload: events.payload })
        .from(events)
        .where(eq(events.name, "workspace.retention-changed"))
    ).flatMap(({ payload }) => (payload as { changes: unknown[] }).changes);
    expect(changes).toEqual([
      { field: "retention_raw_mail", from: null, to: 30 },
      { field: "retention_raw_mail", from: 30, to: 60 },
      { field: "retention_raw_mail", from: 60, to: null },
    ]);
  });

  it("takes whole days within bounds, of who may, and no change over one that he did not see", async () => {
    for (const days of ["6", "0", "-9", "3651", "7.5", "soon"]) {
      await expect(set("set_aside", days), days).rejects.toThrow("error.privacy.days");
    }
    for (const kind of ["audit_details", "solved"] as const)
      await expect(set(kind, "29")).rejects.toThrow("error.privacy.days");
    const agent = await makeAgent("Anna", "anna@northwind.test");
    const change = { kind: "set_aside", days: "30", fromDays: "" } as const;
    await expect(changeRetention(agent, change)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listRetention(agent)).rejects.toMatchObject({ code: "forbidden" });
    const both = await Promise.allSettled([set("set_aside", "30"), set("set_aside", "40")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  });

  it("says how much it would touch, before it is set and after", async () => {
    const { id } = await ticketFrom(system);
    await setAsideTicket(admin, { ticketId: id, as: "spam" });
    await ageTicket(id, 50);
    expect(await listed("set_aside")).toMatchObject({ days: null, counted: 90, count: 0 });
    await set("set_aside", "49");
    expect(await listed("set_aside")).toMatchObject({ days: 49, counted: 49, count: 1, more: false });
    await set("set_aside", "51", "49");
    expect(await listed("set_aside")).toMatchObject({ count: 0 });
  });

  it("runs at night only, and while all are off nothing goes", async () => {
    await ticketFrom(system);
    await ageMails(400);
    expect(await runRetention(system)).toBe(0);
    await set("raw_mail", "30");
    // Copenhagen: an hour ahead of UTC in winter.
    expect(await runRetentionAtNight(system, new Date("2026-01-10T23:59:00Z"))).toBe(0);
    expect(await runRetentionAtNight(system, new Date("2026-01-11T04:00:00Z"))).toBe(0);
    expect(await runRetentionAtNight(system, new Date("2026-01-11T00:00:00Z"))).toBe(1);
  });
});

describe("spam and trash", () => {
  it("go for good once they are old enough, with files and mails; reports stay as they were", async () => {
    const spam = await ticketFrom(system, withFile);
    const kept = await ticketFrom(system, { text: "Not old enough" });
    const working = await ticketFrom(system, { text: "Neither spam nor trash" });
    for (const { id } of [spam, kept]) await setAsideTicket(admin, { ticketId: id, as: "trash" });
    await answer(admin, working.id);
    await ageTicket(spam.id, 31);
    await ageTicket(kept.id, 29);
    await ageTicket(working.id, 400);
    const [file] = await db().select().from(attachments);
    const [mail] = await ledger();
    const report = await getReport(admin, {});
    await set("set_aside", "30");
    expect(await runRetention(system)).toBe(1);
    expect(
      (await db().select({ id: tickets.id }).from(tickets).orderBy(tickets.id)).map(({ id }) => id),
    ).toEqual([kept.id, working.id]);
    for (const key of [file!.storageKey, mail!.storageKey]) {
      await expect(readStored(key)).rejects.toMatchObject({ code: "ENOENT" });
    }
    expect((await ledger())[0]).toMatchObject({
      ticketId: null,
      storageKey: "",
      envelopeFrom: "",
      state: "routed",
    });
    expect(await getReport(admin, {})).toEqual(report);
    const [purged] = await db().select().from(events).where(eq(events.name, "ticket.purged"));
    expect(purged).toMatchObject({ subjectId: spam.id, actorId: system.id, payload: { from: "trash" } });
    expect(await runs()).toEqual([{ changes: [{ field: "gone_set_aside", from: null, to: 1 }] }]);
    expect(await runRetention(system)).toBe(0);
    expect(await runs()).toHaveLength(1);
  });

  it("one that is restored between look and deletion stays", async () => {
    const { id } = await ticketFrom(system, withFile);
    await setAsideTicket(admin, { ticketId: id, as: "spam" });
    await restoreTicket(admin, { ticketId: id });
    await purgeTicket(system, id, eq(tickets.status, "spam"));
    expect(await messagesOf(id)).toHaveLength(1);
    const [file] = await db().select().from(attachments);
    expect((await readStored(file!.storageKey)).toString()).toContain("bytes");
  });

  it("two runs at once delete each ticket once", async () => {
    for (let count = 0; count < 3; count++) {
      const { id } = await ticketFrom(system, { text: `Spam ${count}` });
      await setAsideTicket(admin, { ticketId: id, as: "spam" });
      await ageTicket(id, 31);
    }
    await set("set_aside", "30");
    await Promise.all([runRetention(system), runRetention(system)]);
    expect(await countRows("tickets")).toBe(0);
    const purged = await db().select().from(events).where(eq(events.name, "ticket.purged"));
    expect(purged).toHaveLength(3);
  });
});

describe("solved and closed tickets", () => {
  it("go with all that hangs on them; what was written to since stays, and so does the person", async () => {
    const solved = await ticketFrom(system, withFile);
    const closed = await ticketFrom(system, { text: "Long closed" });
    const lately = await ticketFrom(system, { text: "Solved lately" });
    const open = await ticketFrom(system, { text: "Never solved" });
    const trash = await ticketFrom(system, { text: "Another rule's" });
    for (const { id } of [solved, closed, lately]) await answer(admin, id, { nextStatus: "solved" });
    await db().update(tickets).set({ status: "closed" }).where(eq(tickets.id, closed.id));
    await setAsideTicket(admin, { ticketId: trash.id, as: "trash" });
    for (const { id } of [solved, closed, open, trash]) await ageTicket(id, 400);
    await ageTicket(lately.id, 364);
    await createAppointment(admin, {
      title: "Visit",
      place: "Aarhus",
      start: "2026-03-18T09:00",
      end: "2026-03-18T10:30",
      ticketNumber: solved.number,
      assigneeId: null,
    });
    await ageTicket(solved.id, 400);
    const [file] = await db().select().from(attachments);
    await set("solved", "365");
    expect(await listed("solved")).toMatchObject({ count: 2 });
    expect(await runRetention(system)).toBe(2);
    const left = await db().select({ id: tickets.id }).from(tickets).orderBy(tickets.id);
    expect(left.map(({ id }) => id)).toEqual([lately.id, open.id, trash.id]);
    await expect(readStored(file!.storageKey)).rejects.toMatchObject({ code: "ENOENT" });
    expect(await countRows("appointments")).toBe(0);
    expect(await personAt("hannah@roastery.test")).toBeDefined();
    expect(await runs()).toEqual([{ changes: [{ field: "gone_solved", from: null, to: 2 }] }]);
  });

  it("one that is opened again between look and deletion stays", async () => {
    const { id } = await ticketFrom(system);
    await purgeTicket(system, id, eq(tickets.status, "solved"));
    expect(await messagesOf(id)).toHaveLength(1);
  });
});

describe("mails", () => {
  it("lose their source by age; messages and files stay, and the same mail makes nothing when it comes again", async () => {
    const options = { ...withFile, messageId: "once@customer.test", deliveryId: "d1" };
    const { id } = await ticketFrom(system, options);
    await ageMails(31);
    await receive(system, { text: "A new one" });
    await set("raw_mail", "30");
    expect(await runRetention(system)).toBe(1);
    expect((await ledger()).map(({ storageKey }) => storageKey !== "")).toEqual([false, true]);
    expect(await messagesOf(id)).toHaveLength(1);
    expect(await countRows("attachments")).toBe(1);
    await receive(system, { ...options, deliveryId: "d2" });
    expect(await countRows("tickets")).toBe(2);
  });

  it("in quarantine go by a rule of their own, and nobody looks for them any more", async () => {
    await receive(system, { from: "support@northwind.test" });
    expect(await ledger()).toMatchObject([{ state: "quarantined" }]);
    await ageMails(31);
    await set("raw_mail", "30");
    expect(await runRetention(system)).toBe(0);
    await set("quarantine", "30");
    expect(await runRetention(system)).toBe(1);
    expect(await ledger()).toMatchObject([{ state: "ignored", reason: "erased", storageKey: "" }]);
  });
});

it("personal values of the audit go by age, and its entries stay", async () => {
  await ticketFrom(system);
  const { id, name } = await personAt("hannah@roastery.test");
  const edit = { personId: id, fromOrganisation: "", organisation: "" };
  await editPerson(
    { ...admin, at: new Date("2025-01-01T00:00:00Z") },
    { ...edit, fromName: name, name: "Old" },
  );
  await editPerson(admin, { ...edit, fromName: "Old", name: "New" });
  await db().insert(retentionRules).values({ kind: "audit_details", days: 30 });
  expect(await runRetention(system)).toBe(1);
  const rows = await db()
    .select({ details: eventDetails.details })
    .from(events)
    .leftJoin(eventDetails, eq(eventDetails.eventId, events.id))
    .where(and(eq(events.name, "user.edited"), eq(events.subjectId, id)))
    .orderBy(events.id);
  expect(rows).toMatchObject([{ details: null }, { details: { changes: [{ to: "New" }] } }]);
});
