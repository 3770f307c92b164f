import type { Readable } from "node:stream";

/** Where stored files lie: a folder, or a bucket. Keys are whole and well-formed when they come here. */
export type StoredFiles = {
  /** Resolves once the bytes and their name are safe. When the source fails, nothing stays. */
  write(key: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  /** @throws with code `ENOENT` where there is none */
  read(key: string): Promise<Buffer>;
  /** @throws with code `ENOENT` where there is none */
  stream(key: string): Promise<{ stream: Readable; size: number }>;
  /** Does not mind when there is nothing. */
  remove(key: string): Promise<void>;
};

/** Whether an error of `read` or `stream` says that there is no such file, and not that it could not be had. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
