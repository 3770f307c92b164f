import { appendFileSync, cpSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, describe, expect, inject, it } from "vitest";
import { migrateDatabase } from "../../db/migrate";
import { openSql, type Sql } from "../support/sql.mjs";
import { runTool } from "./run-tool";
import { plant, read, removePlanted, root } from "./sources";

const folder = path.join(root, "db/migrations");
const journal = JSON.parse(read("db/migrations/meta/_journal.json")) as {
  entries: { when: number; tag: string }[];
};

const made: string[] = [];
const admin = () => openSql(inject("adminUrl"));

async function emptyDatabase(): Promise<string> {
  const name = `empty_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const sql = admin();
  await sql.unsafe(`create database ${name}`);
  await sql.end();
  made.push(name);
  const url = new URL(inject("adminUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

async function withDatabase<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = openSql(url);
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

afterEach(async () => {
  const sql = admin();
  for (const name of made.splice(0)) await sql.unsafe(`drop database ${name} with (force)`);
  await sql.end();
});
afterAll(removePlanted);

describe("the migrations", () => {
  it("say what the schema says", async () => {
    const copy = copyOfSchema();
    const { output } = await runTool("drizzle-kit", ["generate"], copy);
    expect(output).toContain("No schema changes");
    expect(readdirSync(path.join(copy, "db/migrations")).sort()).toEqual(readdirSync(folder).sort());
  }, 60_000);

  it("notice a schema that went ahead of them", async () => {
    const copy = copyOfSchema();
    const planted = `import { pgTable, text } from "drizzle-orm/pg-core";
      export const planted = pgTable("planted", { name: text().notNull() });`;
    writeFileSync(path.join(copy, "db/schema/planted.ts"), planted);
    appendFileSync(path.join(copy, "db/schema/index.ts"), 'export * from "./planted";\n');
    const { output } = await runTool("drizzle-kit", ["generate"], copy);
    expect(output).not.toContain("No schema changes");
  }, 60_000);

  it("each stand in the journal, in order, under a name of their own", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
    expect(files.sort()).toEqual(journal.entries.map((entry) => `${entry.tag}.sql`));
    const times = journal.entries.map((entry) => entry.when);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });

  it("apply from empty, and again without a change", async () => {
    const url = await emptyDatabase();
    await migrateDatabase(url, folder);
    const first = await withDatabase(url, tablesOf);
    expect(first).toContain("tickets");
    await migrateDatabase(url, folder);
    expect(await withDatabase(url, tablesOf)).toEqual(first);
    expect(await withDatabase(url, appliedIn)).toBe(journal.entries.length);
  }, 60_000);

  it("are applied once by several processes that start at the same moment", async () => {
    const url = await emptyDatabase();
    await Promise.all(Array.from({ length: 4 }, () => migrateDatabase(url, folder)));
    expect(await withDatabase(url, appliedIn)).toBe(journal.entries.length);
  }, 60_000);

  it("leave a database of a newer version alone, and say so in one sentence", async () => {
    const url = await emptyDatabase();
    await migrateDatabase(url, folder);
    await withDatabase(url, async (sql) => {
      const newer = Math.max(...journal.entries.map((entry) => entry.when)) + 1;
      await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', ${newer})`;
    });
    const before = await withDatabase(url, appliedIn);
    await expect(migrateDatabase(url, folder)).rejects.toThrow(
      /^The database belongs to a newer version of Helpdesk: start that version, or restore a back-up\.$/,
    );
    expect(await withDatabase(url, appliedIn)).toBe(before);
  }, 60_000);
});

/** The schema and its migrations in a folder of their own, where drizzle-kit may write. */
function copyOfSchema(): string {
  const names = ["drizzle.config.ts", "tsconfig.json", "package.json"];
  const copy = plant(Object.fromEntries(names.map((name) => [name, read(name)])));
  cpSync(path.join(root, "db"), path.join(copy, "db"), { recursive: true });
  return copy;
}

async function tablesOf(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' union select tablename from pg_tables where schemaname = 'public' order by 1`;
  return rows.map((row) => row.name);
}

async function appliedIn(sql: Sql): Promise<number> {
  const [row] = await sql<
    { count: number }[]
  >`select count(*)::int as count from drizzle.__drizzle_migrations`;
  return row?.count ?? 0;
}
