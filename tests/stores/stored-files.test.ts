import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storageKey } from "../../lib/stores/storage";
import { bucketFiles } from "../../lib/stores/stored-bucket";
import { isMissing, type StoredFiles } from "../../lib/stores/stored-files";
import { folderFiles } from "../../lib/stores/stored-folder";
import { keys, openS3Server } from "../support/s3-server";

const content = Buffer.from("From: hannah@roastery.example\r\n\r\nGood morning");
const large = Buffer.alloc(12_000_000, "Every octet of it, in three parts. ");

let server: Awaited<ReturnType<typeof openS3Server>>;
let folder: string;

beforeAll(async () => {
  server = await openS3Server();
  folder = await mkdtemp(path.join(os.tmpdir(), "helpdesk-test-stored-"));
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function* pieces(whole: Buffer, fails = false) {
  for (let at = 0; at < whole.length; at += 70_000) yield whole.subarray(at, at + 70_000);
  if (fails) throw new Error("the sender went away");
}

const isGone = async (reading: Promise<unknown>) => isMissing(await reading.catch((error) => error));

const bucketAt = (prefix: string) => bucketFiles({ ...keys, STORAGE_URL: server.storageUrl(prefix) });

const places: [string, () => StoredFiles][] = [
  ["a folder", () => folderFiles(folder)],
  ["a bucket", () => bucketAt("")],
  ["a bucket's folder", () => bucketAt("help/desk")],
];

describe.each(places)("files in %s", (_name, open) => {
  it("come back byte for byte, whole and as a stream with its size beforehand", async () => {
    const key = storageKey("raw");
    await open().write(key, content);
    expect(await open().read(key)).toEqual(content);
    const { stream, size } = await open().stream(key);
    expect(size).toBe(content.byteLength);
    expect(await text(stream)).toBe(content.toString());
  });

  it("may be empty", async () => {
    const key = storageKey("files");
    await open().write(key, pieces(Buffer.alloc(0)));
    expect((await open().read(key)).byteLength).toBe(0);
  });

  it("come in pieces, of a size that nobody knows beforehand", async () => {
    const key = storageKey("files");
    await open().write(key, pieces(large));
    expect((await buffer((await open().stream(key)).stream)).equals(large)).toBe(true);
  });

  it.each([
    ["a small one", content],
    ["a large one", large],
  ])("leave nothing when the source of %s fails", async (_size, whole) => {
    const key = storageKey("files");
    await expect(open().write(key, pieces(whole, true))).rejects.toThrow("the sender went away");
    expect(await isGone(open().read(key))).toBe(true);
  });

  it("are whole when several write the same at once", async () => {
    const key = storageKey("files");
    await Promise.allSettled([1, 2, 3].map(() => open().write(key, content)));
    expect(await open().read(key)).toEqual(content);
  });

  it("are removed, and it is no matter when there is nothing", async () => {
    const key = storageKey("raw");
    await open().write(key, content);
    await open().remove(key);
    await open().remove(key);
    expect(await isGone(open().read(key))).toBe(true);
    expect(await isGone(open().stream(key))).toBe(true);
  });
});

describe("a bucket", () => {
  // s3rver cannot turn a page on this Node (it ciphers where to go on in a way that is gone): the client's paginator does.
  it("lists what it has below a prefix, in order", async () => {
    const bucket = bucketAt("listed");
    const files = Array.from({ length: 120 }, () => storageKey("files"));
    await Promise.all(files.map((key) => bucket.write(key, content)));
    await bucket.write(storageKey("raw"), content);
    expect(await all(bucket.list("files/"))).toEqual(files.sort());
    expect(await all(bucketAt("elsewhere").list("files/"))).toEqual([]);
  });

  it("that is not there, or that does not let us in, is no missing file", async () => {
    const absent = bucketFiles({ ...keys, STORAGE_URL: server.storageUrl("", "southwind-files") });
    const closed = bucketFiles({ ...keys, STORAGE_URL: server.storageUrl(), AWS_ACCESS_KEY_ID: "STRANGER" });
    const away = bucketFiles({ ...keys, STORAGE_URL: "s3://northwind-files?endpoint=http://127.0.0.1:1" });
    await expect(absent.read(storageKey("raw"))).rejects.toMatchObject({ name: "NoSuchBucket" });
    await expect(absent.write(storageKey("raw"), content)).rejects.toMatchObject({ name: "NoSuchBucket" });
    await expect(closed.write(storageKey("raw"), content)).rejects.toMatchObject({
      name: "InvalidAccessKeyId",
    });
    await expect(away.read(storageKey("raw"))).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
