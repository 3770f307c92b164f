import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { organisations, roles, ticketParticipants, tickets, users } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { AppError } from "../../lib/core/errors";
import { saveArticle } from "../../lib/knowledge/save-article";
import { withdrawArticle } from "../../lib/knowledge/withdraw-article";
import { findAnything } from "../../lib/search/find-anything";
import { findTicketsByNumber, searchTickets } from "../../lib/search/search-tickets";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { makeCategory, makeDraft, makePublished } from "../knowledge/knowledge";
import { makeCustomer, makeTeam, moveToTeam, personAt, ticketFrom } from "../support/tickets";
import { actorOf, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let anna: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
});

const numbersOf = async (actor: Actor, query: string) =>
  (await searchTickets(actor, { query })).rows.map((row) => row.number);

async function withRole(name: string, permissions: string[]): Promise<Actor> {
  await db().insert(roles).values({ key: name, name, permissions });
  return makeAgent(name, `${name}@northwind.test`, { roleKey: name });
}

describe("searching tickets", () => {
  it("finds by the beginnings of words in the subject and of the requester's name and address, mixed", async () => {
    const lid = await ticketFrom(system, { subject: "Skerry 64 hopper lid cracked" });
    const other = await ticketFrom(system, {
      from: "Jo Voss <jo@torra.test>",
      subject: "Réglage du moulin",
    });
    for (const query of ["skerry", "SKER lid", "64 hop", "hannah", "roastery.test", "hannah@roas crack"]) {
      expect(await numbersOf(anna, query), query).toEqual([lid.number]);
    }
    expect(await numbersOf(anna, "moul voss")).toEqual([other.number]);
    for (const query of ["moulin hannah", "kerry", "", "  ", "@", "&|!():*", "'; drop table tickets; --"]) {
      expect(await numbersOf(anna, query), query).toEqual([]);
    }
  });

  it("puts the ticket whose number was typed first, with or without its sign, and only that number's", async () => {
    const first = await ticketFrom(system, { subject: "The pump hums" });
    const second = await ticketFrom(system, { subject: `About ${first.number} and the pump` });
    expect(await numbersOf(anna, `#${first.number}`)).toEqual([first.number, second.number]);
    expect(await numbersOf(anna, ` ${first.number} `)).toEqual([first.number, second.number]);
    const only = await findAnything(anna, { query: String(first.number), place: "number" });
    expect(only.tickets.map((row) => row.number)).toEqual([first.number]);
    for (const query of [String(first.number).slice(0, -1), "999999999999999", "pump", "0"]) {
      expect((await findAnything(anna, { query, place: "number" })).tickets, query).toEqual([]);
    }
  });

  it("leaves out what was set aside, unless its number is typed", async () => {
    const spam = await ticketFrom(system, { subject: "Cheap watches" });
    await setAsideTicket(admin, { ticketId: spam.id, as: "spam" });
    expect(await numbersOf(anna, "watches")).toEqual([]);
    expect(await numbersOf(anna, `#${spam.number}`)).toEqual([spam.number]);
  });

  it("shows nothing of a restricted team's ticket to others, by words, by number, or among the recent", async () => {
    const secret = await ticketFrom(system, { subject: "A legal matter" });
    const open = await ticketFrom(system, { subject: "A legal question" });
    await moveToTeam(secret.id, await makeTeam("Legal", true, [anna]));
    const bert = await makeAgent("Bert", "bert@northwind.test");
    const legalAnna = await actorOf(anna.id);
    expect(await numbersOf(legalAnna, "legal")).toEqual([open.number, secret.number]);
    expect(await numbersOf(bert, "legal")).toEqual([open.number]);
    // The same nothing as for a number that nobody has.
    for (const number of [secret.number, 999_999]) {
      expect(await findAnything(bert, { query: `${number}` })).toEqual(
        await findAnything(bert, { query: "nonsense" }),
      );
    }
    const recent = await findTicketsByNumber(bert, [secret.number, open.number]);
    expect(recent.map((row) => row.number)).toEqual([open.number]);
  });

  it("never counts hidden tickets against a page: a page is full while there is more to see", async () => {
    const bert = await makeAgent("Bert", "bert@northwind.test");
    const team = await makeTeam("Legal", true, []);
    const seen: number[] = [];
    for (let at = 0; at < 6; at++) {
      const ticket = await ticketFrom(system, { subject: `Valve ${at}` });
      if (at % 2) await moveToTeam(ticket.id, team);
      else seen.unshift(ticket.number);
    }
    const first = await searchTickets(bert, { query: "valve", limit: 2 });
    const second = await searchTickets(bert, { query: "valve", limit: 2, cursor: first.next ?? "" });
    expect([first, second].map(({ rows }) => rows.length)).toEqual([2, 1]);
    expect([...first.rows, ...second.rows].map((row) => row.number)).toEqual(seen);
    expect(second.next).toBeNull();
  });

  it("pages tickets of the very same instant, each once, and refuses a cursor that is none of ours", async () => {
    const numbers: number[] = [];
    for (let at = 0; at < 5; at++)
      numbers.unshift((await ticketFrom(system, { subject: `Hose ${at}` })).number);
    await db()
      .update(tickets)
      .set({ updatedAt: new Date("2026-03-18T12:00:00.120Z") });
    const found: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchTickets(anna, { query: "hose", limit: 2, cursor });
      found.push(...page.rows.map((row) => row.number));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(found).toEqual(numbers);
    await expect(searchTickets(anna, { query: "hose", cursor: "nonsense" })).rejects.toBeInstanceOf(AppError);
  });
});

describe("searching everything", () => {
  it("finds customers, organisations, articles and tickets at once", async () => {
    await db()
      .insert(organisations)
      .values({ name: "Skerryvore Coffee", domains: [], createdAt: new Date() });
    await makeCustomer("Skerry Jones", "s@far.test");
    const ticket = await ticketFrom(system, { subject: "Skerry 64 hopper lid" });
    const article = await makePublished(anna, await makeCategory(anna), { title: "Stagger Skerry grinders" });
    const found = await findAnything(anna, { query: "skerr" });
    expect(found.tickets.map((row) => row.number)).toEqual([ticket.number]);
    expect(found.people.map((row) => row.name)).toEqual(["Skerry Jones"]);
    expect(found.organisations.map((row) => row.name)).toEqual(["Skerryvore Coffee"]);
    expect(found.articles.map((row) => [row.id, row.state])).toEqual([[article.id, "published"]]);
    const people = await findAnything(anna, { query: "skerr", place: "people" });
    expect([people.tickets, people.articles]).toEqual([[], []]);
    expect([people.people.length, people.organisations.length]).toEqual([1, 1]);
  });

  it("is bounded whatever there is, and finds nothing for nothing", async () => {
    for (let at = 0; at < 12; at++) await makeCustomer(`Torra ${at}`, `torra${at}@far.test`);
    expect((await findAnything(anna, { query: "torra" })).people).toHaveLength(4);
    expect(await findAnything(anna, { query: " " })).toEqual({
      tickets: [],
      people: [],
      organisations: [],
      articles: [],
    });
  });

  it("shows drafts and withdrawn articles to writers only, by the title that they have now", async () => {
    const categoryId = await makeCategory(anna);
    const draft = await makeDraft(anna, categoryId, { title: "Descaling in secret" });
    const gone = await makePublished(anna, categoryId, { title: "Descaling withdrawn" });
    await withdrawArticle(anna, { articleId: gone.id, locale: "en" });
    const shown = await makePublished(anna, categoryId, { title: "Descaling for all" });
    await saveArticle(anna, {
      articleId: shown.id,
      locale: "en",
      categoryId,
      title: "Decalcify",
      html: "<p>New</p>",
      seenVersion: shown.version,
    });
    const titles = async (actor: Actor, query: string) =>
      (await findAnything(actor, { query })).articles.map((row) => row.title).sort();
    expect(await titles(anna, "desca")).toEqual(["Decalcify", "Descaling in secret", "Descaling withdrawn"]);
    const worker = await withRole("worker", ["tickets.work"]);
    expect(await titles(worker, "desca")).toEqual(["Descaling for all"]);
    expect(await titles(worker, "decalc")).toEqual([]);
    await saveArticle(anna, {
      articleId: draft.id,
      locale: "en",
      categoryId,
      title: "Renamed",
      html: "",
      seenVersion: draft.version,
    });
    expect(await titles(anna, "secret")).toEqual([]);
  });

  it("gives each role its own: a writer no tickets and no people, a customer only what is published", async () => {
    const ticket = await ticketFrom(system, { subject: "Skerry lid" });
    const categoryId = await makeCategory(anna);
    await makePublished(anna, categoryId, { title: "Skerry lids" });
    await makeDraft(anna, categoryId, { title: "Skerry draft" });
    const writer = await withRole("writer", ["knowledge.write"]);
    const follower = await withRole("follower", []);
    await db()
      .insert(ticketParticipants)
      .values({ ticketId: ticket.id, userId: follower.id, role: "follower" });
    const customer = await personAt("hannah@roastery.test");
    for (const [who, articles] of [
      [writer, 2],
      [follower, 1],
      [customer, 1],
    ] as const) {
      const found = await findAnything(who, { query: "skerry" });
      expect([found.tickets.length, found.people.length, found.articles.length], who.name).toEqual([
        0,
        0,
        articles,
      ]);
      expect((await findAnything(who, { query: "hannah", place: "people" })).people).toEqual([]);
      expect((await findAnything(who, { query: `${ticket.number}`, place: "number" })).tickets).toEqual([]);
      await expect(searchTickets(who, { query: "skerry" })).rejects.toMatchObject({ code: "forbidden" });
      await expect(findTicketsByNumber(who, [ticket.number])).rejects.toMatchObject({ code: "forbidden" });
    }
    const boss = await withRole("boss", ["tickets.work", "tickets.all"]);
    await db().update(users).set({ name: "Renamed" }).where(eq(users.id, customer.id));
    expect(await numbersOf(boss, "renamed")).toEqual([ticket.number]);
  });
});
