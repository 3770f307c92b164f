import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, privacyJobs, ticketParticipants } from "../../db/schema";
import { createApiToken } from "../../lib/accounts/create-api-token";
import { editPerson } from "../../lib/accounts/edit-person";
import { createSession } from "../../lib/accounts/sessions";
import type { Actor } from "../../lib/core/actor";
import { randomToken, secretToken } from "../../lib/core/ids";
import { drainLane } from "../../lib/events/drain-lane";
import { askForExport } from "../../lib/privacy/ask-for-export";
import { erasePerson } from "../../lib/privacy/erase-person";
import { getPersonPrivacy } from "../../lib/privacy/get-person-privacy";
import { openExport } from "../../lib/privacy/open-export";
import { sweepExports } from "../../lib/privacy/sweep-exports";
import { workPrivacy } from "../../lib/privacy/work-privacy";
import { readStored, removeStored } from "../../lib/stores/storage";
import { addNote } from "../../lib/tickets/add-note";
import { effects } from "../../worker/listeners";
import { hire } from "../support/roles";
import { answer, personAt, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld, receive } from "../support/world";
import { jobsOf } from "./privacy";
import { entriesOf } from "./zip";

let system: Actor;
let admin: Actor;
let ticket: { id: number; number: number };
let hannah: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  ticket = await ticketFrom(system, { cc: "Lea <lea@roastery.test>", ...withFile });
  hannah = await personAt("hannah@roastery.test");
});

const withFile = {
  headers: { "Content-Type": 'multipart/mixed; boundary="b"' },
  text: [
    "--b\r\nContent-Type: text/plain\r\n\r\nHer own words\r\n",
    '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="../pump.txt"\r\n\r\n5 bar\r\n--b--',
  ].join(""),
};

async function made(): Promise<number> {
  await askForExport(admin, { personId: hannah.id });
  await workPrivacy(system);
  const job = (await jobsOf(hannah.id)).at(-1);
  expect(job).toMatchObject({ state: "done", attempts: 0 });
  return job!.id;
}

async function opened(exportId: number): Promise<Record<string, string>> {
  return entriesOf(await readStored((await openExport(admin, { exportId })).storageKey));
}

const namesOfEvents = async () =>
  (
    await db()
      .select({ name: events.name })
      .from(events)
      .where(sql`name like 'user.export%'`)
      .orderBy(events.id)
  ).map(({ name }) => name);

describe("an export", () => {
  it("holds what is held on a person, readable, with files and mails, and says what it leaves out", async () => {
    await drainLane(system, "mail", effects);
    await answer(admin, ticket.id, { html: "<p>What we answered</p>" });
    const said = { phone: "+49 30 123456", notes: "Rings in the morning" };
    const same = { fromOrganisation: "", organisation: "" };
    await editPerson(admin, {
      personId: hannah.id,
      fromName: hannah.name,
      name: hannah.name,
      ...same,
      ...said,
    });
    await createSession(secretToken(), hannah.id, new Date(Date.now() + 60_000), {
      network: "192.0.2.1",
      agent: "Her browser",
    });
    const files = await opened(await made());
    const folder = `tickets/${ticket.number}`;
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(["README.txt", "profile.json", "audit.json", `${folder}/ticket.json`]),
    );
    expect(files["README.txt"]).toContain("What is held on Hannah Ostermann");
    expect(JSON.parse(files["profile.json"]!)).toMatchObject({
      name: "Hannah Ostermann",
      addresses: [{ address: "hannah@roastery.test" }],
      phone: "+4930123456",
      notesByColleagues: "Rings in the morning",
    });
    expect(JSON.parse(files["sessions.json"]!)).toMatchObject([
      { network: "192.0.2.1", agent: "Her browser" },
    ]);
    expect(JSON.parse(files[`${folder}/messages.json`]!)).toMatchObject([
      { writtenBy: "Hannah Ostermann", byThisPerson: true, text: expect.stringContaining("Her own words") },
      { side: "system" },
      { writtenBy: admin.name, byThisPerson: false, text: "What we answered", headers: null },
    ]);
    const file = Object.keys(files).find((name) => name.startsWith(`${folder}/files/`));
    expect(file).toMatch(/-pump\.txt$/);
    expect(files[file!]).toBe("5 bar\n");
    const mail = Object.keys(files).find((name) => name.startsWith("mails/"));
    expect(files[mail!]).toContain("Subject: The left group loses pressure");
    expect(JSON.parse(files["mails-to-this-person.json"]!)).toHaveLength(2);
    for (const [name, text] of Object.entries(files)) {
      if (name.endsWith(".json")) expect(() => JSON.parse(text), name).not.toThrow();
    }
  });

  it("holds no note, no secret, nothing of others' tickets and nothing that a stranger claimed", async () => {
    await addNote(admin, {
      ticketId: ticket.id,
      html: "<p>She is slow to pay</p>",
      onceKey: randomToken(),
      uploadIds: [],
    });
    await receive(system, {
      from: "Eve <eve@elsewhere.test>",
      envelopeFrom: "eve@elsewhere.test",
      subject: `Re: [#${ticket.number}]`,
      text: "A stranger's words",
    });
    const other = await ticketFrom(system, {
      from: "Marcus <marcus@bakehouse.test>",
      envelopeFrom: "marcus@bakehouse.test",
      text: "Of Marcus alone",
    });
    await db().insert(ticketParticipants).values({ ticketId: other.id, userId: hannah.id, role: "cc" });
    const token = secretToken();
    await createSession(token, hannah.id, new Date(Date.now() + 60_000));
    const files = await opened(await made());
    const all = Object.values(files).join("\n");
    for (const word of ["slow to pay", "A stranger's words", "Of Marcus alone", token])
      expect(all).not.toContain(word);
    expect(all).not.toMatch(/tokenHash|storageKey|\b[0-9a-f]{64}\b/);
    expect(files[`tickets/${other.number}/messages.json`]).toBe("[\n]\n");
  });

  it("of a colleague names his tokens and not what lets in with them", async () => {
    const anna = await makeAgent("Anna", "anna@northwind.test");
    const { token } = await createApiToken(anna, {
      purpose: "Phone",
      tickets: "write",
      people: "none",
      expires: "90",
    });
    await askForExport(admin, { personId: anna.id });
    await workPrivacy(system);
    const files = await opened((await jobsOf(anna.id))[0]!.id);
    expect(JSON.parse(files["api-tokens.json"]!)).toMatchObject([{ name: "Phone" }]);
    expect(Object.values(files).join("\n")).not.toContain(token.slice(-8));
  });

  it("is asked for once while it is being written, and each step is an event", async () => {
    await Promise.all([1, 2, 3].map(() => askForExport(admin, { personId: hannah.id })));
    expect(await jobsOf(hannah.id)).toHaveLength(1);
    await workPrivacy(system);
    await openExport(admin, { exportId: (await jobsOf(hannah.id))[0]!.id });
    await db().update(privacyJobs).set({ expiresAt: sql`now()` });
    expect(await sweepExports(system)).toBe(1);
    expect(await namesOfEvents()).toEqual([
      "user.export-asked",
      "user.export-made",
      "user.export-downloaded",
      "user.export-deleted",
    ]);
  });
});

describe("who gets an export", () => {
  it("has the permission, and no fewer than the person has whom it is about", async () => {
    const id = await made();
    const anna = await makeAgent("Anna", "anna@northwind.test");
    const officer = await hire("Olga", ["settings.privacy"]);
    for (const verb of [
      () => askForExport(anna, { personId: hannah.id }),
      () => openExport(anna, { exportId: id }),
      () => getPersonPrivacy(anna, hannah.id),
      () => askForExport(officer, { personId: admin.id }),
      () => getPersonPrivacy(officer, admin.id),
    ]) {
      await expect(verb()).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(askForExport(admin, { personId: system.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await openExport(officer, { exportId: id })).name).toBe(`person-${hannah.id}.zip`);
  });

  it("gets none that is not written yet, is too old, or is deleted", async () => {
    await askForExport(admin, { personId: hannah.id });
    const { id, storageKey } = (await jobsOf(hannah.id))[0]!;
    await expect(openExport(admin, { exportId: id })).rejects.toMatchObject({ code: "not_found" });
    await workPrivacy(system);
    await db().update(privacyJobs).set({ expiresAt: sql`now() - interval '1 second'` });
    await expect(openExport(admin, { exportId: id })).rejects.toMatchObject({ code: "not_found" });
    await sweepExports(system);
    await expect(readStored(storageKey!)).rejects.toMatchObject({ code: "ENOENT" });
    expect(await sweepExports(system)).toBe(0);
  });
});

describe("an export that is cut short", () => {
  it("by a worker that dies is written by another, under the same name", async () => {
    await askForExport(admin, { personId: hannah.id });
    const [claimed] = await jobsOf(hannah.id);
    // As a dead worker leaves it: claimed, and nobody else's for a minute.
    await db().update(privacyJobs).set({ nextAt: sql`now() + interval '1 minute'` });
    expect(await workPrivacy(system)).toBe(0);
    await db().update(privacyJobs).set({ nextAt: sql`now() - interval '1 second'` });
    await workPrivacy(system);
    expect(await jobsOf(hannah.id)).toMatchObject([{ state: "done", storageKey: claimed!.storageKey }]);
  });

  it("by the erasure of its person leaves no file", async () => {
    await askForExport(admin, { personId: hannah.id });
    const { storageKey } = (await jobsOf(hannah.id))[0]!;
    await erasePerson(admin, { personId: hannah.id, confirmation: "Hannah Ostermann" });
    await workPrivacy(system);
    expect(await jobsOf(hannah.id)).toMatchObject([{ state: "gone" }, { kind: "erase", state: "done" }]);
    await expect(readStored(storageKey!)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("goes on without a file whose bytes are lost, and fails after five tries for any other reason", async () => {
    const [file] = (await db().execute(sql`select storage_key as key from attachments`)).rows;
    await removeStored(String(file!.key));
    await made();
    await askForExport(admin, { personId: hannah.id });
    await db().update(privacyJobs).set({ storageKey: null }).where(eq(privacyJobs.state, "open"));
    for (let tries = 0; tries < 5; tries++) {
      await db()
        .update(privacyJobs)
        .set({ nextAt: sql`now() - interval '1 second'` })
        .where(eq(privacyJobs.state, "open"));
      await workPrivacy(system);
    }
    expect((await jobsOf(hannah.id)).at(-1)).toMatchObject({ state: "failed", nextAt: null });
  });
});
