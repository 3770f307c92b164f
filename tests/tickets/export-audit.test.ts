import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import type { Actor } from "../../lib/core/actor";
import { exportAudit } from "../../lib/tickets/export-audit";
import type { ListAuditInput } from "../../lib/tickets/inputs";
import { makeAgent, makeWorld } from "../support/world";

let admin: Actor;
let mara: Actor;
beforeEach(async () => {
  ({ admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
});

const taken = async (asked: ListAuditInput = {}, who = admin) => {
  const names: string[] = [];
  for await (const entry of await exportAudit(who, asked)) names.push(entry.name);
  return names;
};

/** Many at once, of which several have one instant: a page may end between them. */
const manyEvents = (count: number) =>
  db().execute(sql`insert into events (at, name, actor_kind, actor_id, subject_kind, subject_id, payload, depth)
    select '2025-01-01'::timestamptz + (n / 7) * interval '1 second', 'test.' || n, 'staff', ${mara.id}, 'user', n, '{}', 0
    from generate_series(1, ${count}::int) n`);

describe("the audit as a file", () => {
  it("has everything once, newest first, and that it was taken out", async () => {
    await manyEvents(250);
    const names = await taken();
    expect(names[0]).toBe("workspace.exported");
    expect(names.filter((name) => name.startsWith("test."))).toEqual(
      Array.from({ length: 250 }, (_, at) => `test.${250 - at}`),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it("has what the filter asks for, and says by what it was narrowed", async () => {
    await manyEvents(3);
    expect(await taken({ personId: mara.id, to: "2025-01-02" })).toHaveLength(3);
    await taken({ words: "Mara", kind: "user" });
    const [row] = (
      await db().execute(sql`select payload, details from events join event_details on event_id = id
        where name = 'workspace.exported'`)
    ).rows;
    expect(JSON.stringify(row?.payload)).toContain('"user"');
    // Who was searched for is personal: it can be blanked where the event cannot.
    expect(JSON.stringify(row?.payload)).not.toContain("Mara");
    expect(JSON.stringify(row?.details)).toContain("Mara");
  });

  it("is refused before anything is written down", async () => {
    await expect(exportAudit(mara, {})).rejects.toMatchObject({ code: "forbidden" });
    expect((await taken()).filter((name) => name === "workspace.exported")).toHaveLength(1);
  });
});
