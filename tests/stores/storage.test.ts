import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { env } from "../../lib/core/env";
import { readStored, removeStored, storageKey, store, streamStored } from "../../lib/stores/storage";

const content = Buffer.from("From: hannah@roastery.example\r\n\r\nGood morning");

function placeOf(key: string): string {
  return path.join(fileURLToPath(env().STORAGE_URL ?? ""), key);
}

describe("storage", () => {
  it("gives back byte for byte what was stored", async () => {
    const key = storageKey("raw");
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 256));
    await store(key, bytes);
    expect((await readStored(key)).equals(bytes)).toBe(true);
  });

  it("leaves no half-written file behind, and keeps others of this machine from reading", async () => {
    const key = storageKey("files");
    await store(key, content);
    const names = await readdir(path.dirname(placeOf(key)));
    expect(names.filter((name) => name.endsWith(".part"))).toEqual([]);
    expect((await stat(placeOf(key))).mode & 0o007).toBe(0);
  });

  it("is written whole when several store the same key at once", async () => {
    const key = storageKey("files");
    await Promise.allSettled([store(key, content), store(key, content), store(key, content)]);
    expect((await readStored(key)).equals(content)).toBe(true);
  });

  it("streams with the size beforehand", async () => {
    const key = storageKey("files");
    await store(key, content);
    const { stream, size } = await streamStored(key);
    expect(size).toBe(content.byteLength);
    expect(await text(stream)).toBe(content.toString());
  });

  it("removes, and does not mind when there is nothing", async () => {
    const key = storageKey("raw");
    await store(key, content);
    await removeStored(key);
    await removeStored(key);
    await expect(readStored(key)).rejects.toMatchObject({ code: "ENOENT" });
    await expect(streamStored(key)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it.each([
    "../../etc/passwd",
    "raw/../../../etc/passwd",
    "/etc/passwd",
    "other/ab/0123456789abcdefghijklmno",
    "raw/ab/0123456789abcdefghijklmno/x",
    "raw/ab/0123456789abcdefghijklmno\n",
    "RAW/AB/0123456789ABCDEFGHIJKLMNO",
    "",
  ])("refuses the key %j, whatever is asked", async (key) => {
    await expect(store(key, content)).rejects.toThrow("not a storage key");
    await expect(readStored(key)).rejects.toThrow("not a storage key");
    await expect(streamStored(key)).rejects.toThrow("not a storage key");
    await expect(removeStored(key)).rejects.toThrow("not a storage key");
  });

  it("makes keys that nobody guesses and that spread over folders", () => {
    const keys = Array.from({ length: 200 }, () => storageKey("raw"));
    expect(new Set(keys).size).toBe(200);
    expect(new Set(keys.map((key) => key.split("/")[1])).size).toBeGreaterThan(50);
  });
});
