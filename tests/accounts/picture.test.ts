import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, users } from "../../db/schema";
import { removePicture, setPicture } from "../../lib/accounts/change-picture";
import { deactivateColleague } from "../../lib/accounts/deactivate-colleague";
import { findPicture } from "../../lib/accounts/find-picture";
import { findSignedIn } from "../../lib/accounts/find-session-actor";
import { createSession } from "../../lib/accounts/sessions";
import type { Actor } from "../../lib/core/actor";
import { env } from "../../lib/core/env";
import { secretToken, sha256 } from "../../lib/core/ids";
import { askForExport } from "../../lib/privacy/ask-for-export";
import { openExport } from "../../lib/privacy/open-export";
import { workPrivacy } from "../../lib/privacy/work-privacy";
import { bareImage } from "../../lib/settings/bare-image";
import { readStored, storageKey, store } from "../../lib/stores/storage";
import { getRequest } from "../../lib/tickets/get-request";
import { getTicket } from "../../lib/tickets/get-ticket";
import { erase, jobsOf, userRow } from "../privacy/privacy";
import { entriesOf } from "../privacy/zip";
import { answer, countRows, personAt, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let anna: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
});

function chunk(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(name, 4, "latin1");
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])), 0);
  return Buffer.concat([head, data, sum]);
}

/** A whole PNG, with what a camera may have written into it. */
function picture(side = 64, beside: Buffer[] = [], behind = ""): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(side * (side + 1), side));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    ...beside,
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
    Buffer.from(behind),
  ]);
}

const place = "52.5200 13.4050";
const exif = (orientation: number) => {
  const entry = Buffer.from([0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
  const tiff = Buffer.concat([Buffer.from("II*\0\x08\0\0\0\x01\0", "latin1"), entry, Buffer.alloc(4)]);
  return Buffer.concat([tiff, Buffer.from(place)]);
};
const lies = (key: string) => existsSync(path.join(fileURLToPath(env().STORAGE_URL!), key));
async function uploaded(content: Buffer) {
  const key = storageKey("files");
  await store(key, content);
  return { storageKey: key, size: content.byteLength };
}
const set = async (content: Buffer, actor = anna) => setPicture(actor, await uploaded(content));
const kept = async (actor = anna) => (await userRow(actor.id)).picture;
const hashOf = async (actor = anna) => (await kept(actor))?.sha256.slice(0, 16) ?? "none";
const found = async (actor: Actor, hash: string, of = anna) => findPicture(actor, { userId: of.id, hash });

describe("a colleague's picture", () => {
  it("is kept without what the camera wrote beside it, told of, and goes with its file", async () => {
    const camera = [chunk("eXIf", exif(1)), chunk("tEXt", Buffer.from(`Comment\0${place}`))];
    await set(picture(64, camera, place));
    const first = (await kept())!;
    expect(first).toMatchObject({ type: "image/png", width: 64, height: 64 });
    const content = await readStored(first.key);
    expect(content).toEqual(picture(64));
    expect(first.sha256).toBe(sha256(content));
    const [event] = await db().select().from(events).where(eq(events.name, "user.profile-changed"));
    expect(event).toMatchObject({ actorId: anna.id, subjectId: anna.id, payload: { fields: ["picture"] } });
    await set(picture(65));
    expect(lies(first.key)).toBe(false);
    const second = (await kept())!;
    await removePicture(anna);
    expect(await kept()).toBeNull();
    expect(lies(second.key)).toBe(false);
  });

  it("stays where the same comes again, and of two at once one is in use and one lies there", async () => {
    await set(picture());
    const { key } = (await kept())!;
    const before = await countRows("events");
    await set(picture());
    expect((await kept())?.key).toBe(key);
    expect(await countRows("events")).toBe(before);
    await Promise.all([set(picture(66)), set(picture(67))]);
    expect(lies(key)).toBe(false);
    expect(lies((await kept())!.key)).toBe(true);
  });

  it.each([
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "error.image.svg"],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "error.image.none"],
    ["one cut short", picture().subarray(0, 60), "error.image.none"],
    ["one too small", picture(16), "error.image.sides"],
    ["a file too large", picture(64, [], "x".repeat(1_000_001)), "error.image.size"],
  ])("is none of %s", async (_what, content, key) => {
    await expect(set(content)).rejects.toMatchObject({
      messageKey: key,
      options: { fields: { files: key } },
    });
    expect(await kept()).toBeNull();
  });

  it("is a colleague's own: no customer has one", async () => {
    await ticketFrom(system);
    const hannah = await personAt("hannah@roastery.test");
    await expect(set(picture(), hannah)).rejects.toMatchObject({ code: "forbidden" });
    await expect(removePicture(hannah)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is for colleagues, by the hash that it has now", async () => {
    await ticketFrom(system);
    await set(picture());
    const hash = await hashOf();
    const collaborator = await makeAgent("Coll", "coll@northwind.test", { roleKey: "collaborator" });
    for (const reader of [admin, anna, collaborator])
      expect(await found(reader, hash)).toMatchObject({ type: "image/png" });
    const hannah = await personAt("hannah@roastery.test");
    const refused: [Actor, string, Actor][] = [
      [hannah, hash, anna],
      [admin, "none", anna],
      [admin, "", anna],
      [admin, hash, admin],
    ];
    for (const [reader, typed, of] of refused)
      await expect(found(reader, typed, of)).rejects.toMatchObject({ code: "not_found" });
    await set(picture(65));
    await expect(found(admin, hash)).rejects.toMatchObject({ code: "not_found" });
  });

  it("stands at what he wrote for colleagues, never for customers, and around his own pages", async () => {
    const ticket = await ticketFrom(system);
    await answer(anna, ticket.id);
    await set(picture());
    const hash = await hashOf();
    const pictures = async (actor: Actor) =>
      (await getTicket(actor, ticket.number)).messages.map(({ author }) => author.picture);
    expect(await pictures(admin)).toEqual([null, hash]);
    const hannah = await personAt("hannah@roastery.test");
    expect(await pictures(hannah)).toEqual([null, null]);
    const { messages } = await getRequest(hannah, ticket.number);
    expect(messages.map(({ author }) => author.picture)).toEqual([null, null]);
    const token = secretToken();
    await createSession(token, anna.id, new Date(Date.now() + 60_000));
    expect(await findSignedIn(token)).toMatchObject({ picture: hash });
  });

  it("is in his export, and gone with him: at once for readers, then from storage", async () => {
    await set(picture());
    await askForExport(admin, { personId: anna.id });
    await workPrivacy(system);
    const [job] = await jobsOf(anna.id);
    const files = entriesOf(await readStored((await openExport(admin, { exportId: job!.id })).storageKey));
    expect(Object.keys(files)).toContain("picture.png");
    const [{ key }, hash] = [(await kept())!, await hashOf()];
    await deactivateColleague(admin, { userId: anna.id });
    await db().update(users).set({ erasedAt: new Date() }).where(eq(users.id, anna.id));
    await expect(found(admin, hash)).rejects.toMatchObject({ code: "not_found" });
    await db().update(users).set({ erasedAt: null }).where(eq(users.id, anna.id));
    await erase(admin, system, anna.id);
    expect(await kept()).toBeNull();
    expect(lies(key)).toBe(false);
  });
});

describe("an image without what is no part of it", () => {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  const start = Buffer.from([0xff, 0xd8]);
  const end = Buffer.from([0xff, 0xd9]);
  const scan = Buffer.concat([
    segment(0xda, Buffer.alloc(10)),
    Buffer.from([1, 0xff, 0, 2, 0xff, 0xd3, 3]),
    segment(0xc4, Buffer.from([0xff, 0xd9, 7])),
    segment(0xda, Buffer.alloc(10)),
    Buffer.from([4, 0xff, 0]),
  ]);
  const frame = segment(0xc2, Buffer.alloc(15));
  const jfif = segment(0xe0, Buffer.from("JFIF\0"));

  it("of a JPEG keeps all scans and how the camera was held", () => {
    const camera = segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exif(6)]));
    const comment = segment(0xfe, Buffer.from(place));
    const bare = bareImage(
      "image/jpeg",
      Buffer.concat([start, jfif, camera, comment, frame, scan, end, Buffer.from(place)]),
    )!;
    expect(bare.toString("latin1")).not.toContain(place);
    const orientation = bare.subarray(2 + jfif.length, 2 + jfif.length + 36);
    expect(orientation.toString("latin1", 4, 10)).toBe("Exif\0\0");
    expect(orientation.readUInt16BE(28)).toBe(6);
    expect(Buffer.concat([bare.subarray(0, 2 + jfif.length), bare.subarray(2 + jfif.length + 36)])).toEqual(
      Buffer.concat([start, jfif, frame, scan, end]),
    );
  });

  it("of a WebP keeps what draws it", () => {
    const part = (name: string, data: Buffer) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(data.length, 0);
      return Buffer.concat([Buffer.from(name), size, data, Buffer.alloc(data.length % 2)]);
    };
    const file = (flags: number, ...parts: Buffer[]) => {
      const body = Buffer.concat([
        Buffer.from("WEBP"),
        part("VP8X", Buffer.from([flags, ...Buffer.alloc(9)])),
        ...parts,
      ]);
      const size = Buffer.alloc(4);
      size.writeUInt32LE(body.length, 0);
      return Buffer.concat([Buffer.from("RIFF"), size, body]);
    };
    const drawn = part("VP8 ", Buffer.from("draws"));
    const beside = [part("EXIF", Buffer.from(place)), part("XMP ", Buffer.from(place))];
    expect(bareImage("image/webp", file(0x1c, drawn, ...beside))).toEqual(file(0x10, drawn));
  });

  it("is null for what is cut short anywhere, and never an error", () => {
    const whole = {
      "image/png": picture(),
      "image/jpeg": Buffer.concat([start, jfif, frame, scan, end]),
      "image/webp": Buffer.from("RIFF\x0c\0\0\0WEBPVP8 \x40\0\0\0", "latin1"),
    } as const;
    for (const [type, content] of Object.entries(whole) as [keyof typeof whole, Buffer][])
      for (let length = 12; length < content.length; length++)
        expect(bareImage(type, content.subarray(0, length)), `${type} ${length}`).toBeNull();
  });
});
