import { and, asc, eq, inArray } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { forget } from "../../lib/stores/remember";
import { changeTopic } from "../../lib/tickets/change-topic";
import { createTopic } from "../../lib/tickets/create-topic";
import { getRequest } from "../../lib/tickets/get-request";
import { getTicket } from "../../lib/tickets/get-ticket";
import { listTopics, offeredTopics } from "../../lib/tickets/list-topics";
import { moveTopic } from "../../lib/tickets/move-topic";
import { openRequest } from "../../lib/tickets/open-request";
import { removeTopic } from "../../lib/tickets/remove-topic";
import type { CreateTopicInput } from "../../lib/tickets/topic-inputs";
import { form } from "../support/requests";
import { clockOf, countRows, makeCustomer, makeTeam } from "../support/tickets";
import { actorOf, makeAgent, makeWorld, newestTicket } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  forget("");
  ({ system, admin } = await makeWorld());
});

const make = async (options: Partial<CreateTopicInput> = {}) =>
  (await createTopic(admin, { en: "A machine", de: "", teamId: null, priority: null, ...options })).topicId;
const offered = async (locale = "en") => (await offeredTopics(locale)).map(({ name }) => name);
const eventsOf = (ticketId: number) =>
  db()
    .select({ name: events.name, actorId: events.actorId, payload: events.payload })
    .from(events)
    .where(
      and(
        eq(events.ticketId, ticketId),
        inArray(events.name, ["ticket.created", "ticket.team-changed", "ticket.priority-changed"]),
      ),
    )
    .orderBy(asc(events.id));

describe("a request about a topic", () => {
  it("is its team's, has its priority and that priority's clocks, and says so in events", async () => {
    const teamId = await makeTeam("Service", false);
    const topic = await make({ teamId, priority: "urgent" });
    const { number } = await openRequest(system, form({ topic: String(topic) }));
    const ticket = await newestTicket();
    expect(ticket).toMatchObject({ teamId, priority: "urgent", topicId: topic });
    expect((await clockOf(ticket.id, "first_response")).targetSeconds).toBe(3600);
    expect((await eventsOf(ticket.id)).slice(1)).toEqual([
      { name: "ticket.team-changed", actorId: system.id, payload: { from: null, to: teamId } },
      { name: "ticket.priority-changed", actorId: system.id, payload: { from: "normal", to: "urgent" } },
    ]);
    expect(await getTicket(admin, number)).toMatchObject({
      topic: { en: "A machine" },
      team: { name: "Service" },
    });
  });

  it("of a restricted team is seen by nobody else", async () => {
    const [jonas, mara] = [
      await makeAgent("Jonas", "jonas@northwind.test"),
      await makeAgent("Mara", "mara@northwind.test"),
    ];
    const topic = await make({ teamId: await makeTeam("Legal", true, [jonas]) });
    const { number } = await openRequest(system, form({ topic }));
    expect(await getTicket(await actorOf(jonas.id), number)).toMatchObject({ team: { name: "Legal" } });
    await expect(getTicket(await actorOf(mara.id), number)).rejects.toMatchObject({ code: "not_found" });
  });

  it("without team and priority is as any other, and is shown to its customer", async () => {
    const customer = await makeCustomer("Marcus", "marcus@bakehouse.test");
    const topic = await make({ de: "Eine Maschine" });
    const { number } = await openRequest(customer, form({ visitor: null, topic }));
    const ticket = await newestTicket();
    expect(ticket).toMatchObject({ teamId: null, priority: "normal" });
    expect(await eventsOf(ticket.id)).toHaveLength(1);
    expect((await getRequest(customer, number)).topic).toEqual({ en: "A machine", de: "Eine Maschine" });
  });

  it("must be one of those that are offered, and needs none where there are none", async () => {
    await openRequest(system, form({ topic: 7 }));
    expect(await newestTicket()).toMatchObject({ topicId: null });
    const gone = await make();
    await make({ en: "An order" });
    await removeTopic(admin, { topicId: gone });
    const refused = async (topic: number | string | null) =>
      openRequest(system, form({ topic })).catch((error) => error.options?.fields);
    expect(await refused(null)).toEqual({ topic: "error.topics.choose" });
    expect(await refused("")).toEqual({ topic: "error.topics.choose" });
    expect(await refused(gone)).toEqual({ topic: "error.topics.gone" });
    await expect(openRequest(system, form({ topic: "1 or 1" }))).rejects.toThrow("error.field.invalid");
    expect(await countRows("tickets")).toBe(1);
  });

  it("keeps the topic's name when that is removed, and has its new one when it is renamed", async () => {
    const topicId = await make();
    const { number } = await openRequest(system, form({ topic: topicId }));
    await changeTopic(admin, {
      topicId,
      seenVersion: 1,
      en: "Machines",
      de: "",
      teamId: null,
      priority: null,
    });
    await removeTopic(admin, { topicId });
    expect((await getTicket(admin, number)).topic).toEqual({ en: "Machines" });
    expect(await offered()).toEqual([]);
  });
});

describe("topics", () => {
  it("are offered in the reader's language and in their order, a change at once", async () => {
    const [, order] = [await make(), await make({ en: "An order", de: "Eine Bestellung" })];
    expect(await offered("de")).toEqual(["A machine", "Eine Bestellung"]);
    await moveTopic(admin, { topicId: order, to: "up" });
    expect(await offered()).toEqual(["An order", "A machine"]);
    await moveTopic(admin, { topicId: order, to: "up" });
    expect(await offered()).toEqual(["An order", "A machine"]);
    await moveTopic(admin, { topicId: order, to: "down" });
    expect(await offered()).toEqual(["A machine", "An order"]);
  });

  it("that another changed meanwhile are a conflict; saved as they are, none", async () => {
    const topicId = await make();
    const set = (en: string) =>
      changeTopic(admin, { topicId, seenVersion: 1, en, de: "", teamId: null, priority: null });
    await set("Machines");
    await expect(set("Engines")).rejects.toMatchObject({ code: "conflict" });
    const before = await countRows("events");
    await set("Machines");
    expect(await countRows("events")).toBe(before);
    // The same word in another language is another name.
    await changeTopic(admin, {
      topicId,
      seenVersion: 2,
      en: "",
      de: "Machines",
      teamId: null,
      priority: null,
    });
    expect((await listTopics(admin))[0]?.names).toEqual({ en: "", de: "Machines" });
  });

  it("say in their events what changed, teams by name", async () => {
    const teamId = await makeTeam("Service", false);
    const topicId = await make();
    await changeTopic(admin, { topicId, seenVersion: 1, en: "", de: "Gerät", teamId, priority: "low" });
    const [event] = await db().select().from(events).where(eq(events.name, "topic.changed"));
    expect(event?.payload).toEqual({
      changes: [
        { field: "name", from: "A machine", to: "Gerät" },
        { field: "team", from: null, to: "Service" },
        { field: "priority", from: null, to: "low" },
      ],
    });
  });

  it("two made at once both have their place", async () => {
    await Promise.all([make({ en: "One" }), make({ en: "Two" }), make({ en: "Three" })]);
    expect((await offered()).sort()).toEqual(["One", "Three", "Two"]);
  });

  it.each([
    ["no name", { en: " ", de: "" }],
    ["a long name", { en: "x".repeat(61) }],
    ["a priority that is none", { priority: "huge" as "low" }],
    ["a team that is none", { teamId: 999 }],
  ])("with %s are refused", async (_what, options) => {
    await expect(make(options)).rejects.toThrow("error.");
    expect(await countRows("request_topics")).toBe(0);
  });

  it("are twenty at most", async () => {
    for (let made = 0; made < 20; made++) await make({ en: `Topic ${made}` });
    await expect(make()).rejects.toMatchObject({ messageKey: "error.topics.tooMany" });
  });

  it("are the admins' alone", async () => {
    const topicId = await make();
    const agent = await makeAgent("Mara", "mara@northwind.test");
    for (const verb of [
      () => listTopics(agent),
      () => createTopic(agent, { en: "Mine", de: "", teamId: null, priority: null }),
      () => changeTopic(agent, { topicId, seenVersion: 1, en: "x", de: "", teamId: null, priority: null }),
      () => moveTopic(agent, { topicId, to: "up" }),
      () => removeTopic(agent, { topicId }),
    ]) {
      await expect(verb()).rejects.toMatchObject({ code: "forbidden" });
    }
    for (const verb of [
      () =>
        changeTopic(admin, { topicId: 999, seenVersion: 1, en: "x", de: "", teamId: null, priority: null }),
      () => moveTopic(admin, { topicId: 999, to: "up" }),
      () => removeTopic(admin, { topicId: 999 }),
    ]) {
      await expect(verb()).rejects.toMatchObject({ code: "not_found" });
    }
  });
});
