import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { cp, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { db, pool } from "../../db/client";
import { migrateDatabase } from "../../db/migrate";
import { mailLedger } from "../../db/schema";
import { env } from "../../lib/core/env";
import { restoreBackup } from "../../lib/operations/backup/restore-backup";
import { verifyBackup } from "../../lib/operations/backup/verify-backup";
import { writeBackup } from "../../lib/operations/backup/write-backup";
import { readStored, removeStored, storageKey } from "../../lib/stores/storage";
import { bucketFiles } from "../../lib/stores/stored-bucket";
import { removeBundles, startChild, stopChildren } from "../jobs/child-process";
import { keys, openS3Server } from "../support/s3-server";
import { openSql, type Sql } from "../support/sql.mjs";
import { ticketFrom } from "../support/tickets";
import { makeWorld } from "../support/world";

const migrations = path.resolve("db/migrations");
let folder: string;
let admin: Sql;
const made: (() => unknown)[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "helpdesk-backup-"));
  admin = openSql(inject("adminUrl"));
});
afterEach(async () => {
  for (const step of made.splice(0)) await step();
});
afterAll(async () => {
  await stopChildren();
  await removeBundles();
  await admin.end();
  await rm(folder, { recursive: true });
});

async function newDatabase(): Promise<string> {
  const name = `backup_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  made.push(() => admin.unsafe(`drop database if exists ${name} with (force)`));
  await admin.unsafe(`create database ${name}`);
  const url = new URL(inject("adminUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

let count = 0;
const newFile = () => path.join(folder, `${++count}.tar.gz`);

async function backUp(options: { url?: string; files?: boolean; onProgress?: (what: string) => void } = {}) {
  const file = newFile();
  const { url = env().DATABASE_URL, files = true, ...rest } = options;
  const manifest = await writeBackup({ url, files, output: createWriteStream(file), ...rest });
  return { file, manifest };
}

const restore = async (file: string, url: string, writeFiles = false) =>
  restoreBackup({ url, input: createReadStream(file), migrations, writeFiles });

/** Everything that a table's definition promises, in words. */
const promises = `select conrelid::regclass::text as on_table, conname, pg_get_constraintdef(oid) as text
  from pg_constraint where connamespace = 'public'::regnamespace
  union all select tgrelid::regclass::text, tgname, tgenabled::text from pg_trigger where not tgisinternal
  order by 1, 2`;

describe("a back-up of files in a bucket", () => {
  it("holds them, puts them into another, and is not made where one cannot be read", async () => {
    const server = await openS3Server();
    made.push(() => server.close());
    const filesAt = (prefix: string) => bucketFiles({ ...keys, STORAGE_URL: server.storageUrl(prefix) });
    const command = async (name: string, STORAGE_URL: string, file: string, DATABASE_URL: string) => {
      const child = await startChild(`./bin/commands/${name}.ts`, { ...keys, STORAGE_URL, DATABASE_URL }, [
        file,
      ]);
      const [code] = await once(child.process, "close");
      return { code, said: child.output() };
    };
    await makeWorld();
    const files = [storageKey("raw"), storageKey("files"), storageKey("files")];
    await Promise.all(files.map((key) => filesAt("old").write(key, Buffer.from(`bytes of ${key}`))));

    const file = newFile();
    const backUp = await command("backup", server.storageUrl("old"), file, env().DATABASE_URL);
    expect([backUp.code, backUp.said]).toEqual([0, expect.stringContaining("3 files")]);
    const restored = await command("restore", server.storageUrl("new"), file, await newDatabase());
    expect([restored.code, restored.said]).toEqual([0, expect.stringContaining("3 files")]);
    for (const key of files) expect(String(await filesAt("new").read(key))).toBe(`bytes of ${key}`);

    const away = "s3://northwind-files?endpoint=http://127.0.0.1:1";
    const failed = await command("backup", away, newFile(), env().DATABASE_URL);
    expect([failed.code, failed.said]).toEqual([1, expect.stringContaining("ECONNREFUSED")]);
  }, 60_000);
});

describe("a back-up", () => {
  beforeEach(async () => {
    const { system } = await makeWorld();
    await ticketFrom(system, {
      subject: "Tab\there, backslash \\N, “quotes” and \u{1f4a8} steam",
      text: "one\r\ntwo\\n\n\\.\nthree",
    });
  });

  it("restores every row and file, and the tables promise what they promised", async () => {
    const { file, manifest } = await backUp();
    expect(manifest.tables.find(({ name }) => name === "tickets")?.rows).toBe(1);
    const [mail] = await db().select({ key: mailLedger.storageKey }).from(mailLedger);
    const key = mail?.key ?? "";
    const content = await readStored(key);
    await removeStored(key);

    const url = await newDatabase();
    expect(await restore(file, url, true)).toEqual(manifest);
    expect(await readStored(key)).toEqual(content);
    const again = await backUp({ url, files: false });
    expect(again.manifest.tables).toEqual(manifest.tables);
    expect(again.manifest.sequences).toEqual(manifest.sequences);
    const restored = openSql(url);
    expect(await restored.unsafe(promises)).toEqual((await pool().query(promises)).rows);
    const subjects = "select subject from tickets";
    expect(await restored.unsafe(subjects)).toEqual((await pool().query(subjects)).rows);
    await restored.end();
  });

  it("is verified in a scratch database that is gone afterwards", async () => {
    const { file, manifest } = await backUp();
    expect(await verifyBackup({ url: env().DATABASE_URL, file, migrations })).toEqual(manifest);
    expect(await admin`select datname from pg_database where datname like 'helpdesk_verify_%'`).toEqual([]);
  });

  it("restores a table of many megabytes, wherever its parts were cut", async () => {
    await pool().query(`insert into reset_requests (address, locale, asked_at)
      select i || repeat(md5(i::text), 40) || '@far.test', 'en', now() from generate_series(1, 8000) as i`);
    const { file, manifest } = await backUp({ files: false });
    expect(manifest.tables.find(({ name }) => name === "reset_requests")?.rows).toBe(8000);
    expect(await restore(file, await newDatabase())).toEqual(manifest);
    // Cut in the middle of those rows.
    await truncate(file, Math.floor((await stat(file)).size / 2));
    await expect(restore(file, await newDatabase())).rejects.toThrow(/damaged/);
  });

  it("is of one instant: what is written while it is made is not in it", async () => {
    const rows = async () => (await pool().query("select count(*)::int as count from tags")).rows[0]?.count;
    let late: Promise<unknown> | undefined;
    const { manifest } = await backUp({
      files: false,
      onProgress: () => {
        late ??= pool().query("insert into tags (name, created_at) values ('late', now())");
      },
    });
    await late;
    expect([await rows(), manifest.tables.find(({ name }) => name === "tags")?.rows]).toEqual([1, 0]);
  });

  it("of an earlier schema is restored as that schema", async () => {
    const older = path.join(folder, "older");
    await cp(migrations, older, { recursive: true });
    const journal = path.join(older, "meta/_journal.json");
    const { entries, ...rest } = JSON.parse(await readFile(journal, "utf8"));
    await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 12) }));
    const old = await newDatabase();
    await migrateDatabase(old, older);
    const { file, manifest } = await backUp({ url: old, files: false });
    expect(manifest.migration).toBe(entries[11].when);

    const url = await newDatabase();
    await restore(file, url);
    const again = await backUp({ url, files: false });
    expect(again.manifest.tables).toEqual(manifest.tables);
    await migrateDatabase(url, migrations);
    await expect(
      restoreBackup({
        url: await newDatabase(),
        input: createReadStream(file),
        migrations: older,
        writeFiles: false,
      }),
    ).resolves.toMatchObject({ migration: entries[11].when });
  });
});

describe("a back-up that cannot be restored says why, and leaves nothing", () => {
  beforeEach(async () => {
    const { system } = await makeWorld();
    await ticketFrom(system);
  });
  const tables = async (url: string) => {
    const sql = openSql(url);
    const rows = await sql.unsafe("select count(*)::int as count from users").catch(() => [{ count: 0 }]);
    await sql.end();
    return rows[0].count;
  };

  it("one that ends too early", async () => {
    const { file } = await backUp();
    await truncate(file, 4000);
    const url = await newDatabase();
    await expect(restore(file, url)).rejects.toThrow(/damaged|too early/);
    expect(await tables(url)).toBeLessThanOrEqual(1); // the system user of the migrations
  });

  it("one with a flipped bit", async () => {
    const { file } = await backUp();
    const bytes = await readFile(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(file, bytes);
    await expect(restore(file, await newDatabase())).rejects.toThrow();
  });

  it("one into a database that is in use", async () => {
    const { file } = await backUp();
    await expect(restore(file, env().DATABASE_URL)).rejects.toThrow(/not empty/);
  });

  it("one of a newer version", async () => {
    const { file } = await backUp();
    const older = path.join(folder, "too-old");
    await cp(migrations, older, { recursive: true });
    const journal = path.join(older, "meta/_journal.json");
    const { entries, ...rest } = JSON.parse(await readFile(journal, "utf8"));
    await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, -1) }));
    const input = createReadStream(file);
    const url = await newDatabase();
    await expect(restoreBackup({ url, input, migrations: older, writeFiles: false })).rejects.toThrow(
      /newer version/,
    );
  });

  it("something else altogether", async () => {
    const file = newFile();
    await writeFile(file, gzipSync("no archive at all"));
    await expect(restore(file, await newDatabase())).rejects.toThrow();
    await writeFile(file, "nor this");
    await expect(restore(file, await newDatabase())).rejects.toThrow(/no .tar.gz/);
  });
});
