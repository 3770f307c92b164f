import { Webhook } from "standardwebhooks";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { mailboxes, mailLedger } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { decryptSecret, encryptSecret } from "../../lib/core/crypto";
import { mailSizeLimit } from "../../lib/email/accept-mail";
import { acceptSignedMail } from "../../lib/email/accept-signed-mail";
import { readStored } from "../../lib/stores/storage";
import { routeWaitingMail } from "../../lib/tickets/route-mail";
import { countRows } from "../support/tickets";
import { makeWorld, newestTicket, rawMail, supportAddress } from "../support/world";

let system: Actor;
let secret: string;
beforeEach(async () => {
  ({ system } = await makeWorld());
  const [mailbox] = await db().select().from(mailboxes);
  secret = decryptSecret(mailbox!.inboundSecret);
});

const here = "192.0.2.1";
const content = (raw: string | Buffer = rawMail(), to = [supportAddress]) =>
  JSON.stringify({
    envelope: { from: "hannah@roastery.test", to },
    raw: Buffer.from(raw).toString("base64"),
  });

type Options = { id?: string; at?: Date; secret?: string; payload?: string; sign?: string; network?: string };

function deliver(options: Options = {}) {
  const payload = options.payload ?? content();
  const id = options.id ?? "msg_1";
  const at = options.at ?? new Date();
  const signature = new Webhook(options.secret ?? secret).sign(id, at, options.sign ?? payload);
  const headers = new Headers({
    "webhook-id": id,
    "webhook-timestamp": `${Math.floor(at.getTime() / 1000)}`,
    "webhook-signature": signature,
  });
  return acceptSignedMail(headers, payload, options.network ?? here);
}

const nothingStored = async () => expect(await countRows("mail_ledger")).toBe(0);

describe("a provider's delivery", () => {
  it("with the mailbox's signature is in the ledger, byte for byte, and becomes a ticket", async () => {
    await deliver({ payload: content(rawMail({ text: "By webhook" })) });
    const [row] = await db().select().from(mailLedger);
    expect(row).toMatchObject({
      source: "http",
      deliveryId: "msg_1",
      state: "received",
      envelopeTo: [supportAddress],
    });
    expect((await readStored(row!.storageKey)).toString()).toContain("By webhook");
    await routeWaitingMail(system);
    expect((await newestTicket()).preview).toBe("By webhook");
  });

  it("that comes again, even signed anew, is accepted and stored once", async () => {
    await deliver();
    await deliver({ at: new Date(Date.now() - 60_000) });
    await Promise.all([deliver(), deliver()]);
    expect(await countRows("mail_ledger")).toBe(1);
  });

  it("under another id is another delivery", async () => {
    await deliver();
    await deliver({ id: "msg_2" });
    expect(await countRows("mail_ledger")).toBe(2);
  });

  it.each<[string, Options]>([
    [
      "made with another secret",
      { secret: `whsec_${Buffer.from("another secret, long enough").toString("base64")}` },
    ],
    ["of another body", { sign: "{}" }],
    ["older than five minutes", { at: new Date(Date.now() - 301_000) }],
    ["from the future", { at: new Date(Date.now() + 400_000) }],
  ])("with a signature %s is refused and leaves nothing", async (_name, options) => {
    await expect(deliver(options)).rejects.toMatchObject({ code: "unauthenticated" });
    await nothingStored();
  });

  it("without any signature is refused", async () => {
    await expect(acceptSignedMail(new Headers(), content(), here)).rejects.toMatchObject({
      code: "unauthenticated",
    });
    await nothingStored();
  });

  it("for one mailbox does not pass with another mailbox's secret", async () => {
    const inboundSecret = encryptSecret(
      `whsec_${Buffer.from("the second secret, long enough").toString("base64")}`,
    );
    const box = { name: "Sales", isDefault: false, inboundSecret, acknowledge: true, createdAt: new Date() };
    await db()
      .insert(mailboxes)
      .values({ ...box, address: "sales@northwind.test" });
    const forSales = content(rawMail(), ["sales@northwind.test"]);
    await expect(deliver({ payload: forSales })).rejects.toMatchObject({ code: "unauthenticated" });
    await nothingStored();
    await deliver({ payload: forSales, secret: decryptSecret(inboundSecret) });
    expect(await countRows("mail_ledger")).toBe(1);
  });

  it("for nobody of ours is not found, right signature or not", async () => {
    const payload = content(rawMail(), ["ceo@northwind.test"]);
    await expect(deliver({ payload })).rejects.toMatchObject({ code: "not_found" });
    await nothingStored();
  });

  it.each([
    ["is no JSON", "not json"],
    ["lacks the mail", JSON.stringify({ envelope: { from: "a@b.test", to: [supportAddress] } })],
    ["names no recipient", JSON.stringify({ envelope: { from: "a@b.test", to: [] }, raw: "" })],
    ["is not base64", JSON.stringify({ envelope: { from: "a@b.test", to: [supportAddress] }, raw: "%%%" })],
    [
      "holds a NUL",
      JSON.stringify({ envelope: { from: "a\u0000@b.test", to: [supportAddress] }, raw: "QQ==" }),
    ],
  ])("whose body %s is invalid", async (_name, payload) => {
    await expect(deliver({ payload })).rejects.toMatchObject({ code: "invalid" });
    await nothingStored();
  });

  it("of a mail above the limit is too large, and leaves nothing", { timeout: 60_000 }, async () => {
    const payload = content(Buffer.alloc(mailSizeLimit + 1, "a"));
    await expect(deliver({ payload })).rejects.toMatchObject({ code: "too_large" });
    await nothingStored();
  });

  it("that is forged again and again runs dry, while the provider's are still taken", async () => {
    const forged = () => deliver({ sign: "{}" });
    for (let index = 0; index < 30; index++)
      await expect(forged()).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(forged()).rejects.toMatchObject({ code: "rate_limited" });
    await deliver();
    expect(await countRows("mail_ledger")).toBe(1);
  });
});
