import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { env } from "@/lib/core/env";
import { randomToken } from "@/lib/core/ids";

/** Where attachments and raw mail lie. Keys are made by `storageKey`, never taken from a user. */
export function storageRoot(): string {
  const { STORAGE_URL, DATA_DIR } = env();
  return STORAGE_URL ? fileURLToPath(STORAGE_URL) : path.resolve(DATA_DIR, "storage");
}

/** A fresh key: `raw/ab/<random>`; two letters of fan-out keep folders small. */
export function storageKey(area: "raw" | "files"): string {
  const token = randomToken();
  return `${area}/${token.slice(-2)}/${token}`;
}

export function isStorageKey(key: string): boolean {
  return /^(raw|files)\/[0-9a-z]{2}\/[0-9a-z]{25}$/.test(key);
}

function place(key: string): string {
  if (!isStorageKey(key)) throw new Error("not a storage key");
  return path.join(storageRoot(), key);
}

/** Writes and returns only when the bytes and their name are on disk: a mail is acknowledged after this. */
export async function store(key: string, content: Uint8Array): Promise<void> {
  const target = place(key);
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  const part = `${target}.part`;
  await writeDurably(part, content);
  await rename(part, target);
  await syncFolder(folder);
}

/**
 * The same for what comes in piece by piece and is never whole in memory. When its source fails nothing stays.
 * @returns what was written
 */
export async function storeStream(
  key: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256");
  let size = 0;
  async function* counted() {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.byteLength;
      yield chunk;
    }
  }
  const target = place(key);
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  const part = `${target}.part`;
  try {
    await writeDurably(part, counted());
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await rename(part, target);
  await syncFolder(folder);
  return { size, sha256: hash.digest("hex") };
}

async function writeDurably(file: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(file, "w", 0o640);
  try {
    await handle.writeFile(content);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function readStored(key: string): Promise<Buffer> {
  return readFile(place(key));
}

export async function streamStored(key: string): Promise<{ stream: Readable; size: number }> {
  const file = place(key);
  const { size } = await stat(file);
  return { stream: createReadStream(file), size };
}

export async function removeStored(key: string): Promise<void> {
  await rm(place(key), { force: true });
}
