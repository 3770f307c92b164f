import { createReadStream } from "node:fs";
import { Client, escapeIdentifier } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { randomToken } from "@/lib/core/ids";
import { CopyDigest } from "./digest";
import type { Manifest } from "./format";
import { restoreBackup } from "./restore-backup";
import { listTables } from "./tables";

/**
 * Restores a back-up into a scratch database, reads every table of it again, and compares counts and hashes with what
 * was written down when the back-up was made. Stored files are hashed from the back-up and written nowhere.
 * @param url of a role that may create databases
 * @throws Error with one sentence that says what differs
 */
export async function verifyBackup(options: {
  url: string;
  file: string;
  migrations: string;
}): Promise<Manifest> {
  const scratch = `helpdesk_verify_${randomToken().slice(0, 10)}`;
  const admin = new Client({ connectionString: options.url, connectionTimeoutMillis: 10_000 });
  await admin.connect();
  try {
    await createScratch(admin, scratch);
    try {
      const url = new URL(options.url);
      url.pathname = `/${scratch}`;
      const manifest = await restoreBackup({
        url: url.href,
        input: createReadStream(options.file),
        migrations: options.migrations,
        writeFiles: false,
      });
      await compare(url.href, manifest);
      return manifest;
    } finally {
      await admin.query(`drop database if exists ${escapeIdentifier(scratch)} with (force)`);
    }
  } finally {
    await admin.end();
  }
}

async function createScratch(admin: Client, name: string): Promise<void> {
  try {
    await admin.query(`create database ${escapeIdentifier(name)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== "42501") throw error;
    throw new Error("To verify, a scratch database is made: give the role CREATEDB (alter role … createdb).");
  }
}

async function compare(url: string, manifest: Manifest): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const written = new Map(manifest.tables.map((table) => [table.name, table]));
    for (const { name, copy } of await listTables(client)) {
      const digest = new CopyDigest();
      for await (const chunk of client.query(copyTo(copy)) as AsyncIterable<Buffer>) digest.add(chunk);
      const [found, expected] = [digest.end(), written.get(name)];
      if (found.rows === expected?.rows && found.sha256 === expected.sha256) continue;
      throw new Error(`${name} has ${found.rows} rows after restoring, and not the same as before.`);
    }
  } finally {
    await client.end();
  }
}
