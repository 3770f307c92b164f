import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, actingAt } from "../../lib/core/actor";
import { writeDailyCsv } from "../../lib/reports/write-daily-csv";
import { listAudit } from "../../lib/tickets/list-audit";
import { makeWorld } from "../support/world";
import { at, ticketWith } from "./support";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  const world = await makeWorld();
  system = world.system;
  admin = actingAt(world.admin, at("2026-03-20T12:00:00Z"));
});

const head = { day: "Day", new: "New", solved: "Solved" };
const textOf = async (input: object, actor = admin) =>
  new Response(await writeDailyCsv(actor, input, head)).text();

describe("the daily table", () => {
  it("has a line for each day of the range, whatever its length", async () => {
    await ticketWith(system, admin, { created: "2026-03-19T10:00:00Z", solved: "2026-03-20T10:00:00Z" });
    expect(await textOf({ from: "2026-03-18", to: "2026-03-20" })).toBe(
      "Day,New,Solved\r\n2026-03-18,0,0\r\n2026-03-19,1,0\r\n2026-03-20,0,1\r\n",
    );
    const year = await textOf({ from: "2025-03-20", to: "2026-03-20" });
    expect(year.trim().split("\r\n")).toHaveLength(367);
  });

  it("is for those who may see reports", async () => {
    const nobody: Actor = { ...admin, permissions: new Set(["tickets.all"]) };
    await expect(textOf({}, nobody)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is written down in the audit", async () => {
    await textOf({ from: "2026-03-18", to: "2026-03-20" });
    const { entries } = await listAudit(admin, { kind: "workspace" });
    expect(entries.find(({ name }) => name === "workspace.exported")?.changes).toMatchObject([
      { field: "export", to: "reports" },
      { field: "fromDay", to: "2026-03-18" },
      { field: "toDay", to: "2026-03-20" },
    ]);
  });
});
