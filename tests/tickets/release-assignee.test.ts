import { desc, eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, notificationChoices, notifications } from "../../db/schema";
import { getAbsence } from "../../lib/accounts/absence/find-absence";
import { setAbsence } from "../../lib/accounts/absence/set-absence";
import type { Actor } from "../../lib/core/actor";
import { addDays, dayAt } from "../../lib/core/days";
import { drainLane } from "../../lib/events/drain-lane";
import { assignTicket } from "../../lib/tickets/assign-ticket";
import { getTicket } from "../../lib/tickets/get-ticket";
import { effects } from "../../worker/listeners";
import { answer, makeTeam, moveToTeam, ticketFrom, ticketRow } from "../support/tickets";
import { makeAgent, makeWorld, type newestTicket, receive } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
let jonas: Actor;
let ticket: Awaited<ReturnType<typeof newestTicket>>;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  jonas = await makeAgent("Jonas Okafor", "jonas@northwind.test");
  const teamId = await makeTeam("Service", false, [mara, jonas]);
  ticket = await ticketFrom(system);
  await moveToTeam(ticket.id, teamId);
  await assignTicket(admin, { ticketId: ticket.id, from: null, to: mara.id });
});

const today = dayAt(new Date(), "Europe/Copenhagen");
const leave = (options: { releases?: boolean; firstDay?: string } = {}) =>
  setAbsence(mara, {
    ...{ userId: mara.id, seen: "", firstDay: today, lastDay: "", note: "" },
    ...{ releases: true, ...options },
  });
const seen = async () => (await getAbsence(mara, mara.id)).seen;
const write = (headers: Record<string, string> = {}) =>
  receive(system, { subject: `Re: [#${ticket.number}] it drips`, text: "Any news?", headers });
const namesOf = async () =>
  (
    await db()
      .select({ name: events.name, actor: events.actorKind, depth: events.depth, cause: events.causeId })
      .from(events)
      .where(eq(events.ticketId, ticket.id))
      .orderBy(desc(events.id))
  ).slice(0, 2);

it("a customer's message gives the ticket of who is away back to its team, in one go and by a rule", async () => {
  await answer(mara, ticket.id, { nextStatus: "solved" });
  await leave();
  await write();
  expect(await ticketRow(ticket.id)).toMatchObject({
    assigneeId: null,
    teamId: expect.any(Number),
    status: "open",
  });
  expect(await namesOf()).toMatchObject([
    { name: "ticket.released", actor: "system", depth: 1, cause: expect.any(Number) },
    { name: "ticket.status-changed" },
  ]);
  expect((await getTicket(admin, ticket.number)).lines.at(-1)).toMatchObject({
    name: "ticket.released",
    changes: [{ field: "assignee", from: mara.name, to: null }],
  });
});

it("tells those who hear of unassigned tickets of that team, and not who is away", async () => {
  const choice = { kind: "waiting", inPortal: true, byMail: false } as const;
  await db()
    .insert(notificationChoices)
    .values({ userId: jonas.id, ...choice });
  await drainLane(system, "notice", effects);
  await db().delete(notifications);
  await leave();
  await write();
  await drainLane(system, "notice", effects);
  expect(await db().select().from(notifications)).toMatchObject([{ userId: jonas.id, kind: "waiting" }]);
});

it("stays his when he did not let it go, before he goes, and after automatic mail", async () => {
  await leave({ firstDay: addDays(today, 1) });
  await write();
  expect(await ticketRow(ticket.id)).toMatchObject({ assigneeId: mara.id });
  await setAbsence(admin, {
    ...{ userId: mara.id, firstDay: today, lastDay: "", note: "", releases: true },
    seen: await seen(),
  });
  await write({ "Auto-Submitted": "auto-replied" });
  expect(await ticketRow(ticket.id)).toMatchObject({ assigneeId: mara.id });
  await setAbsence(admin, {
    ...{ userId: mara.id, firstDay: today, lastDay: "", note: "", releases: false },
    seen: await seen(),
  });
  await write();
  expect(await ticketRow(ticket.id)).toMatchObject({ assigneeId: mara.id });
});

it("a conflict about the assignee names the rule and not who assigned it before", async () => {
  await leave();
  await write();
  await expect(
    assignTicket(admin, { ticketId: ticket.id, from: mara.id, to: jonas.id }),
  ).rejects.toMatchObject({ code: "conflict", options: { details: { name: system.name, theirs: null } } });
});
