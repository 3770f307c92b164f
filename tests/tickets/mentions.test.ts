import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, roles, ticketParticipants, tickets, users } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import { drainLane } from "../../lib/events/drain-lane";
import { listNotices } from "../../lib/notifications/list-notices";
import { addNote } from "../../lib/tickets/add-note";
import { findColleagues, seesTicket } from "../../lib/tickets/colleagues";
import { ticketScope } from "../../lib/tickets/scope";
import { effects } from "../../worker/listeners";
import {
  answer,
  countRows,
  deactivate,
  makeTeam,
  messagesOf,
  moveToTeam,
  personAt,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { actorOf, makeAgent, makeWorld, receive } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
let tomas: Actor;
let ticketId: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  tomas = await makeAgent("Tomáš Beneš", "tomas@northwind.test");
  ticketId = (await ticketFrom(system, { messageId: "one@roastery.test" })).id;
});

const note = (html: string, by = admin) => addNote(by, { ticketId, html, onceKey: randomToken() });
const chip = (id: number | string, text: string) => `<span data-mention="${id}">${text}</span>`;
const lastNote = async () => (await messagesOf(ticketId)).filter(({ kind }) => kind === "note").at(-1);
const mentioned = async () => {
  const rows = await db().select().from(events).where(eq(events.name, "ticket.noted")).orderBy(events.id);
  return (rows.at(-1)?.payload as { mentioned: number[] } | undefined)?.mentioned;
};
const told = async (actor: Actor) => {
  await drainLane(system, "notice", effects);
  // As he is now: his teams may have changed.
  return (await listNotices(await actorOf(actor.id), {})).notices;
};

describe("a mention in a note", () => {
  it("stands there by id under the person's own name, and tells him once who mentioned him", async () => {
    await note(`<p>${chip(mara.id, "@The boss")} please look, ${chip(mara.id, "@Mara")}!</p>`);
    expect(await lastNote()).toMatchObject({
      html: `<p>${chip(mara.id, "@Mara Lindqvist")} please look, ${chip(mara.id, "@Mara Lindqvist")}!</p>`,
      visibleText: "@Mara Lindqvist please look, @Mara Lindqvist!",
    });
    expect(await mentioned()).toEqual([mara.id]);
    expect(await told(mara)).toMatchObject([{ kind: "mentioned", by: "Priya Raman", unread: true }]);
    expect(await told(mara)).toHaveLength(1);
    expect(await told(tomas)).toEqual([]);
  });

  it("is a whole name typed after an @ too, in any case, without an editor", async () => {
    await note("<p>Thanks @tomáš beneš, and (@Mara Lindqvist).</p>");
    expect((await mentioned())?.sort()).toEqual([mara.id, tomas.id].sort());
    expect((await lastNote())?.html).toBe(
      `<p>Thanks ${chip(tomas.id, "@Tomáš Beneš")}, and (${chip(mara.id, "@Mara Lindqvist")}).</p>`,
    );
  });

  it("is the longest name that was typed, and none within an address, a link, or a longer word", async () => {
    const short = await makeAgent("Mara", "mara2@northwind.test");
    await note("<p>@Mara Lindqvist</p>");
    expect(await mentioned()).toEqual([mara.id]);
    await note("<p>@Mara hello</p>");
    expect(await mentioned()).toEqual([short.id]);
    for (const text of [
      "post@mara",
      "@Marakesch",
      '<a href="https://a.test">@Mara</a>',
      "<code>@Mara</code>",
      "@@Mara",
    ]) {
      await note(`<p>${text}</p>`);
      expect(await mentioned(), text).toEqual([]);
      expect((await lastNote())?.html, text).not.toContain("data-mention");
    }
  });

  it("stays text where two who see the ticket have the name, and where one has it only who left", async () => {
    await makeAgent("Mara Lindqvist", "mara2@northwind.test");
    await note("<p>@Mara Lindqvist</p>");
    await deactivate(tomas);
    await note(`<p>@Tomáš Beneš ${chip(tomas.id, "@Tomáš")}</p>`);
    expect(await mentioned()).toEqual([]);
    expect(await told(mara)).toEqual([]);
    expect((await lastNote())?.html).toBe("<p>@Tomáš Beneš @Tomáš</p>");
  });

  it("of somebody who does not see the ticket is refused, names him, and writes nothing", async () => {
    await moveToTeam(ticketId, await makeTeam("Legal", true, [mara]));
    for (const html of [`<p>${chip(tomas.id, "@Mara")}</p>`, "<p>@Tomáš Beneš</p>"]) {
      await expect(note(html)).rejects.toMatchObject({
        code: "invalid",
        messageKey: "error.mention",
        options: { fields: { html: "error.mention" }, details: { names: "Tomáš Beneš" } },
      });
    }
    expect(await lastNote()).toBeUndefined();
    expect(await told(tomas)).toEqual([]);
    await note(`<p>${chip(mara.id, "@Mara")}</p>`);
    expect(await told(mara)).toHaveLength(1);
  });

  it("of a customer, of the system or of nobody is text: his name is not told either", async () => {
    const customer = await personAt("hannah@roastery.test");
    for (const id of [customer.id, system.id, 999_999, "00", "1e3"]) {
      await note(`<p>Dear ${chip(id, "@You")}</p>`);
      expect(await mentioned(), String(id)).toEqual([]);
      expect((await lastNote())?.html, String(id)).toBe(
        /^\d+$/.test(String(id)) ? "<p>Dear @You</p>" : "<p>Dear <span>@You</span></p>",
      );
    }
  });

  it("brings no markup of others with it, be it hostile text, attributes, or a hostile name", async () => {
    await db().update(users).set({ name: '<img src=x onerror="alert(1)">' }).where(eq(users.id, tomas.id));
    await note(
      `<p title='${chip(mara.id, "@x")}'>${chip(mara.id, '@x" onclick="alert(1)')}</p>
       <span data-mention="${mara.id}" onclick="alert(1)">@x</span>
       <span data-mention="${mara.id}"><img src=x onerror=alert(1)></span>
       <p>\uE0000\uE001 ${chip(tomas.id, "@x")}</p>`,
    );
    const html = (await lastNote())?.html ?? "";
    expect(html).not.toMatch(/ onclick=|<[^>]*onerror|[\uE000\uE001]/);
    expect(html).toContain("@&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</span>");
    expect(html.match(/data-mention/g)).toHaveLength(2);
  });

  it("speaks to twenty people at most", async () => {
    const crowd: Actor[] = [];
    for (let n = 0; n < 21; n++) crowd.push(await makeAgent(`Agent ${n}`, `agent${n}@northwind.test`));
    const all = (people: Actor[]) => `<p>${people.map(({ id }) => chip(id, "@x")).join(" ")}</p>`;
    await expect(note(all(crowd))).rejects.toMatchObject({ code: "invalid", messageKey: "error.mentions" });
    await note(all(crowd.slice(1)));
    expect(await mentioned()).toHaveLength(20);
  });

  it("tells nobody of what he wrote himself, and tells once when the same note is pressed twice", async () => {
    const input = {
      ticketId,
      html: `<p>${chip(mara.id, "@m")} ${chip(admin.id, "@p")}</p>`,
      onceKey: "one-press-of-it",
    };
    await Promise.all([addNote(admin, input), addNote(admin, input)]);
    expect(await told(mara)).toHaveLength(1);
    expect(await told(admin)).toEqual([]);
  });
});

describe("what is no note mentions nobody", () => {
  it("neither a customer's mail nor a reply of ours", async () => {
    await receive(system, {
      inReplyTo: "one@roastery.test",
      headers: { "Content-Type": "text/html; charset=utf-8" },
      text: `<p>${chip(mara.id, "@Mara Lindqvist")} @Mara Lindqvist</p>`,
    });
    await answer(admin, ticketId, { html: `<p>${chip(mara.id, "@Mara Lindqvist")} @Tomáš Beneš</p>` });
    const bodies = (await messagesOf(ticketId)).map(({ html }) => html ?? "");
    expect(bodies.join("")).toContain("@Mara Lindqvist");
    expect(bodies.join("")).not.toContain("data-mention");
    expect(await told(mara)).toEqual([]);
    expect(await countRows("notifications")).toBe(0);
  });
});

describe("whom a note offers", () => {
  const offered = async (query: string, by = admin) =>
    (await findColleagues(by, { ticketId, query })).map(({ name }) => name);

  it("are those who see the ticket and have a word that begins so in their name, oneself last", async () => {
    expect(await offered("")).toEqual(["Mara Lindqvist", "Tomáš Beneš", "Priya Raman"]);
    expect(await offered("LIND")).toEqual(["Mara Lindqvist"]);
    expect(await offered("mara lind")).toEqual(["Mara Lindqvist"]);
    expect(await offered("ara")).toEqual([]);
    expect(await offered("%")).toEqual([]);
    await moveToTeam(ticketId, await makeTeam("Legal", true, [mara]));
    expect(await offered("")).toEqual(["Mara Lindqvist", "Priya Raman"]);
  });

  it("are nobody for who does not see the ticket, and for a customer on his own", async () => {
    await moveToTeam(ticketId, await makeTeam("Legal", true, [mara]));
    expect(await offered("", await actorOf(tomas.id))).toEqual([]);
    expect(await offered("", await personAt("hannah@roastery.test"))).toEqual([]);
  });

  it("are those whom the scope lets see it, whoever and whatever it is", async () => {
    await db()
      .insert(roles)
      .values({ key: "auditor", name: "Sees all", permissions: ["tickets.all"] });
    const follower = await makeAgent("Follower", "f@northwind.test", { roleKey: "collaborator" });
    const auditor = await makeAgent("Auditor", "a@northwind.test", { roleKey: "auditor" });
    const gone = await makeAgent("Gone", "g@northwind.test");
    await deactivate(gone);
    const [open, legal] = [await makeTeam("Open", false), await makeTeam("Legal", true, [mara, gone])];
    const made: number[] = [];
    for (const [teamId, assigneeId] of [
      [null, null],
      [open, null],
      [legal, null],
      [legal, tomas.id],
      [legal, gone.id],
    ]) {
      const { id } = await ticketFrom(system, { text: `Team ${teamId}, ${assigneeId}` });
      await db().update(tickets).set({ teamId, assigneeId }).where(eq(tickets.id, id));
      made.push(id);
    }
    for (const id of made.slice(2)) {
      await db().insert(ticketParticipants).values({ ticketId: id, userId: follower.id, role: "follower" });
    }
    for (const id of made) {
      const ticket = await ticketRow(id);
      const from = await db()
        .select({ id: users.id })
        .from(users)
        .where(seesTicket(ticket))
        .orderBy(users.id);
      const to: { id: number }[] = [];
      for (const person of [admin, mara, tomas, follower, auditor]) {
        const actor = await actorOf(person.id);
        const seen = await db()
          .select({ id: tickets.id })
          .from(tickets)
          .where(and(eq(tickets.id, id), ticketScope(actor)));
        if (seen.length > 0) to.push({ id: person.id });
      }
      expect(from).toEqual(to.sort((a, b) => a.id - b.id));
    }
  });
});
