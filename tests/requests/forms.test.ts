import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { env } from "../../lib/core/env";
import { safeFileName } from "../../lib/email/safe-file-name";
import { streamStored } from "../../lib/stores/storage";
import type { StoredFile } from "../../lib/tickets/add-message";
import { removeUploads } from "../../lib/tickets/store-upload";
import { guestCookie, readGuestCookie } from "../../lib/web/guest-session";
import { keepForm, readKeptForm } from "../../lib/web/kept-form";
import { readForm } from "../../lib/web/read-form";
import { ensureSameOrigin } from "../../lib/web/same-origin";

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

/** A request as it comes over a slow line: in pieces of any size, and broken off where `lost` says so. */
function inPieces(bytes: Uint8Array, type: string, { size = bytes.length, lost = false } = {}) {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    if (lost) throw new Error("aborted");
  }
  const body = Readable.toWeb(Readable.from(pieces())) as ReadableStream;
  const sent = { method: "POST", headers: { "content-type": type }, body, duplex: "half" };
  return new Request("http://localhost/", sent);
}

async function contentsOf(files: StoredFile[]): Promise<string[]> {
  const contents: string[] = [];
  for (const { storageKey } of files) {
    const { stream } = await streamStored(storageKey);
    contents.push(Buffer.concat(await stream.toArray()).toString("utf8"));
  }
  return contents;
}

async function asSent(form: FormData): Promise<{ body: Uint8Array; type: string }> {
  const request = new Request("http://localhost/", { method: "POST", body: form });
  return {
    body: new Uint8Array(await request.arrayBuffer()),
    type: request.headers.get("content-type") ?? "",
  };
}

const send = (form: FormData) => new Request("http://localhost/", { method: "POST", body: form });
const filesFolder = () => {
  const { STORAGE_URL, DATA_DIR } = env();
  return path.join(STORAGE_URL ? fileURLToPath(STORAGE_URL) : path.resolve(DATA_DIR, "storage"), "files");
};
const filesOnDisk = async () => {
  const names = await readdir(filesFolder(), { recursive: true }).catch(() => []);
  return names.filter((name) => name.includes("/"));
};

describe("a form with files", () => {
  it("is read the same whatever pieces it comes in, also when files hold line ends and dashes", async () => {
    const property = fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom("\r", "\n", "-", "--", "\r\n--", "ü", "a") }), {
        maxLength: 4,
      }),
      fc.integer({ min: 1, max: 90 }),
      async (contents, size) => {
        const form = new FormData();
        form.set("subject", "Größe");
        for (const content of contents) form.append("files", new Blob([content]), "a.bin");
        const { body, type } = await asSent(form);
        const { fields, files, problem } = await readForm(inPieces(body, type, { size }));
        expect([fields, problem]).toEqual([{ subject: "Größe" }, null]);
        expect(await contentsOf(files)).toEqual(contents);
        await removeUploads(files);
      },
    );
    await fc.assert(property, { numRuns: 50 });
  });

  it("gives names as their browser wrote them, quotes included", async () => {
    const form = new FormData();
    form.append("files", new Blob(["x"]), 'say "ä".txt');
    const { files } = await readForm(send(form));
    expect(files.map(({ name }) => name)).toEqual([safeFileName('say "ä".txt', "")]);
    await removeUploads(files);
  });

  it.each([
    [
      "that ends too early",
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nhal',
      "multipart/form-data; boundary=b",
    ],
    [
      "whose file ends too early",
      '--b\r\nContent-Disposition: form-data; name="a"; filename="a.txt"\r\n\r\nhal',
      "multipart/form-data; boundary=b",
    ],
    ["with a head that has no end", `--b\r\n${"x".repeat(9000)}`, "multipart/form-data; boundary=b"],
    ["without a boundary", "--b--", "multipart/form-data"],
    ["that is none", "{}", "application/json"],
    ["that is empty", "", "multipart/form-data; boundary=b"],
  ])("%s is refused", async (_name, body, type) => {
    const before = await filesOnDisk();
    const { files, problem } = await readForm(inPieces(Buffer.from(body), type, { size: 7 }));
    expect(problem).toMatchObject({ code: "invalid", messageKey: "error.requests.broken" });
    await removeUploads(files);
    expect(await filesOnDisk()).toEqual(before);
  });

  it("has no part without a name, and no end of parts", async () => {
    const type = "multipart/form-data; boundary=b";
    const nameless = await readForm(inPieces(Buffer.from("--b\r\nX: y\r\n\r\n1\r\n--b--"), type));
    expect(nameless).toEqual({ fields: {}, files: [], problem: null });
    const form = new FormData();
    for (let i = 0; i < 41; i++) form.append("text", "x");
    expect((await readForm(send(form))).problem).toMatchObject({ messageKey: "error.requests.broken" });
  });

  it("whose fields are longer than any of ours is refused", async () => {
    const form = new FormData();
    form.set("text", "x".repeat(256 * 1024 + 1));
    const { fields, problem } = await readForm(send(form));
    expect(problem).toMatchObject({ code: "too_large" });
    expect(fields).toEqual({});
  });

  it("leaves nothing when its sender hangs up in the middle of a file", async () => {
    const form = new FormData();
    form.append("files", new Blob([Buffer.alloc(300_000)]), "a.bin");
    const { body, type } = await asSent(form);
    const before = await filesOnDisk();
    const { files, problem } = await readForm(inPieces(body.subarray(0, 200_000), type, { lost: true }));
    expect(problem).toMatchObject({ messageKey: "error.requests.broken" });
    await removeUploads(files);
    expect(await filesOnDisk()).toEqual(before);
  });
});

describe("the files of a form", () => {
  it("go to storage with the type that they are, and a name that is one", async () => {
    const form = new FormData();
    form.set("text", "Hello");
    form.append("files", new Blob([png], { type: "text/html" }), "../../etc/photo.html");
    form.append("files", new Blob(["<svg onload=alert(1)>"], { type: "image/svg+xml" }), "a.svg");
    const { fields, files, problem } = await readForm(send(form));
    expect([fields, problem]).toEqual([{ text: "Hello" }, null]);
    expect(files.map(({ name, mediaType, size }) => [name, mediaType, size])).toEqual([
      ["photo.html", "image/png", 16],
      ["a.svg", "application/octet-stream", 21],
    ]);
    const { stream } = await streamStored(files[0]!.storageKey);
    expect(Buffer.concat(await stream.toArray())).toEqual(png);
    await removeUploads(files);
  });

  it("are none where none was chosen, which browsers send as a file without a name", async () => {
    const body =
      '--b\r\nContent-Disposition: form-data; name="files"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b--\r\n';
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    const request = new Request("http://localhost/", { method: "POST", headers, body });
    expect(await readForm(request)).toEqual({ fields: {}, files: [], problem: null });
  });

  it("over 20 MB are refused at their field, and what was typed after them is read", async () => {
    const form = new FormData();
    form.append("files", new Blob([Buffer.alloc(20_000_001)]), "large.bin");
    form.set("text", "Typed");
    const before = await filesOnDisk();
    const { fields, files, problem } = await readForm(send(form));
    expect(problem).toMatchObject({
      code: "too_large",
      options: { fields: { files: "error.requests.fileTooLarge" } },
    });
    expect([fields.text, files]).toEqual(["Typed", []]);
    expect(await filesOnDisk()).toEqual(before);
  });

  it("are ten at most", async () => {
    const form = new FormData();
    for (let i = 0; i < 11; i++) form.append("files", new Blob(["x"]), "a.txt");
    const { files, problem } = await readForm(send(form));
    expect(problem).toMatchObject({ options: { fields: { files: "error.requests.tooManyFiles" } } });
    await removeUploads(files);
  });

  it("are an error, and not a form with mistakes, when they cannot be stored", async () => {
    const folder = filesFolder();
    await mkdir(folder, { recursive: true });
    await rename(folder, `${folder}-away`);
    await writeFile(folder, "no folder");
    try {
      const form = new FormData();
      form.append("files", new Blob([Buffer.alloc(2_000_000)]), "a.bin");
      form.append("files", new Blob(["x"]), "b.txt");
      const { body, type } = await asSent(form);
      await expect(readForm(inPieces(body, type))).rejects.toMatchObject({ code: "ENOTDIR" });
    } finally {
      await rm(folder);
      await rename(`${folder}-away`, folder);
    }
  });

  it("are not even begun when the form says that it is too large", async () => {
    const request = new Request("http://localhost/", {
      method: "POST",
      headers: { "content-length": "200000000", "content-type": "multipart/form-data; boundary=b" },
    });
    expect((await readForm(request)).problem).toMatchObject({ code: "too_large" });
  });
});

describe("a form that comes back without scripts", () => {
  const unpack = (cookie: string) => readKeptForm(/^kept-form=([^;]*)/.exec(cookie)?.[1]);
  const fields = { text: "Too long." };

  it("holds what was typed and what was wrong, for its own page", () => {
    const kept = { values: { subject: "Größe", text: "Zeile\n".repeat(200) }, fields, message: "No" };
    const cookie = keepForm(kept, "/requests/new");
    expect(unpack(cookie)).toEqual(kept);
    expect(cookie).toContain("; Path=/requests/new; Max-Age=120; HttpOnly; SameSite=Lax");
  });

  it("leaves a text out that no cookie holds", () => {
    const text = Array.from({ length: 4000 }, (_one, i) => (i * 7919) % 10_007).join(" ");
    const cookie = keepForm({ values: { subject: "Kept", text }, fields, message: "No" }, "/requests/new");
    expect(cookie.length).toBeLessThan(4096);
    expect(unpack(cookie)).toEqual({ values: { subject: "Kept" }, fields, message: "No" });
  });

  it.each(["", "nonsense", "e30", undefined])("is nothing when it is %s", (value) => {
    expect(readKeptForm(value)).toBeNull();
  });
});

describe("a guest's session", () => {
  const value = (cookie: string) => /^[^=]+=([^;]*)/.exec(cookie)![1]!;

  it("names its link for 12 hours, on the pages of its request only", () => {
    const cookie = guestCookie(7, 1001);
    expect(cookie).toContain("; Path=/requests/1001; Max-Age=43200; HttpOnly; SameSite=Lax");
    expect(readGuestCookie(value(cookie))).toBe(7);
    expect(readGuestCookie(value(guestCookie(7, 1001, Date.now() - 43_201_000)))).toBeNull();
  });

  it.each<[string, (signed: string) => string | undefined]>([
    ["absent", () => undefined],
    ["of another link", (signed) => signed.replace(/^7\./, "8.")],
    [
      "longer than it was",
      (signed) => signed.replace(/\.(\d+)\./, (_all, until) => `.${Number(until) + 1}.`),
    ],
    ["signed otherwise", (signed) => `${signed.slice(0, -1)}${signed.endsWith("A") ? "B" : "A"}`],
    ["nonsense", () => "7.9999999999.x"],
  ])("that is %s lets nobody in", (_name, change) => {
    expect(readGuestCookie(change(value(guestCookie(7, 1001))))).toBeNull();
  });
});

describe("a form's origin", () => {
  const from = (headers: Record<string, string>) => () =>
    ensureSameOrigin(new Request("http://desk.test/", { headers: { host: "desk.test", ...headers } }));

  it.each([{ "sec-fetch-site": "same-origin", origin: "null" }, { origin: "http://desk.test" }, {}])(
    "that is our own passes: %o",
    (headers) => {
      expect(from(headers as Record<string, string>)).not.toThrow();
    },
  );

  it.each([
    { "sec-fetch-site": "cross-site", origin: "http://desk.test" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { origin: "http://evil.test" },
    { origin: "null" },
  ])("that is another is refused: %o", (headers) => {
    expect(from(headers as Record<string, string>)).toThrow(/forbidden/);
  });
});
