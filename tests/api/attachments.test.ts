import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { uploads } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import type { OutgoingMail } from "../../lib/email/outgoing-mail";
import { deliverWaitingMail } from "../../lib/tickets/deliver-mail";
import { sweepUploads } from "../../lib/tickets/sweep-uploads";
import { makeTeam, moveToTeam, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";
import { tokenOf } from "./support/caller";
import { servedApi } from "./support/serve";

const api = servedApi();

let system: Actor;
let admin: Actor;
let token: string;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  token = await tokenOf(admin);
});

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const send = (name: string, body: Uint8Array | ReadableStream, type = "image/png", by = token) =>
  fetch(`${api.base}/api/v1/attachments?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { authorization: `Bearer ${by}`, "content-type": type },
    body: body as BodyInit,
    duplex: "half",
  } as RequestInit);
const uploaded = async (by = token) =>
  (await (await send("photo.png", png, "image/png", by)).json()).upload_id as number;
const note = (number: number, upload_ids: number[], by = token) =>
  api.client(by).POST("/api/v1/tickets/{number}/messages", {
    params: { path: { number } },
    body: { kind: "note", text: "See here.", upload_ids },
  });
const fetchFile = (url: string, by = token) =>
  fetch(url.replace("http://localhost:3999", api.base), { headers: { authorization: `Bearer ${by}` } });
const stored = async () => {
  const rows = await db().select().from(uploads);
  return rows.map(({ storageKey }) => path.join(fileURLToPath(process.env.STORAGE_URL ?? ""), storageKey));
};

describe("a file sent ahead", () => {
  it("stands on the message that names it, byte by byte", async () => {
    const ticket = await ticketFrom(system);
    const sent = await send("../photo.png", png);
    expect(sent.status).toBe(201);
    const upload = await sent.json();
    expect(upload).toMatchObject({ name: "photo.png", media_type: "image/png", size: png.length });
    const { data } = await note(ticket.number, [upload.upload_id]);
    expect(data?.attachments).toMatchObject([
      { name: "photo.png", media_type: "image/png", size: png.length },
    ]);
    const file = await fetchFile(data!.attachments[0]!.url);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(png);
    expect(file.headers.get("content-security-policy")).toContain("sandbox");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await db().$count(uploads)).toBe(0);
  });

  it("goes along with the reply's mail", async () => {
    const ticket = await ticketFrom(system);
    await api.client(token).POST("/api/v1/tickets/{number}/messages", {
      params: { path: { number: ticket.number } },
      body: { kind: "public", text: "See here.", upload_ids: [await uploaded()] },
    });
    const sent: OutgoingMail[] = [];
    const transport = {
      name: "smtp" as const,
      close() {},
      send: async (mail: OutgoingMail) => {
        sent.push(mail);
        return {
          recipients: mail.to.map(({ address }) => ({ address, state: "sent" as const, response: "250" })),
        };
      },
    };
    await deliverWaitingMail(system, transport);
    expect(sent.map(({ attachments }) => attachments)).toEqual([
      [{ filename: "photo.png", mediaType: "image/png", content: png }],
    ]);
  });

  it("that no mail could carry is refused on a reply, and stays for a note", async () => {
    const ticket = await ticketFrom(system);
    const id = await uploaded();
    await db().update(uploads).set({ size: 15_000_001 });
    const { error } = await api.client(token).POST("/api/v1/tickets/{number}/messages", {
      params: { path: { number: ticket.number } },
      body: { kind: "public", text: "See here.", upload_ids: [id] },
    });
    expect(error).toMatchObject({
      errors: [{ pointer: "#/upload_ids", detail: expect.stringMatching(/15 MB/) }],
    });
    expect((await note(ticket.number, [id])).response.status).toBe(201);
  });

  it("is what it is, whatever it claims to be, and HTML is never shown", async () => {
    const ticket = await ticketFrom(system);
    const sent = await send("a.png", Buffer.from("<html><script>alert(1)</script></html>"), "image/png");
    const { upload_id, media_type } = await sent.json();
    expect(media_type).not.toBe("image/png");
    const { data } = await note(ticket.number, [upload_id]);
    const file = await fetchFile(data!.attachments[0]!.url);
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("content-disposition")).toMatch(/^attachment/);
  });

  it("serves once, its sender alone, and for a day", async () => {
    const ticket = await ticketFrom(system);
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const hers = await uploaded(await tokenOf(agent));
    const mine = await uploaded();
    expect((await note(ticket.number, [hers])).error?.errors).toMatchObject([{ pointer: "#/upload_ids" }]);
    expect((await note(ticket.number, [mine, mine])).response.status).toBe(400);
    expect((await note(ticket.number, [mine])).response.status).toBe(201);
    expect((await note(ticket.number, [mine])).response.status).toBe(400);
    const old = await uploaded();
    await db()
      .update(uploads)
      .set({ createdAt: new Date(Date.now() - 25 * 3_600_000) });
    expect((await note(ticket.number, [old])).response.status).toBe(400);
  });

  it("that nobody named is swept with its bytes, and one that waits is not", async () => {
    await uploaded();
    const [file] = await stored();
    expect(existsSync(file!)).toBe(true);
    expect(await sweepUploads()).toBe(0);
    await db()
      .update(uploads)
      .set({ createdAt: new Date(Date.now() - 26 * 3_600_000) });
    expect(await sweepUploads()).toBe(1);
    expect(existsSync(file!)).toBe(false);
    expect(await db().$count(uploads)).toBe(0);
  });

  it("of more than 20 MB is refused while it comes in, and nothing of it stays", async () => {
    const chunk = new Uint8Array(1_000_000);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 30) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const answered = await send("big.bin", endless, "application/octet-stream").catch(() => null);
    if (answered) expect(answered.status).toBe(413);
    expect(sent).toBeLessThan(30);
    expect(await db().$count(uploads)).toBe(0);
  });

  it.each([
    ["no name", ""],
    ["an unknown parameter", "?name=a&folder=b"],
  ])("with %s is refused", async (_what, query) => {
    const response = await fetch(`${api.base}/api/v1/attachments${query}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: png,
    });
    expect(response.status).toBe(400);
  });
});

it("a file of a ticket out of sight is not found", async () => {
  const ticket = await ticketFrom(system);
  const { data } = await note(ticket.number, [await uploaded()]);
  await moveToTeam(ticket.id, await makeTeam("Legal", true, []));
  const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  const { url } = data!.attachments[0]!;
  expect((await fetchFile(url, await tokenOf(agent, "read"))).status).toBe(404);
  expect((await fetchFile(url)).status).toBe(200);
});
