import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Client, escapeIdentifier } from "pg";
import { type CopyStreamQuery, from as copyFrom } from "pg-copy-streams";
import { type Extract, extract } from "tar-stream";
import { migrateDatabase } from "@/db/migrate";
import { dataKeyId } from "@/lib/core/crypto";
import { storeStream } from "@/lib/stores/storage";
import { CopyDigest, FilesDigest } from "./digest";
import { type Begin, format, type Manifest, names, readName } from "./format";
import { loosenTables, tightenTables } from "./loosen-tables";
import { listTables } from "./tables";

type Entry = Extract extends AsyncIterable<infer Source> ? Source : never;

type Filling = { table: string; rows: CopyStreamQuery; written: Promise<void> };

type Options = {
  /** Of the role that shall own the tables. */
  url: string;
  input: Readable;
  migrations: string;
  /** False to look at the stored files and write none. */
  writeFiles: boolean;
};

/**
 * Reads a back-up into an empty database, as its schema was then, and its files into the storage, checking every count
 * and hash on the way. All rows are one transaction: a back-up that is damaged leaves the tables that the migrations
 * made, without a row of it, and the database is made anew before another try.
 * @throws Error with one sentence: not empty, not ours, another DATA_KEY, from a newer version, damaged
 */
export async function restoreBackup(options: Options): Promise<Manifest> {
  const client = new Client({ connectionString: options.url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await ensureEmpty(client);
    return await new Restoring(client, options).run();
  } finally {
    await client.end();
  }
}

async function ensureEmpty(client: Client): Promise<void> {
  const { rows } = await client.query(
    "select count(*)::int as tables from pg_tables where schemaname in ('public', 'drizzle')",
  );
  if (rows[0]?.tables > 0)
    throw new Error("The database is not empty: a back-up is restored into a new one.");
}

class Restoring {
  readonly #tables = new Map<string, CopyDigest>();
  readonly #files = new FilesDigest();
  #begin: Begin | undefined;
  #manifest: Manifest | undefined;
  #columns = new Map<string, string[]>();
  /** The table whose rows come in: a part may end in the middle of one, so all its parts are one COPY. */
  #filling: Filling | undefined;

  constructor(
    readonly client: Client,
    readonly options: Options,
  ) {}

  async run(): Promise<Manifest> {
    const archive = extract();
    const read = pipeline(this.options.input, createGunzip(), archive);
    try {
      await Promise.all([this.#takeAll(archive), read]);
    } catch (error) {
      await read.catch(() => {});
      throw toSentence(error);
    }
    if (!this.#manifest) throw new Error("The back-up ends too early: it was not written to its end.");
    return this.#manifest;
  }

  async #takeAll(archive: Extract): Promise<void> {
    for await (const entry of archive) {
      if (entry.header.name === names.begin) await this.#open(await textOf(entry));
      else if (!this.#begin) throw new Error("This is no back-up of Helpdesk.");
      else if (entry.header.name === names.manifest) await this.#close(await textOf(entry));
      else await this.#take(entry);
      entry.resume();
    }
  }

  /** The schema as it was, and nothing in it that would mind the order of the rows. */
  async #open(text: string): Promise<void> {
    const begin = JSON.parse(text) as Begin;
    if (begin.format !== format) throw new Error("This back-up is of a newer version of Helpdesk.");
    if (begin.keyId !== dataKeyId()) {
      throw new Error("This back-up was made under another DATA_KEY: its secrets could not be read.");
    }
    await migrateTo(this.options, begin.migration);
    this.#begin = begin;
    await this.client.query("begin");
    const tables = await listTables(this.client);
    this.#columns = new Map(tables.map(({ name, columns }) => [name, columns]));
    await loosenTables(
      this.client,
      tables.map(({ name }) => name),
    );
  }

  async #take(entry: Entry): Promise<void> {
    const what = readName(entry.header.name);
    if (!what) throw new Error(`The back-up holds ${entry.header.name}, which nobody knows.`);
    if ("table" in what) await this.#takeRows(what.table, entry);
    else await this.#takeFile(what.key, entry);
  }

  async #takeRows(table: string, entry: Entry): Promise<void> {
    const digest = this.#tables.get(table) ?? new CopyDigest();
    this.#tables.set(table, digest);
    const { rows, written } = await this.#rowsOf(table);
    for await (const chunk of entry as AsyncIterable<Buffer>) {
      digest.add(chunk);
      if (!rows.write(chunk)) await Promise.race([once(rows, "drain"), written]);
    }
  }

  async #rowsOf(table: string): Promise<Filling> {
    if (this.#filling?.table === table) return this.#filling;
    await this.#endRows();
    const columns = this.#columns.get(table);
    if (!columns) throw new Error(`The back-up holds a table ${table}, which its version did not have.`);
    const list = columns.map(escapeIdentifier).join(", ");
    const rows = this.client.query(copyFrom(`copy ${escapeIdentifier(table)} (${list}) from stdin`));
    const written = finished(rows);
    written.catch(() => {}); // whoever waits for it is told
    this.#filling = { table, rows, written };
    return this.#filling;
  }

  async #endRows(): Promise<void> {
    const filled = this.#filling;
    this.#filling = undefined;
    filled?.rows.end();
    await filled?.written;
  }

  async #takeFile(key: string, entry: Entry): Promise<void> {
    this.#files.begin(key, entry.header.size ?? 0);
    const files = this.#files;
    async function* passing() {
      for await (const chunk of entry as AsyncIterable<Buffer>) {
        files.add(chunk);
        yield chunk;
      }
    }
    if (this.options.writeFiles) await storeStream(key, passing());
    else for await (const _ of passing());
  }

  /** Everything is here: what was counted is what was written down, or nothing stays. */
  async #close(text: string): Promise<void> {
    await this.#endRows();
    const manifest = JSON.parse(text) as Manifest;
    for (const { name, rows, sha256 } of manifest.tables) {
      const found = (this.#tables.get(name) ?? new CopyDigest()).end();
      if (found.rows !== rows || found.sha256 !== sha256) throw new Error(`The rows of ${name} are damaged.`);
    }
    const files = this.#files.end();
    if (manifest.files && JSON.stringify(files) !== JSON.stringify(manifest.files)) {
      throw new Error("The stored files are damaged.");
    }
    for (const [name, { value, called }] of Object.entries(manifest.sequences)) {
      await this.client.query("select setval($1::regclass, $2::bigint, $3)", [
        escapeIdentifier(name),
        value,
        called,
      ]);
    }
    await tightenTables(this.client);
    await this.client.query("commit");
    this.#manifest = manifest;
  }
}

/** Our migrations up to the one that the back-up names, whatever came after it. */
async function migrateTo({ url, migrations }: Options, newest: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "helpdesk-migrations-"));
  try {
    await cp(migrations, folder, { recursive: true });
    const file = path.join(folder, "meta", "_journal.json");
    const journal = JSON.parse(await readFile(file, "utf8")) as { entries: { when: number }[] };
    const entries = journal.entries.filter(({ when }) => when <= newest);
    if (!entries.some(({ when }) => when === newest)) {
      throw new Error("This back-up is of a newer version of Helpdesk: restore it with that version.");
    }
    await writeFile(file, JSON.stringify({ ...journal, entries }));
    await migrateDatabase(url, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function textOf(entry: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function toSentence(error: unknown): Error {
  const { code, message = String(error) } = error as { code?: string; message?: string };
  if (code?.startsWith("Z_")) return new Error(`The back-up is damaged or no .tar.gz (${message}).`);
  return new Error(message);
}
