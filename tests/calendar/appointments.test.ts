import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { appointments, events, users } from "../../db/schema";
import { agenda } from "../../lib/calendar/agenda";
import { changeAppointment } from "../../lib/calendar/change-appointment";
import { createAppointment } from "../../lib/calendar/create-appointment";
import { deleteAppointment } from "../../lib/calendar/delete-appointment";
import type { CreateAppointmentInput } from "../../lib/calendar/inputs";
import type { Actor } from "../../lib/core/actor";
import { isAppError } from "../../lib/core/errors";
import { listTimeline } from "../../lib/tickets/list-timeline";
import { countRows, deactivate, ticketFrom } from "../support/tickets";
import { actorOf, makeAgent, makeWorld, type World } from "../support/world";

let world: World;
let mara: Actor;

beforeEach(async () => {
  world = await makeWorld();
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
});

const visit: CreateAppointmentInput = {
  title: "Yearly maintenance",
  place: "Kontra Espresso, Aarhus",
  start: "2026-03-18T09:00",
  end: "2026-03-18T10:30",
  ticketNumber: null,
  assigneeId: null,
};

const book = (change: Partial<CreateAppointmentInput> = {}, actor = mara) =>
  createAppointment(actor, { ...visit, ...change });

async function row(id: number) {
  const [found] = await db().select().from(appointments).where(eq(appointments.id, id));
  return found;
}

/** What a refused verb says: its code, its key and its fields. */
async function refusal(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!isAppError(error)) throw error ?? new Error("it was not refused");
  return { code: error.code, fields: error.options.fields, details: error.options.details };
}

const march = { from: new Date("2026-03-16T00:00:00Z"), to: new Date("2026-03-23T00:00:00Z") };

describe("an appointment", () => {
  it("is written with its event, in the zone of whoever made it", async () => {
    const ticket = await ticketFrom(world.system);
    const { id } = await book({ ticketNumber: ticket.number, assigneeId: mara.id });
    expect(await row(id)).toMatchObject({
      startsAt: new Date("2026-03-18T08:00:00Z"),
      endsAt: new Date("2026-03-18T09:30:00Z"),
      ticketId: ticket.id,
      createdById: mara.id,
    });
    const [event] = await db().select().from(events).where(eq(events.name, "appointment.created"));
    expect(event).toMatchObject({ subjectId: id, ticketId: ticket.id, actorId: mara.id });
    expect(JSON.stringify(event?.payload)).not.toContain("maintenance");
    const [line] = await listTimeline(mara, ticket.id);
    expect(line).toMatchObject({ name: "appointment.created", actor: "Mara Lindqvist" });
    expect(await agenda(mara, march)).toMatchObject({
      cut: false,
      appointments: [{ id, ticketNumber: ticket.number, assigneeName: "Mara Lindqvist" }],
    });
  });

  it("is one line of text, whatever was sent", async () => {
    const { id } = await book({ title: "Visit\r\nATTENDEE:evil\u0000 \u202etxt", place: "a\nb" });
    expect(await row(id)).toMatchObject({ title: "Visit ATTENDEE:evil txt", place: "a b" });
  });

  it("is refused with the field that is wrong", async () => {
    const cases: [Partial<CreateAppointmentInput>, string][] = [
      [{ end: "2026-03-18T09:00" }, "end"],
      [{ end: "2026-04-02T09:00" }, "end"],
      [{ ticketNumber: 999_999 }, "ticketNumber"],
      [{ assigneeId: 999_999 }, "assigneeId"],
      [{ start: "2026-03-29T02:30", end: "2026-03-29T04:00" }, "start"],
      [{ start: "2026-03-29T01:00", end: "2026-03-29T02:00" }, "end"],
      [{ title: "\u0000\u202e" }, "title"],
    ];
    for (const [change, field] of cases) {
      const { code, fields } = await refusal(book(change));
      expect([code, Object.keys(fields ?? {})], JSON.stringify(change)).toEqual(["invalid", [field]]);
    }
    for (const start of ["2026-02-30T09:00", "soon", "2026-03-18", "1999-03-18T09:00"]) {
      await expect(book({ start }), start).rejects.toThrow("error.calendar.time");
    }
    expect(await countRows("appointments")).toBe(0);
  });

  it("may last over the clock change: an hour on the clock is two when autumn repeats it", async () => {
    const { id } = await book({ start: "2026-10-25T02:00", end: "2026-10-25T03:00" });
    const made = await row(id);
    expect(made && (made.endsAt.getTime() - made.startsAt.getTime()) / 60_000).toBe(120);
    // Its second 02:30 can be named by its offset only, and is later than the first 02:45.
    await changeAppointment(mara, {
      appointmentId: id,
      version: 1,
      start: "2026-10-25T02:45",
      end: "2026-10-25T02:30:00+01:00",
    });
    expect((await row(id))?.endsAt.toISOString()).toBe("2026-10-25T01:30:00.000Z");
  });

  it("goes to nobody who has left", async () => {
    const elif = await makeAgent("Elif", "elif@northwind.test");
    const { id } = await book({ assigneeId: elif.id });
    await deactivate(elif);
    expect((await refusal(book({ assigneeId: elif.id }))).fields).toEqual({ assigneeId: "error.assignee" });
    // But it can still be moved with the one it has.
    await changeAppointment(mara, { appointmentId: id, version: 1, end: "2026-03-18T11:00" });
  });
});

describe("changing an appointment", () => {
  it("keeps what is left out, and raises the version", async () => {
    const { id, version } = await book();
    expect(
      await changeAppointment(mara, {
        appointmentId: id,
        version,
        start: "2026-03-19T08:15:00Z",
        end: "2026-03-19T09:45:00Z",
      }),
    ).toEqual({ version: 2 });
    expect(await row(id)).toMatchObject({
      title: visit.title,
      place: visit.place,
      startsAt: new Date("2026-03-19T08:15:00Z"),
    });
  });

  it("is a conflict for who saw another version, and says who was first and what stands there", async () => {
    const { id } = await book();
    await changeAppointment(world.admin, { appointmentId: id, version: 1, title: "Boiler repair" });
    const conflict = await refusal(changeAppointment(mara, { appointmentId: id, version: 1, title: "Mine" }));
    expect(conflict).toMatchObject({
      code: "conflict",
      details: {
        name: "Priya Raman",
        version: 2,
        title: "Boiler repair",
        startsAt: "2026-03-18T08:00:00.000Z",
      },
    });
    expect((await refusal(deleteAppointment(mara, { appointmentId: id, version: 1 }))).code).toBe("conflict");
    expect((await row(id))?.title).toBe("Boiler repair");
  });

  it("of two at once lets one through", async () => {
    const { id } = await book();
    const tries = await Promise.allSettled(
      ["One", "Two", "Three"].map((title) =>
        changeAppointment(mara, { appointmentId: id, version: 1, title }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await row(id))?.version).toBe(2);
  });

  it("from one ticket to another is told to both", async () => {
    const one = await ticketFrom(world.system);
    const two = await ticketFrom(world.system, { from: "Jo <jo@far.test>", subject: "Another" });
    const { id } = await book({ ticketNumber: one.number });
    await changeAppointment(mara, { appointmentId: id, version: 1, ticketNumber: two.number });
    const told = await db()
      .select({ ticketId: events.ticketId })
      .from(events)
      .where(eq(events.name, "appointment.changed"));
    expect(told.map(({ ticketId }) => ticketId).sort()).toEqual([one.id, two.id].sort());
  });

  it("ends with its deletion, whose event stays", async () => {
    const { id } = await book();
    await deleteAppointment(mara, { appointmentId: id, version: 1 });
    expect(await row(id)).toBeUndefined();
    expect((await refusal(deleteAppointment(mara, { appointmentId: id, version: 1 }))).code).toBe(
      "not_found",
    );
    const [event] = await db().select().from(events).where(eq(events.name, "appointment.deleted"));
    expect(event?.payload).toEqual({
      startsAt: "2026-03-18T08:00:00.000Z",
      endsAt: "2026-03-18T09:30:00.000Z",
    });
  });

  it("uses the zone of whoever changes it", async () => {
    await db().update(users).set({ timeZone: "America/New_York" }).where(eq(users.id, mara.id));
    const { id } = await book({}, await actorOf(mara.id));
    expect((await row(id))?.startsAt.toISOString()).toBe("2026-03-18T13:00:00.000Z");
  });
});
