import { createHash } from "node:crypto";

const newline = 10;

/** Counts and hashes COPY text as it passes; a newline inside a value is escaped there, so one ends each row. */
export class CopyDigest {
  rows = 0;
  readonly #hash = createHash("sha256");

  add(chunk: Uint8Array): void {
    this.#hash.update(chunk);
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) this.rows++;
  }

  end(): { rows: number; sha256: string } {
    return { rows: this.rows, sha256: this.#hash.digest("hex") };
  }
}

/** Files one after the other, in the order of their keys: count, octets and one hash over keys, sizes and contents. */
export class FilesDigest {
  #count = 0;
  #bytes = 0;
  readonly #hash = createHash("sha256");

  begin(key: string, size: number): void {
    this.#count++;
    this.#bytes += size;
    this.#hash.update(`\0${key}\0${size}\0`);
  }

  add(chunk: Uint8Array): void {
    this.#hash.update(chunk);
  }

  end(): { count: number; bytes: number; sha256: string } {
    return { count: this.#count, bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }
}
