import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { appointments, roles } from "../../db/schema";
import { agenda, agendaLimit, nextAppointments } from "../../lib/calendar/agenda";
import { changeAppointment } from "../../lib/calendar/change-appointment";
import { createAppointment } from "../../lib/calendar/create-appointment";
import { createFeed } from "../../lib/calendar/create-feed";
import { deleteAppointment } from "../../lib/calendar/delete-appointment";
import type { Actor } from "../../lib/core/actor";
import { deactivate, makeTeam, moveToTeam, personAt, ticketFrom } from "../support/tickets";
import { actorOf, makeAgent, makeWorld, type World } from "../support/world";

let world: World;
let mara: Actor;
let lawyer: Actor;

/** A ticket of the restricted team, with an appointment for it. */
let secret: { id: number; number: number; appointmentId: number };

const times = { start: "2026-03-18T09:00", end: "2026-03-18T10:30" };
const range = { from: new Date("2026-03-16T00:00:00Z"), to: new Date("2026-03-23T00:00:00Z") };

beforeEach(async () => {
  world = await makeWorld();
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  lawyer = await makeAgent("Lea Law", "lea@northwind.test");
  const team = await makeTeam("Legal", true, [lawyer]);
  lawyer = await actorOf(lawyer.id);
  const ticket = await ticketFrom(world.system);
  await moveToTeam(ticket.id, team);
  const { id } = await createAppointment(lawyer, {
    ...times,
    title: "Hearing",
    place: "",
    ticketNumber: ticket.number,
    assigneeId: null,
  });
  secret = { id: ticket.id, number: ticket.number, appointmentId: id };
});

/** Due times lie on the day of the test. */
const today = () => ({ from: new Date(Date.now() - 86_400_000), to: new Date(Date.now() + 7 * 86_400_000) });

describe("an appointment for another team's ticket", () => {
  it("is seen by those who see the ticket", async () => {
    expect((await agenda(lawyer, range)).appointments).toHaveLength(1);
    expect((await agenda(world.admin, range)).appointments).toHaveLength(1);
    expect((await agenda(mara, range)).appointments).toEqual([]);
    expect(await nextAppointments(mara, secret.id, new Date(0))).toEqual([]);
    expect(await nextAppointments(lawyer, secret.id, new Date(0))).toHaveLength(1);
  });

  it("shows its ticket's due times to nobody else", async () => {
    expect((await agenda(lawyer, today())).dues.map(({ ticketNumber }) => ticketNumber)).toContain(
      secret.number,
    );
    expect((await agenda(mara, today())).dues).toEqual([]);
  });

  it("cannot be changed, deleted or made by who does not see the ticket", async () => {
    const seen = { appointmentId: secret.appointmentId, version: 1 };
    await expect(changeAppointment(mara, { ...seen, title: "Mine" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(deleteAppointment(mara, seen)).rejects.toMatchObject({ code: "not_found" });
    const input = { ...times, title: "Look", place: "", ticketNumber: secret.number, assigneeId: null };
    const hidden = await createAppointment(mara, input).catch((error) => error);
    const missing = await createAppointment(mara, { ...input, ticketNumber: 999_999 }).catch(
      (error) => error,
    );
    // The same words for both: an answer must not tell that there is such a ticket.
    expect([hidden.code, hidden.options]).toEqual([missing.code, missing.options]);
  });

  it("cannot be reached by moving one's own to that ticket", async () => {
    const own = await createAppointment(mara, {
      ...times,
      title: "Mine",
      place: "",
      ticketNumber: null,
      assigneeId: null,
    });
    await expect(
      changeAppointment(mara, { appointmentId: own.id, version: 1, ticketNumber: secret.number }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("an appointment without a ticket", () => {
  const alone = { ...times, title: "Team lunch", place: "", ticketNumber: null, assigneeId: null };

  it("is seen by all staff who work on tickets, never by customers or staff without that", async () => {
    await createAppointment(mara, alone);
    await db()
      .insert(roles)
      .values({ key: "postmaster", name: "Postmaster", permissions: ["settings.mail"] });
    const postmaster = await makeAgent("Piet", "piet@northwind.test", { roleKey: "postmaster" });
    const customer = await personAt("hannah@roastery.test");
    const titles = async (actor: Actor) =>
      (await agenda(actor, range)).appointments.map(({ title }) => title);
    expect(await titles(lawyer)).toContain("Team lunch");
    expect(await titles(postmaster)).toEqual([]);
    expect(await titles(customer)).toEqual([]);
    for (const nobody of [postmaster, customer]) {
      await expect(createAppointment(nobody, alone)).rejects.toMatchObject({ code: "forbidden" });
      await expect(createFeed(nobody, {})).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("an agenda", () => {
  it("holds what overlaps its range, to the instant", async () => {
    const book = (start: string, end: string) =>
      createAppointment(mara, { title: start, place: "", start, end, ticketNumber: null, assigneeId: null });
    await book("2026-03-15T10:00:00Z", "2026-03-16T00:00:00Z");
    await book("2026-03-10T10:00:00Z", "2026-03-16T00:01:00Z");
    await book("2026-03-22T23:59:00Z", "2026-03-24T10:00:00Z");
    await book("2026-03-23T00:00:00Z", "2026-03-23T10:00:00Z");
    expect((await agenda(mara, range)).appointments.map(({ title }) => title)).toEqual([
      "2026-03-10T10:00:00Z",
      "2026-03-22T23:59:00Z",
    ]);
  });

  it("keeps what was typed, and the name of who has left; of nothing it says nothing", async () => {
    expect(await agenda(mara, range)).toEqual({ appointments: [], dues: [], cut: false });
    const title = `Say "hi" \\ to <b> \u2028 Zoë 🍵`;
    const times = { start: "2026-03-17T10:00:00.000Z", end: "2026-03-17T11:00:00.000Z" };
    await createAppointment(mara, { title, place: "", ...times, ticketNumber: null, assigneeId: mara.id });
    await createAppointment(mara, {
      title: "After",
      place: "",
      ...times,
      ticketNumber: null,
      assigneeId: null,
    });
    await deactivate(mara);
    expect((await agenda(mara, range)).appointments).toMatchObject([
      {
        title: title.replace(" \u2028", ""),
        startsAt: Date.parse(times.start),
        endsAt: Date.parse(times.end),
        version: 1,
        ticketNumber: null,
        assigneeId: mara.id,
        assigneeName: mara.name,
      },
      { title: "After", assigneeId: null, assigneeName: null },
    ]);
  });

  it("refuses a range of more than 62 days", async () => {
    const to = new Date(range.from.getTime() + 63 * 86_400_000);
    await expect(agenda(mara, { from: range.from, to })).rejects.toThrow("error.calendar.range");
    await expect(agenda(mara, { from: range.to, to: range.from })).rejects.toThrow(
      "error.calendar.endsFirst",
    );
  });

  it("stops at its limit and says so", async () => {
    await db().execute(sql`insert into ${appointments}
      (title, place, starts_at, ends_at, created_by_id, version, created_at, updated_at)
      select 'n' || n, '', ${range.from.toISOString()}::timestamptz + n * interval '1 minute',
        ${range.from.toISOString()}::timestamptz + n * interval '1 minute' + interval '1 hour',
        ${mara.id}, 1, now(), now() from generate_series(1, ${agendaLimit + 5}) n`);
    const cut = await agenda(mara, range);
    expect([cut.appointments.length, cut.cut]).toEqual([agendaLimit, true]);
  });
});
