import { once } from "node:events";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Pack, pack } from "tar-stream";
import { newestMigration } from "@/db/newest-migration";
import { dataKeyId } from "@/lib/core/crypto";
import { listStored } from "@/lib/stores/list-stored";
import { isMissing, streamStored } from "@/lib/stores/storage";
import { CopyDigest, FilesDigest } from "./digest";
import { type Begin, format, type Manifest, names, type TableCount } from "./format";
import { listTables, type Table } from "./tables";

const partBytes = 4_000_000;

/**
 * Writes a back-up of the database, and of the stored files unless `files` is false, while everything goes on: all
 * rows are of one instant (a snapshot), and a file never changes once it is there. What is in memory at once is one part
 * of four megabytes.
 * @param url of a role that may read every table
 * @param onProgress gets the name of each table when it begins, then "files"
 */
export async function writeBackup(options: {
  url: string;
  output: Writable;
  files: boolean;
  onProgress?: (what: string) => void;
}): Promise<Manifest> {
  const client = new Client({ connectionString: options.url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  const archive = pack();
  const written = pipeline(archive, createGzip({ level: 6 }), options.output);
  try {
    const [manifest] = await Promise.all([fill(archive, client, options), written]);
    return manifest;
  } catch (error) {
    archive.destroy();
    await written.catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}

async function fill(
  archive: Pack,
  client: Client,
  { files, onProgress = () => {} }: { files: boolean; onProgress?: (what: string) => void },
): Promise<Manifest> {
  await client.query("begin isolation level repeatable read read only");
  const begin: Begin = {
    format,
    createdAt: new Date().toISOString(),
    migration: (await newestMigration(client)) ?? 0,
    keyId: dataKeyId(),
  };
  await addEntry(archive, names.begin, Buffer.from(JSON.stringify(begin)));
  const tables: TableCount[] = [];
  for (const table of await listTables(client)) {
    onProgress(table.name);
    tables.push(await addTable(archive, client, table));
  }
  const sequences = await sequenceValues(client);
  if (files) onProgress("files");
  const manifest = { ...begin, tables, sequences, files: files ? await addFiles(archive) : null };
  await addEntry(archive, names.manifest, Buffer.from(JSON.stringify(manifest, null, 2)));
  archive.finalize();
  return manifest;
}

async function addTable(archive: Pack, client: Client, { name, columns, copy }: Table): Promise<TableCount> {
  const digest = new CopyDigest();
  let [waiting, size, part]: [Buffer[], number, number] = [[], 0, 0];
  const flush = async () => {
    if (size === 0) return;
    await addEntry(archive, names.part(name, ++part), Buffer.concat(waiting, size));
    [waiting, size] = [[], 0];
  };
  for await (const chunk of client.query(copyTo(copy)) as AsyncIterable<Buffer>) {
    digest.add(chunk);
    waiting.push(chunk);
    size += chunk.byteLength;
    if (size >= partBytes) await flush();
  }
  await flush();
  return { name, columns, ...digest.end() };
}

async function addFiles(archive: Pack) {
  const digest = new FilesDigest();
  for await (const key of listStored()) {
    const found = await streamStored(key).catch((error) => {
      if (isMissing(error)) return null; // deleted since it was listed
      throw error;
    });
    if (!found) continue;
    digest.begin(key, found.size);
    const entry = archive.entry({ name: names.file(key), size: found.size });
    for await (const chunk of found.stream as AsyncIterable<Buffer>) {
      digest.add(chunk);
      if (!entry.write(chunk)) await once(entry, "drain");
    }
    entry.end(null);
    await once(entry, "finish");
  }
  return digest.end();
}

async function sequenceValues(client: Client): Promise<Manifest["sequences"]> {
  const { rows } = await client.query<{ name: string }>(
    "select sequencename as name from pg_sequences where schemaname = 'public' order by 1",
  );
  const values: Manifest["sequences"] = {};
  for (const { name } of rows) {
    const found = await client.query(`select last_value::text as value, is_called as called from "${name}"`);
    values[name] = found.rows[0];
  }
  return values;
}

/** Resolves when the archive has room for more: what reads slowly slows the writing down. */
function addEntry(archive: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name }, content, (error) => (error ? reject(error) : resolve()));
  });
}
