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
import { makeTeam, moveToTeam, ticketFrom } from "../support/tickets";
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

  it("refuses who has not its permission, and what is no cursor", async () => {
    await expect(listAudit(mara, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(listAuditPeople(mara)).rejects.toBeInstanceOf(AppError);
    await expect(listAudit(admin, { cursor: "'; drop table events" })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
