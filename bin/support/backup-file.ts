import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/core/env";
import type { Manifest } from "@/lib/operations/backup/format";
import { writeBackup } from "@/lib/operations/backup/write-backup";
import { ownerUrl } from "./bring-up-to-date";

const keptBeforeMigrations = 3;

function folder(): string {
  return path.resolve(env().DATA_DIR, "backups");
}

/** `<data folder>/backups/<kind>-2026-11-27T10-30-05Z.tar.gz` */
export function backupFile(kind: string): string {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  return path.join(folder(), `${kind}-${moment}Z.tar.gz`);
}

/** Writes a back-up under another name first: a file of that name is a whole one. */
export async function writeBackupFile(
  file: string,
  options: { files: boolean; onProgress?: (what: string) => void },
): Promise<Manifest> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.${process.pid}.part`;
  try {
    const output = createWriteStream(part, { mode: 0o600, flush: true });
    const manifest = await writeBackup({ url: ownerUrl(), output, ...options });
    await rename(part, file);
    return manifest;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** What a back-up holds, for people. */
export function summary({ tables, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows of ${tables.length} tables, ${files?.count ?? "no"} files`;
}

/** The database alone, since no migration touches stored files; of such back-ups the newest three are kept. */
export async function backUpBeforeMigration(): Promise<string> {
  const file = backupFile("before-migration");
  await writeBackupFile(file, { files: false });
  const earlier = (await readdir(folder()))
    .filter((name) => /^before-migration-.*\.tar\.gz$/.test(name))
    .sort();
  for (const name of earlier.slice(0, -keptBeforeMigrations)) await rm(path.join(folder(), name));
  return file;
}
