import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { appointments, calendarFeeds, tickets } from "../../db/schema";
import { createAppointment } from "../../lib/calendar/create-appointment";
import { createFeed } from "../../lib/calendar/create-feed";
import { findFeed } from "../../lib/calendar/find-feed";
import { readFeed } from "../../lib/calendar/read-feed";
import { revokeFeed } from "../../lib/calendar/revoke-feed";
import type { Actor } from "../../lib/core/actor";
import { secretToken } from "../../lib/core/ids";
import { deactivate, makeTeam, moveToTeam, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld, type World } from "../support/world";

let world: World;
let mara: Actor;

beforeEach(async () => {
  world = await makeWorld();
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
});

const read = (file: string, network = "192.0.2.9") => readFeed(file, network, new Date());
const textOf = async (token: string) => (await read(`${token}.ics`)).text;
/** "ok", or the code of the refusal. */
const answerTo = (file: string, network?: string) =>
  read(file, network).then(
    () => "ok",
    (error) => error.code,
  );

const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function book(title: string, hours = 24) {
  return createAppointment(mara, {
    title,
    place: "Dvořák; synové, Brno",
    start: soon(hours),
    end: soon(hours + 1),
    ticketNumber: null,
    assigneeId: mara.id,
  });
}

/** Long lines are folded; nothing of them may begin another one. */
const unfold = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

describe("the feed of a calendar", () => {
  it("shows appointments and due times as its owner sees them now", async () => {
    const ticket = await ticketFrom(world.system);
    const { token } = await createFeed(mara, {});
    await book("Install Fjord 3");
    const lines = unfold(await textOf(token));
    expect(lines).toContain("SUMMARY:Install Fjord 3");
    expect(lines).toContain("LOCATION:Dvořák\\; synové\\, Brno");
    expect(lines.join("\n")).toContain(`#${ticket.number} The left group loses pressure`);
    await moveToTeam(ticket.id, await makeTeam("Legal", true));
    expect(await textOf(token)).not.toContain("The left group");
  });

  it("is the same text for the same agenda, so that its mark tells whether it changed", async () => {
    const { token } = await createFeed(mara, {});
    await book("Install Fjord 3");
    const first = await read(`${token}.ics`);
    expect(await readFeed(`${token}.ics`, "192.0.2.9", new Date(Date.now() + 1000))).toEqual(first);
    await book("Another");
    expect((await read(`${token}.ics`)).etag).not.toBe(first.etag);
  });

  it("is found under its address alone", async () => {
    const { token } = await createFeed(mara, {});
    for (const file of [
      `${secretToken()}.ics`,
      token,
      `${token}'.ics`,
      `${token.toLowerCase()}.ics`,
      ".ics",
    ]) {
      expect(await answerTo(file), file).toBe("not_found");
    }
    const [row] = await db().select().from(calendarFeeds);
    expect(row?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await answerTo(`${row?.tokenHash}.ics`)).toBe("not_found");
  });

  it("ends when it is revoked, replaced, or its owner has left", async () => {
    const { token } = await createFeed(mara, {});
    const { token: second } = await createFeed(mara, {});
    expect([await answerTo(`${token}.ics`), await answerTo(`${second}.ics`)]).toEqual(["not_found", "ok"]);
    await revokeFeed(mara, {});
    expect(await answerTo(`${second}.ics`)).toBe("not_found");
    expect(await findFeed(mara)).toBeNull();
    const { token: third } = await createFeed(mara, {});
    await deactivate(mara);
    expect(await answerTo(`${third}.ics`)).toBe("not_found");
  });

  it("is one for each person, also when two are asked for at once", async () => {
    const made = await Promise.all([createFeed(mara, {}), createFeed(mara, {}), createFeed(mara, {})]);
    const answers = await Promise.all(made.map(({ token }) => answerTo(`${token}.ics`)));
    expect(answers.sort()).toEqual(["not_found", "not_found", "ok"]);
    await revokeFeed(world.admin, {});
    expect(await findFeed(mara)).not.toBeNull();
  });

  it("is not tried out at will", async () => {
    const guess = (network: string) => answerTo(`${secretToken()}.ics`, network);
    for (let n = 0; n < 60; n += 1) await guess("192.0.2.1");
    expect([await guess("192.0.2.1"), await guess("192.0.2.2")]).toEqual(["rate_limited", "not_found"]);
  });

  it("holds no line that somebody else wrote", async () => {
    const hostile = "Visit\r\nEND:VEVENT\r\nBEGIN:VEVENT\rATTACH:http://evil.test\u2028X;Y,Z\\n\u0000";
    const ticket = await ticketFrom(world.system);
    await db()
      .update(tickets)
      .set({ subject: hostile.replace("\u0000", "") })
      .where(eq(tickets.id, ticket.id));
    const { id } = await book("Visit");
    await db()
      .update(appointments)
      .set({ title: hostile.replace("\u0000", ""), place: "a\r\nURL:http://evil.test" })
      .where(eq(appointments.id, id));
    const { token } = await createFeed(mara, {});
    const text = await textOf(token);
    const lines = unfold(text);
    const entries = lines.filter((line) => line === "BEGIN:VEVENT").length;
    const owned = lines.filter((line) => line.startsWith("UID:")).length;
    expect(entries).toBe(owned);
    expect(lines.filter((line) => /^(ATTACH|URL:http:\/\/evil)/.test(line))).toEqual([]);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n\u2028]/);
    expect(lines.every((line) => /^[A-Z-]+[:;]/.test(line) || line === "")).toBe(true);
  });
});
