import { eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db, pool } from "../../db/client";
import { mailboxes, tickets } from "../../db/schema";

describe("a value of a closed list, and a flag", () => {
  it("stands in the statement's text, where a partial index can see it", () => {
    const query = db()
      .select({ id: tickets.id })
      .from(tickets)
      .where(inArray(tickets.status, ["new", "open"]));
    expect(query.toSQL()).toMatchObject({ sql: expect.stringContaining("in ('new', 'open')"), params: [] });
    const ours = db().select({ id: mailboxes.id }).from(mailboxes).where(eq(mailboxes.isDefault, true));
    expect(ours.toSQL()).toMatchObject({ sql: expect.stringContaining("= true"), params: [] });
  });

  it("that is none of the list never gets there", () => {
    const hostile = "open' or true --" as "open";
    expect(() => db().select().from(tickets).where(eq(tickets.status, hostile)).toSQL()).toThrow(
      "is none of",
    );
  });

  it("is planned once for each connection, with the index that its text names", async () => {
    const { rows } = await pool().query("show plan_cache_mode");
    expect(rows).toEqual([{ plan_cache_mode: "force_generic_plan" }]);
  });
});
