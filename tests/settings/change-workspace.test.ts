import { desc } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { eventDetails, events } from "../../db/schema";
import { loadSystemActor } from "../../lib/accounts/load-actor";
import type { Actor } from "../../lib/core/actor";
import { changeWorkspace } from "../../lib/settings/change-workspace";
import { findWorkspace } from "../../lib/settings/find-workspace";
import type { ChangeWorkspaceInput } from "../../lib/settings/inputs";
import { answer, countRows, newestMail, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

const from = { name: "Northwind", timeZone: "Europe/Copenhagen", locale: "en" };
const set = (change: Partial<ChangeWorkspaceInput> = {}) =>
  ({ ...from, from, ...change }) as ChangeWorkspaceInput;

let admin: Actor;
let system: Actor;
beforeEach(async () => {
  ({ admin, system } = await makeWorld());
});

describe("changing the workspace", () => {
  it("sets name, time zone and language, and everybody reads them from then on", async () => {
    await changeWorkspace(admin, set({ name: "  Northwind Coffee ", timeZone: "Asia/Tokyo", locale: "de" }));
    expect(await findWorkspace()).toEqual({
      name: "Northwind Coffee",
      timeZone: "Asia/Tokyo",
      locale: "de",
    });
    expect(await loadSystemActor()).toMatchObject({ timeZone: "Asia/Tokyo", locale: "de" });
    const ticket = await ticketFrom(system);
    await answer(admin, ticket.id);
    expect((await newestMail()).fromName).toBe("Priya Raman (Northwind Coffee)");
  });

  it("says in one event what was what, the name where it can be blanked", async () => {
    await changeWorkspace(admin, set({ name: "Northwind Coffee", locale: "de" }));
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event).toMatchObject({
      name: "workspace.changed",
      actorId: admin.id,
      subjectKind: "workspace",
      payload: { changes: [{ field: "locale", from: "en", to: "de" }] },
    });
    expect(await db().select({ details: eventDetails.details }).from(eventDetails)).toEqual([
      { details: { changes: [{ field: "name", from: "Northwind", to: "Northwind Coffee" }] } },
    ]);
  });

  it("writes nothing when nothing is another", async () => {
    const before = await countRows("events");
    await changeWorkspace(admin, set());
    expect(await countRows("events")).toBe(before);
  });

  it("refuses a field that somebody else set meanwhile, and shows both sides", async () => {
    await changeWorkspace(admin, set({ name: "Northwind A" }));
    await expect(changeWorkspace(admin, set({ name: "Northwind B" }))).rejects.toMatchObject({
      code: "conflict",
      options: { details: { field: "name", theirs: "Northwind A", yours: "Northwind B" } },
    });
    expect(await findWorkspace()).toMatchObject({ name: "Northwind A" });
  });

  it("takes a change of one field while another was changed, and the same change twice", async () => {
    await changeWorkspace(admin, set({ name: "Northwind A" }));
    await changeWorkspace(admin, set({ locale: "de" }));
    await changeWorkspace(admin, set({ name: "Northwind A" }));
    expect(await findWorkspace()).toMatchObject({ name: "Northwind A", locale: "de" });
  });

  it.each([
    ["an empty name", { name: "  " }],
    ["a zone that is none", { timeZone: "Mars/Olympus" }],
    ["a language we do not speak", { locale: "fr" as "de" }],
  ])("refuses %s", async (_what, change) => {
    await expect(changeWorkspace(admin, set(change))).rejects.toThrow("error.field");
    expect(await findWorkspace()).toEqual(from);
  });

  it("is refused to an agent", async () => {
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    await expect(changeWorkspace(agent, set({ name: "Mine" }))).rejects.toMatchObject({ code: "forbidden" });
    expect(await findWorkspace()).toEqual(from);
  });
});
