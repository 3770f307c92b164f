import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db, inTransaction, pool } from "../../db/client";
import { organisations } from "../../db/schema";
import { env } from "../../lib/core/env";

const named = (name: string) => ({ name, domains: [], createdAt: new Date("2026-03-18T12:00:00Z") });
const names = async () =>
  (await db().select({ name: organisations.name }).from(organisations)).map((one) => one.name);

/** Ends other connections of the pool, as a restart of the server would. */
async function cutConnections(): Promise<void> {
  await pool().query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'helpdesk' and pid <> pg_backend_pid()`);
}

describe("a transaction", () => {
  it("commits what its work wrote, and hands on what it returned", async () => {
    const seven = await inTransaction(async (tx) => {
      await tx.insert(organisations).values(named("Kept"));
      return 7;
    });
    expect([seven, await names()]).toEqual([7, ["Kept"]]);
  });

  it("leaves nothing of work that fails, and throws its error", async () => {
    const work = inTransaction(async (tx) => {
      await tx.insert(organisations).values(named("Gone"));
      throw new Error("changed my mind");
    });
    await expect(work).rejects.toThrow("changed my mind");
    expect(await names()).toEqual([]);
  });

  it("starts at the database's instant, the same all through it", async () => {
    await inTransaction(async (tx, startedAt) => {
      const { rows } = await tx.execute<{ now: string }>(sql`select now()::timestamptz(3)::text as now`);
      expect(Math.abs(new Date(rows[0]?.now ?? "").getTime() - startedAt.getTime())).toBeLessThanOrEqual(1);
    });
  });

  it("says so when a statement failed in it unseen: PostgreSQL then commits nothing", async () => {
    const work = inTransaction(async (tx) => {
      await tx.insert(organisations).values(named("Gone"));
      await tx.execute(sql`select 1 / 0`).catch(() => {});
    });
    await expect(work).rejects.toThrow("not committed");
    expect(await names()).toEqual([]);
  });

  it("whose connection dies fails with that, and the next one has another", async () => {
    const work = inTransaction(async (tx) => {
      await tx.insert(organisations).values(named("Gone"));
      await cutConnections();
      await tx.insert(organisations).values(named("Gone too"));
    });
    await expect(work).rejects.toThrow();
    await inTransaction((tx) => tx.insert(organisations).values(named("Kept")));
    expect(await names()).toEqual(["Kept"]);
  });

  it("gives its connection back whatever happens: more of them than the pool has, cut again and again", async () => {
    const attempts = Array.from({ length: env().DATABASE_POOL * 5 }, (_, at) =>
      inTransaction(async (tx) => {
        await tx.insert(organisations).values(named(`Number ${at}`));
        if (at % 4 === 0) await cutConnections();
        await tx.select().from(organisations).where(eq(organisations.id, at));
      }),
    );
    const ends = await Promise.allSettled(attempts);
    const kept = ends.flatMap(({ status }, at) => (status === "fulfilled" ? [`Number ${at}`] : []));
    expect(kept.length).toBeLessThan(attempts.length);
    expect(pool().waitingCount).toBe(0);
    const written = await names();
    // One whose connection died during its commit may have been kept all the same; none that was told so is lost.
    expect(written).toEqual(expect.arrayContaining(kept));
  });
});
