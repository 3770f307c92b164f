import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, actingAt } from "../../lib/core/actor";
import { getReport } from "../../lib/reports/get-report";
import { type BehindInput, partKeys } from "../../lib/reports/inputs";
import { listBehind } from "../../lib/reports/list-behind";
import type { BehindRow, ReportView } from "../../lib/reports/view-types";
import { makeTeam, moveToTeam } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";
import { at, setStatus, ticketWith } from "./support";

let system: Actor;
let admin: Actor;
let mara: Actor;
const range = { from: "2026-02-01", to: "2026-03-20" };

/** A ticket of each kind, some for all, some of a team that Mara is not in. */
beforeEach(async () => {
  const world = await makeWorld();
  system = world.system;
  admin = actingAt(world.admin, at("2026-03-20T12:00:00Z"));
  mara = actingAt(await makeAgent("Mara", "mara@northwind.test"), admin.at!);
  const legal = await makeTeam("Legal", true);
  for (const day of ["02-10", "03-01", "03-15", "03-18", "03-20"]) {
    for (const hidden of [false, true]) {
      const morning = `2026-${day}T06:00:00Z`;
      const ids = [
        await ticketWith(system, admin, { created: morning }),
        await ticketWith(system, admin, { created: morning, answered: `2026-${day}T07:00:00Z` }),
        await ticketWith(system, admin, { created: morning, solved: `2026-${day}T08:00:00Z` }),
      ];
      await setStatus(admin, ids[1]!, "pending", `2026-${day}T09:00:00Z`);
      if (hidden) for (const id of ids) await moveToTeam(id, legal);
    }
  }
});

function numbersOf(report: ReportView): Record<string, number> {
  const { answered, solved } = report;
  const parts = [answered, solved].flatMap(({ inTime, late, running }) => [inTime, late, running]);
  return {
    new: report.volume.new,
    solved: report.volume.solved,
    answered: report.firstReply.answered,
    unanswered: report.firstReply.unanswered,
    ...Object.fromEntries([...parts, ...report.age].map(({ key, count }) => [key, count])),
  };
}

async function everyRow(actor: Actor, input: BehindInput): Promise<BehindRow[]> {
  const rows: BehindRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await listBehind(actor, { ...input, cursor, limit: 3 });
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor);
  return rows;
}

describe("the list behind a number", () => {
  it("is as long as the number says, for each number and whoever asks", async () => {
    for (const actor of [admin, mara]) {
      const numbers = numbersOf(await getReport(actor, range));
      expect(Object.keys(numbers).sort()).toEqual([...partKeys].sort());
      for (const measure of partKeys) {
        const rows = await everyRow(actor, { ...range, measure });
        const ids = new Set(rows.map(({ id }) => id));
        const { count } = await listBehind(actor, { ...range, measure });
        const expected = numbers[measure];
        expect([measure, rows.length, ids.size, count]).toEqual([measure, expected, expected, expected]);
      }
      // Not all of it nothing.
      expect(Object.values(numbers).filter((count) => count > 0).length).toBeGreaterThan(10);
      // Half of the thirty are of a team that Mara is not in.
      expect(numbers.new).toBe(actor === admin ? 30 : 15);
    }
  });

  it("is as long as each bar and each point, the latest ticket first, with what was measured", async () => {
    const { volume, firstReply } = await getReport(admin, range);
    for (const { from, to, ...counts } of volume.steps) {
      expect((await listBehind(admin, { measure: "new", from, to })).count).toBe(counts.new);
      expect((await listBehind(admin, { measure: "solved", from, to })).count).toBe(counts.solved);
    }
    for (const { from, to, answered } of firstReply.steps) {
      expect((await listBehind(admin, { measure: "answered", from, to })).count).toBe(answered);
    }
    const rows = await everyRow(admin, { ...range, measure: "answered" });
    expect(rows.map((one) => one.at)).toEqual(
      rows
        .map((one) => one.at)
        .sort()
        .reverse(),
    );
    expect(rows[0]).toMatchObject({ at: "2026-03-20T06:00:00.000Z", seconds: 3600, status: "pending" });
    const solved = await everyRow(admin, { ...range, measure: "solved" });
    expect(solved[0]).toMatchObject({ at: "2026-03-20T08:00:00.000Z", seconds: null });
  });

  it("takes no cursor that is none, and nobody without the permission", async () => {
    for (const cursor of ["nonsense", Buffer.from('["1; drop table tickets", 1]').toString("base64url")]) {
      const asked = listBehind(admin, { measure: "new", cursor });
      await expect(asked).rejects.toMatchObject({ code: "invalid" });
    }
    const nobody: Actor = { ...mara, permissions: new Set(["tickets.work"]) };
    await expect(listBehind(nobody, { measure: "new" })).rejects.toMatchObject({ code: "forbidden" });
  });
});
