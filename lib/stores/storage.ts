import { createHash } from "node:crypto";
import path from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { env } from "@/lib/core/env";
import { randomToken } from "@/lib/core/ids";
import type { BucketFiles } from "./stored-bucket";
import type { StoredFiles } from "./stored-files";
import { folderFiles } from "./stored-folder";

export { isMissing } from "./stored-files";

/** The folder where attachments and raw mail lie; null where they lie in a bucket. */
export function storageRoot(): string | null {
  const { STORAGE_URL, DATA_DIR } = env();
  if (!STORAGE_URL) return path.resolve(DATA_DIR, "storage");
  return STORAGE_URL.startsWith("s3:") ? null : fileURLToPath(STORAGE_URL);
}

let bucketOnce: Promise<BucketFiles> | undefined;

/** The bucket that STORAGE_URL names. What speaks to it is loaded here and nowhere else: most need none of it. */
export function storageBucket(): Promise<BucketFiles> {
  bucketOnce ??= import("./stored-bucket").then(({ bucketFiles }) => bucketFiles(env()));
  return bucketOnce;
}

async function storage(key: string): Promise<StoredFiles> {
  if (!isStorageKey(key)) throw new Error("not a storage key");
  const root = storageRoot();
  return root === null ? storageBucket() : folderFiles(root);
}

/** A fresh key: `raw/ab/<random>`; two letters of fan-out keep folders small. Never taken from a user. */
export function storageKey(area: "raw" | "files"): string {
  const token = randomToken();
  return `${area}/${token.slice(-2)}/${token}`;
}

export function isStorageKey(key: string): boolean {
  return /^(raw|files)\/[0-9a-z]{2}\/[0-9a-z]{25}$/.test(key);
}

/** Writes and returns only when the bytes and their name are safe: a mail is acknowledged after this. */
export async function store(key: string, content: Uint8Array): Promise<void> {
  await (await storage(key)).write(key, content);
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
  await (await storage(key)).write(key, counted());
  return { size, sha256: hash.digest("hex") };
}

/** @throws what `isMissing` knows, where there is none */
export async function readStored(key: string): Promise<Buffer> {
  return (await storage(key)).read(key);
}

/** @throws what `isMissing` knows, where there is none */
export async function streamStored(key: string): Promise<{ stream: Readable; size: number }> {
  return (await storage(key)).stream(key);
}

export async function removeStored(key: string): Promise<void> {
  await (await storage(key)).remove(key);
}
