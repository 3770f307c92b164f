import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { absences, roles, users } from "../../db/schema";
import { endAbsence } from "../../lib/accounts/absence/end-absence";
import { getAbsence } from "../../lib/accounts/absence/find-absence";
import type { SetAbsenceInput } from "../../lib/accounts/absence/inputs";
import { setAbsence } from "../../lib/accounts/absence/set-absence";
import { deactivateColleague } from "../../lib/accounts/deactivate-colleague";
import { findSignedIn } from "../../lib/accounts/find-session-actor";
import { listColleagues } from "../../lib/accounts/list-colleagues";
import { listTeamMembers as listMembers } from "../../lib/accounts/list-team-members";
import { reactivateColleague } from "../../lib/accounts/reactivate-colleague";
import { createSession } from "../../lib/accounts/sessions";
import { beginViewing } from "../../lib/accounts/viewing/begin-viewing";
import type { Actor } from "../../lib/core/actor";
import { addDays, dayAt } from "../../lib/core/days";
import { secretToken } from "../../lib/core/ids";
import { assignTicket } from "../../lib/tickets/assign-ticket";
import { getTicket } from "../../lib/tickets/get-ticket";
import { listAudit } from "../../lib/tickets/list-audit";
import { listAssignable, listChoices, listTeamMembers } from "../../lib/tickets/list-choices";
import { makeCustomer, makeTeam, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
});

const today = () => dayAt(new Date(), "Europe/Copenhagen");
const day = (distance: number) => addDays(today(), distance);
const set = (actor: Actor, options: Partial<SetAbsenceInput> = {}) =>
  setAbsence(actor, {
    userId: mara.id,
    seen: "",
    firstDay: day(0),
    lastDay: day(4),
    note: "Jonas stands in",
    ...options,
  });
const seenBy = async (actor: Actor) => (await getAbsence(actor, mara.id)).seen;
const rowOf = async (userId = mara.id) =>
  (await db().select().from(absences).where(eq(absences.userId, userId)))[0];
const newest = async () => (await listAudit(admin, { kind: "user", limit: 1 })).entries[0];

describe("an absence", () => {
  it("is what the days mean in the time zone of who is away, whoever sets it", async () => {
    await db().update(users).set({ timeZone: "Pacific/Auckland" }).where(eq(users.id, mara.id));
    await set(admin, { firstDay: "2026-03-01", lastDay: "2099-07-05" });
    expect(await rowOf()).toMatchObject({
      startsAt: new Date("2026-02-28T11:00:00Z"),
      endsAt: new Date("2099-07-05T12:00:00Z"),
    });
  });

  it("may have no end, and is over when somebody says so", async () => {
    await set(mara, { lastDay: "" });
    expect(await getAbsence(mara, mara.id)).toMatchObject({ days: { lastDay: null, running: true } });
    await endAbsence(mara, { userId: mara.id });
    expect(await getAbsence(mara, mara.id)).toEqual({ seen: "", days: null });
    await endAbsence(mara, { userId: mara.id });
    expect((await listAudit(admin, { kind: "user", limit: 2 })).entries.map(({ name }) => name)).toEqual([
      "user.absence-ended",
      "user.absence-set",
    ]);
  });

  it("is told in the audit without what it says to colleagues", async () => {
    await set(mara, { releases: true });
    const entry = await newest();
    expect(entry).toMatchObject({
      name: "user.absence-set",
      changes: [
        { field: "awayFrom", from: null, to: day(0) },
        { field: "awayUntil", from: null, to: day(4) },
        { field: "awayReleases", from: null, to: true },
      ],
    });
    expect(JSON.stringify(entry)).not.toContain("Jonas");
  });

  it("takes a box that is not ticked for no, and one that a form ticks for yes", async () => {
    await set(mara);
    expect(await rowOf()).toMatchObject({ releases: false });
    await set(mara, { seen: await seenBy(mara), releases: "yes" });
    expect(await rowOf()).toMatchObject({ releases: true });
  });

  it.each([
    [{ firstDay: "" }, { firstDay: "error.absence.day" }],
    [{ firstDay: "2026-02-30" }, { firstDay: "error.absence.day" }],
    [{ firstDay: "9999-12-31" }, { firstDay: "error.absence.day" }],
    [{ lastDay: "soon" }, { lastDay: "error.absence.day" }],
    [{ note: "x".repeat(201) }, { note: "error.field.tooLong" }],
  ])("is refused with %j", async (wrong, fields) => {
    const refusal = await set(mara, wrong).catch((error) => error);
    const paths = (refusal.issues as { path: string[]; message: string }[]).map(({ path, message }) => [
      path[0],
      message,
    ]);
    expect(Object.fromEntries(paths)).toEqual(fields);
  });

  it("neither ends before it begins nor is over when it is set", async () => {
    await expect(set(mara, { firstDay: day(3), lastDay: day(2) })).rejects.toMatchObject({
      options: { fields: { lastDay: "error.absence.endsFirst" } },
    });
    await expect(set(mara, { firstDay: day(-9), lastDay: day(-1) })).rejects.toMatchObject({
      options: { fields: { lastDay: "error.absence.over" } },
    });
    await set(mara, { firstDay: day(-9), lastDay: day(0) });
    expect(await rowOf()).toBeDefined();
  });

  it("that somebody else set meanwhile is a conflict which shows both", async () => {
    const seen = await seenBy(mara);
    await set(admin, { lastDay: day(9) });
    await expect(set(mara, { seen, lastDay: day(2) })).rejects.toMatchObject({
      code: "conflict",
      options: { details: { theirs: `${day(0)} – ${day(9)}`, yours: `${day(0)} – ${day(2)}` } },
    });
    // The same twice, as a double click sends it, is none.
    await set(mara, { seen, lastDay: day(9) });
    const shown = await seenBy(mara);
    const both = await Promise.allSettled([
      set(mara, { seen: shown, lastDay: day(5) }),
      set(admin, { seen: shown, lastDay: day(6) }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("can be said anew once the one before it is over", async () => {
    await set(mara);
    await db()
      .update(absences)
      .set({ startsAt: new Date(0), endsAt: new Date(1) });
    const { seen, days } = await getAbsence(mara, mara.id);
    expect(days).toBeNull();
    // Nor is what is over said again by saying it again.
    const over = { seen, firstDay: day(-9), lastDay: day(-5) };
    await db().update(absences).set({ firstDay: over.firstDay, lastDay: over.lastDay });
    await expect(set(mara, over)).rejects.toMatchObject({ code: "invalid" });
    await set(mara, { seen, firstDay: day(20), lastDay: day(22) });
    expect(await getAbsence(mara, mara.id)).toMatchObject({ days: { firstDay: day(20), running: false } });
  });

  it("is forgotten with his access: who comes back is here", async () => {
    await set(mara);
    await deactivateColleague(admin, { userId: mara.id });
    await reactivateColleague(admin, { userId: mara.id });
    expect(await rowOf()).toBeUndefined();
  });
});

describe("who may set it", () => {
  it("is one's own, and of others who may change their accounts; nobody changes more than he has", async () => {
    const jonas = await makeAgent("Jonas Okafor", "jonas@northwind.test");
    await expect(set(jonas)).rejects.toMatchObject({ code: "forbidden" });
    await expect(endAbsence(jonas, { userId: mara.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getAbsence(jonas, mara.id)).rejects.toMatchObject({ code: "forbidden" });
    await db()
      .insert(roles)
      .values({ key: "hr", name: "Human resources", permissions: ["settings.people"] });
    const hr = await makeAgent("Hella Reese", "hella@northwind.test", { roleKey: "hr" });
    await expect(set(hr, { userId: admin.id })).rejects.toMatchObject({ code: "forbidden" });
    await set(admin);
    await endAbsence(admin, { userId: mara.id });
    expect(await newest()).toMatchObject({ name: "user.absence-ended", actor: { name: admin.name } });
  });

  it("is no customer, nobody for a customer or who has left, and not who only looks", async () => {
    const hannah = await makeCustomer("Hannah", "hannah@roastery.test");
    await expect(set(hannah, { userId: hannah.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(set(admin, { userId: hannah.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(set({ ...mara, readOnly: true })).rejects.toMatchObject({ code: "forbidden" });
    await deactivateColleague(admin, { userId: mara.id });
    await expect(set(admin)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("who is away", () => {
  const away = () => ({ until: day(4), note: "Jonas stands in" });

  it("is marked wherever a ticket can be given to him, among people, in his teams and on the ticket", async () => {
    const teamId = await makeTeam("Service", false, [mara]);
    const ticket = await ticketFrom(system);
    await assignTicket(admin, { ticketId: ticket.id, from: null, to: mara.id });
    await set(mara);
    const mine = <Row extends { id: number }>(rows: Row[]) => rows.find(({ id }) => id === mara.id);
    expect(mine((await listChoices(admin)).assignable)).toMatchObject({ away: away() });
    expect(mine(await listAssignable(admin))).toMatchObject({ away: away() });
    expect(mine(await listTeamMembers(admin))).toMatchObject({ away: away() });
    expect(mine((await listColleagues(admin, {})).rows)).toMatchObject({ away: away() });
    expect(mine((await listMembers(admin, { teamId })).rows)).toMatchObject({ away: away() });
    expect((await getTicket(admin, ticket.number)).assignee).toMatchObject({ away: away() });
    expect((await listAssignable(admin)).find(({ id }) => id === admin.id)).toMatchObject({ away: null });
  });

  it("is not before his first day, nor after the last", async () => {
    await set(mara, { firstDay: day(1), lastDay: "" });
    const isMarked = async () =>
      (await listAssignable(admin)).find(({ id }) => id === mara.id)?.away !== null;
    expect(await isMarked()).toBe(false);
    await db()
      .update(absences)
      .set({ startsAt: new Date(0) });
    expect(await isMarked()).toBe(true);
    await db()
      .update(absences)
      .set({ lastDay: "2070-01-01", endsAt: new Date(1) });
    expect(await isMarked()).toBe(false);
  });

  it("reads it on his own pages, and nobody who looks with his eyes does", async () => {
    await set(mara);
    const [own, others] = [secretToken(), secretToken()];
    const until = new Date(Date.now() + 60_000);
    await createSession(own, mara.id, until);
    await createSession(others, admin.id, until);
    expect((await findSignedIn(own))?.away).toEqual(away());
    expect((await findSignedIn(others))?.away).toBeNull();
    await beginViewing(admin, { userId: mara.id }, others);
    expect(await findSignedIn(others)).toMatchObject({ actor: { id: mara.id }, away: null });
  });
});
