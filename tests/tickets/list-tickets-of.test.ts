import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { organisations } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { listTicketsOf } from "../../lib/tickets/list-tickets-of";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { makeTeam, moveToTeam, personAt, ticketFrom } from "../support/tickets";
import { actorOf, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let anna: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
});

describe("a customer's tickets", () => {
  it("are those that the agent sees: not those of another restricted team", async () => {
    const open = await ticketFrom(system, { text: "Open" });
    const secret = await ticketFrom(system, { text: "Secret" });
    await moveToTeam(secret.id, await makeTeam("Legal", true, [anna]));
    const of = { personId: open.requesterId };
    const seen = async (actor: Actor) => (await listTicketsOf(actor, { of })).rows.map((one) => one.number);
    expect(await seen(admin)).toEqual([secret.number, open.number]);
    expect(await seen(await actorOf(anna.id))).toEqual([secret.number, open.number]);
    expect(await seen(await makeAgent("Bert", "bert@northwind.test"))).toEqual([open.number]);
  });

  it("come newest first, page by page, without spam", async () => {
    const numbers: number[] = [];
    for (const text of ["one", "two", "three", "four"])
      numbers.unshift((await ticketFrom(system, { text })).number);
    const spam = await ticketFrom(system, { text: "five" });
    await setAsideTicket(admin, { ticketId: spam.id, as: "spam" });
    const of = { personId: spam.requesterId };
    const first = await listTicketsOf(anna, { of, limit: 3 });
    const second = await listTicketsOf(anna, { of, limit: 3, cursor: first.next ?? "" });
    expect([...first.rows, ...second.rows].map((one) => one.number)).toEqual(numbers);
    expect(second.next).toBeNull();
  });

  it("are not another customer's, and an organisation's are its people's", async () => {
    const domains = ["roastery.test"];
    const [row] = await db()
      .insert(organisations)
      .values({ name: "Roastery", domains, createdAt: new Date() })
      .returning();
    const hers = await ticketFrom(system);
    const his = await ticketFrom(system, { from: "Jo <jo@roastery.test>", text: "His" });
    const far = await ticketFrom(system, { from: "Nils <nils@far.test>", text: "Far" });
    const ofOrganisation = await listTicketsOf(anna, { of: { organisationId: row!.id } });
    expect(ofOrganisation.rows.map((one) => [one.number, one.requester])).toEqual([
      [his.number, "Jo"],
      [hers.number, "Hannah Ostermann"],
    ]);
    const ofNils = await listTicketsOf(anna, { of: { personId: far.requesterId } });
    expect(ofNils.rows.map((one) => one.number)).toEqual([far.number]);
  });

  it("are listed neither for a customer nor for a collaborator", async () => {
    const { requesterId } = await ticketFrom(system);
    const coll = await makeAgent("Coll", "coll@northwind.test", { roleKey: "collaborator" });
    for (const actor of [await personAt("hannah@roastery.test"), coll]) {
      await expect(listTicketsOf(actor, { of: { personId: requesterId } })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });
});
