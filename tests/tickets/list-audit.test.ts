import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { type Actor, actingAt } from "../../lib/core/actor";
import { AppError } from "../../lib/core/errors";
import { recordEvent } from "../../lib/events/record-event";
import { transact } from "../../lib/events/transact";
import { changeWorkspace } from "../../lib/settings/change-workspace";
import { pauseQueue } from "../../lib/settings/pause-queue";
import { resumeQueue } from "../../lib/settings/resume-queue";
import { assignTicket } from "../../lib/tickets/assign-ticket";
import { changePriority } from "../../lib/tickets/change-priority";
import type { ListAuditInput } from "../../lib/tickets/inputs";
import { listAudit, listAuditPeople } from "../../lib/tickets/list-audit";
import { keepPolicy, restorePolicy, setTargets } from "../support/policy";
import { makeCustomer, makeTeam, moveToTeam, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let admin: Actor;
let system: Actor;
let mara: Actor;
beforeEach(async () => {
  await keepPolicy();
  ({ admin, system } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
});
afterEach(restorePolicy);

const from = { name: "Northwind", timeZone: "Europe/Copenhagen", locale: "en" };
const namesOf = async (asked: ListAuditInput = {}, who = admin) =>
  (await listAudit(who, asked)).entries.map((one) => one.name);

/** An event of some instant, as an import would write it. */
async function eventAt(at: string, actor = admin, kind = "user"): Promise<void> {
  const name = `test.${at.slice(0, 10)}`;
  await transact(actingAt(actor, new Date(at)), (tx, now) =>
    recordEvent(tx, actor, { name, at: now, subject: { kind, id: 1 } }),
  );
}

describe("the audit", () => {
  it("says who changed what, from which value to which, newest first", async () => {
    await changeWorkspace(admin, { from, ...from, locale: "de", name: "Northwind Coffee" } as never);
    await setTargets(admin, [{ priority: "high", metric: "first_response", to: 7200 }]);
    const { entries } = await listAudit(admin, {});
    expect(entries.slice(0, 2)).toMatchObject([
      {
        name: "policy.changed",
        actor: { id: admin.id, name: "Priya Raman", kind: "staff" },
        ticket: null,
        changes: [{ field: "first_response.high", from: 14_400, to: 7200 }],
      },
      {
        name: "workspace.changed",
        changes: [
          { field: "locale", from: "en", to: "de" },
          { field: "name", from: "Northwind", to: "Northwind Coffee" },
        ],
      },
    ]);
  });

  it("names the ticket, and the people whom a change is about", async () => {
    const ticket = await ticketFrom(system);
    await assignTicket(admin, { ticketId: ticket.id, from: null, to: mara.id });
    await changePriority(mara, { ticketId: ticket.id, from: "normal", to: "urgent" });
    const { entries } = await listAudit(admin, { kind: "ticket" });
    expect(entries[0]).toMatchObject({
      ticket: { number: ticket.number },
      actor: { name: "Mara Lindqvist" },
      changes: [{ field: "priority", from: "normal", to: "urgent" }],
    });
    expect(entries.find((one) => one.name === "ticket.assigned")?.changes).toEqual([
      { field: "assignee", from: null, to: "Mara Lindqvist" },
    ]);
  });

  it("says which queue was steered", async () => {
    await pauseQueue(admin, { queue: "mail-out" });
    await resumeQueue(admin, { queue: "mail-out" });
    const { entries } = await listAudit(admin, { kind: "queue" });
    expect(entries.map(({ name, about }) => [name, about])).toEqual([
      ["queue.resumed", ["mail-out"]],
      ["queue.paused", ["mail-out"]],
    ]);
  });

  it("hides the ticket and what changed on it from who may not see it", async () => {
    const ticket = await ticketFrom(system);
    await changePriority(admin, { ticketId: ticket.id, from: "normal", to: "high" });
    await moveToTeam(ticket.id, await makeTeam("Legal", true));
    await db().execute(
      sql`update roles set permissions = array['tickets.work', 'settings.audit'] where key = 'agent'`,
    );
    const auditor = await makeAgent("Piet Postma", "piet@northwind.test");
    const [entry] = (await listAudit(auditor, { kind: "ticket" })).entries;
    expect(entry).toMatchObject({ name: "ticket.priority-changed", ticket: "hidden", changes: [] });
    const [seen] = (await listAudit(admin, { kind: "ticket" })).entries;
    expect(seen?.ticket).toEqual({ number: ticket.number });
  });

  it("is filtered by person and kind", async () => {
    const ticket = await ticketFrom(system);
    await changePriority(mara, { ticketId: ticket.id, from: "normal", to: "high" });
    expect(await namesOf({ personId: mara.id })).toEqual(["ticket.priority-changed"]);
    expect(await namesOf({ personId: mara.id, kind: "user" })).toEqual([]);
    expect(await namesOf({ kind: "user" })).toEqual(["workspace.set-up"]);
  });

  it("counts days in the reader's zone, the last one included", async () => {
    // 25 October begins at 22:00 UTC of the 24th, in summer time, and ends at 23:00 UTC in winter's.
    await eventAt("2026-10-23T21:59:59.999Z");
    await eventAt("2026-10-24T22:00:00.000Z");
    await eventAt("2026-10-25T22:59:59.999Z");
    await eventAt("2026-10-25T23:00:00.000Z");
    const named = await namesOf({ from: "2026-10-25", to: "2026-10-25" });
    expect(named).toEqual(["test.2026-10-25", "test.2026-10-24"]);
    expect(await namesOf({ to: "2026-10-23" })).toEqual(["test.2026-10-23"]);
  });

  it("pages through everything once, imported events in their place", async () => {
    for (const day of ["05", "02", "04", "01", "03"]) await eventAt(`2025-01-${day}T10:00:00Z`);
    await eventAt("2025-01-03T10:00:00Z");
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAudit(admin, { limit: 2, to: "2025-12-31", cursor });
      all.push(...page.entries.map((one) => `${one.name} ${one.id}`));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(all.map((one) => one.slice(5, 15))).toEqual([
      "2025-01-05",
      "2025-01-04",
      "2025-01-03",
      "2025-01-03",
      "2025-01-02",
      "2025-01-01",
    ]);
    expect(new Set(all).size).toBe(6);
  });

  it("offers colleagues and the system to filter by, not customers", async () => {
    await ticketFrom(system);
    expect((await listAuditPeople(admin)).map((one) => one.name)).toEqual([
      "Helpdesk",
      "Mara Lindqvist",
      "Priya Raman",
    ]);
  });

  it("says where something was done from, of what is no work on a ticket, in what erasure can blank", async () => {
    const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    const here = { ...admin, requestId: "4f1e", origin: { network: "80.62.117.34", agent } };
    const ticket = await ticketFrom(system);
    await changePriority(here, { ticketId: ticket.id, from: "normal", to: "high" });
    await changeWorkspace(here, { from, ...from, name: "Northwind Coffee" } as never);
    const { entries } = await listAudit(admin, { personId: admin.id, limit: 2 });
    expect(entries).toMatchObject([
      { origin: { network: "80.62.117.34", session: "Firefox, Linux" }, request: "4f1e" },
      { origin: null },
    ]);
    const { rows } = await db().execute(sql`select string_agg(payload::text, '') as payloads from events`);
    expect(rows[0]?.payloads).not.toContain("80.62.117.34");
    await db().execute(sql`update event_details set details = '{}'`);
    expect((await listAudit(admin, { personId: admin.id, limit: 1 })).entries).toMatchObject([
      { origin: null },
    ]);
  });

  it("is searched for who did it or whom it was done to, for a ticket, and for where it was done from", async () => {
    const origin = { network: "80.62.117.34", agent: "" };
    await changeWorkspace({ ...mara, permissions: admin.permissions, origin }, {
      from,
      ...from,
      name: "B",
    } as never);
    const ticket = await ticketFrom(system);
    await changePriority(admin, { ticketId: ticket.id, from: "normal", to: "high" });
    expect(await namesOf({ words: "lindq" })).toEqual(["workspace.changed"]);
    expect(await namesOf({ words: "80.62.117.34" })).toEqual(["workspace.changed"]);
    expect(await namesOf({ words: "80.62.117.35" })).toEqual([]);
    expect(await namesOf({ words: `#${ticket.number}` })).toContain("ticket.priority-changed");
    expect(await namesOf({ words: String(ticket.number), kind: "user" })).toEqual([]);
    expect(await namesOf({ words: "100%_\\" })).toEqual([]);
    expect(await namesOf({ words: "a\0b" })).toEqual([]);
    await transact(admin, (tx, now) =>
      recordEvent(tx, admin, { name: "test.done", at: now, subject: { kind: "user", id: mara.id } }),
    );
    expect(await namesOf({ words: "Mara" })).toEqual(["test.done", "workspace.changed"]);
  });

  it("finds nothing by the number of a ticket that its reader may not see", async () => {
    const ticket = await ticketFrom(system);
    await moveToTeam(ticket.id, await makeTeam("Legal", true));
    const auditor: Actor = { ...mara, permissions: new Set(["settings.audit", "tickets.work"]) };
    expect(await namesOf({ words: String(ticket.number) }, auditor)).toEqual([]);
    expect(await namesOf({ words: String(ticket.number) })).not.toEqual([]);
  });

  it("names a customer only to who sees people", async () => {
    await eventAt("2026-10-24T10:00:00Z", await makeCustomer("Hannah Ostermann", "hannah@roastery.test"));
    const auditor: Actor = { ...admin, permissions: new Set(["settings.audit"]) };
    const customersIn = async (reader: Actor) =>
      (await listAudit(reader, {})).entries.filter(({ actor }) => actor.kind === "customer");
    expect(await customersIn(admin)).toMatchObject([{ actor: { name: "Hannah Ostermann" } }]);
    expect(await customersIn(auditor)).toMatchObject([{ actor: { name: "" } }]);
  });

  it("refuses who has not its permission, and what is no cursor", async () => {
    await expect(listAudit(mara, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(listAuditPeople(mara)).rejects.toBeInstanceOf(AppError);
    await expect(listAudit(admin, { cursor: "'; drop table events" })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
