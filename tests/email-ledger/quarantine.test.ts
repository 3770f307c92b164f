import { access } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, mailLedger } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { countQuarantine } from "../../lib/email/count-quarantine";
import { deleteMail } from "../../lib/email/delete-mail";
import { findQuarantined, listQuarantine } from "../../lib/email/list-quarantine";
import { replayMail } from "../../lib/tickets/replay-mail";
import { routeWaitingMail } from "../../lib/tickets/route-mail";
import { countRows, makeCustomer } from "../support/tickets";
import { accept, makeAgent, makeWorld, newestTicket, receive, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

/** A mail that the breaker held up. */
async function quarantined(text = "Held up"): Promise<number> {
  await db().execute(sql`insert into rate_limits (key, points, expire)
    values ('mail-sender:hannah@roastery.test', 100, ${Date.now() + 600_000}) on conflict do nothing`);
  await receive(system, { text });
  const [row] = await db().select().from(mailLedger).orderBy(sql`id desc`).limit(1);
  expect(row).toMatchObject({ state: "quarantined", reason: "loop" });
  return row!.id;
}
const entry = async (id: number) => (await db().select().from(mailLedger).where(sql`id = ${id}`))[0];

describe("the count of quarantined mail", () => {
  it("is what waits for a person, and told with the permission only", async () => {
    expect(await countQuarantine(admin)).toBe(0);
    await quarantined();
    expect(await countQuarantine(admin)).toBe(1);
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    await expect(countQuarantine(agent)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("replaying a quarantined mail", () => {
  it("makes it a ticket at once, past the breaker, and records who did it", async () => {
    const ledgerId = await quarantined();
    const { number, reason } = await replayMail(admin, { ledgerId });
    expect([number, reason]).toEqual([(await newestTicket()).number, null]);
    expect(await entry(ledgerId)).toMatchObject({ state: "routed", reason: null });
    const replayed = await db().select().from(events).where(sql`name = 'mail.replayed'`);
    expect(replayed).toMatchObject([{ actorId: admin.id, subjectId: ledgerId }]);
  });

  it("says why it is back when it still cannot be routed", async () => {
    await receive(system, { from: `Support <${supportAddress}>` });
    const [row] = await db().select().from(mailLedger);
    expect(await replayMail(admin, { ledgerId: row!.id })).toEqual({ number: null, reason: "own_address" });
    expect(await entry(row!.id)).toMatchObject({ state: "quarantined", reason: "own_address" });
  });

  it("by two admins at once makes one ticket; the other is told that somebody was quicker", async () => {
    const ledgerId = await quarantined();
    const both = await Promise.allSettled([replayMail(admin, { ledgerId }), replayMail(admin, { ledgerId })]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    await routeWaitingMail(system);
    expect(await countRows("tickets")).toBe(1);
  });

  it("is no way to route a mail twice", async () => {
    const ledgerId = await quarantined();
    await replayMail(admin, { ledgerId });
    await expect(replayMail(admin, { ledgerId })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("deleting a quarantined mail", () => {
  it("removes its row and its source; the event stays", async () => {
    const ledgerId = await quarantined();
    const { storageKey } = await findQuarantined(admin, ledgerId);
    const file = path.join(fileURLToPath(process.env.STORAGE_URL ?? ""), storageKey);
    await access(file);
    await deleteMail(admin, { ledgerId });
    await expect(access(file)).rejects.toThrow("ENOENT");
    expect(await entry(ledgerId)).toBeUndefined();
    expect(await db().select().from(events).where(sql`name = 'mail.deleted'`)).toMatchObject([
      { payload: { reason: "loop" } },
    ]);
    await expect(deleteMail(admin, { ledgerId })).rejects.toMatchObject({ code: "conflict" });
  });

  it("touches no mail that was routed", async () => {
    await receive(system);
    const [row] = await db().select().from(mailLedger);
    await expect(deleteMail(admin, { ledgerId: row!.id })).rejects.toMatchObject({ code: "conflict" });
    await expect(findQuarantined(admin, row!.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await countRows("mail_ledger")).toBe(1);
  });
});

describe("the list of quarantined mail", () => {
  it("is paged, newest first, each once, and holds no mail that was routed", async () => {
    await accept("From: max@roastery.test\r\nSubject: fine\r\n\r\nHello");
    await routeWaitingMail(system);
    const ids = [];
    for (const text of ["1", "2", "3", "4", "5"]) ids.unshift(await quarantined(text));
    const first = await listQuarantine(admin, { limit: 3 });
    const second = await listQuarantine(admin, { limit: 3, ...(first.next ? { cursor: first.next } : {}) });
    expect([...first.mails, ...second.mails].map((one) => one.id)).toEqual(ids);
    expect(second.next).toBeNull();
    await expect(listQuarantine(admin, { limit: 3, cursor: "forged" })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

describe("without the permission for mail", () => {
  it("an agent and a customer may neither see, replay nor delete it", async () => {
    const ledgerId = await quarantined();
    const agent = await makeAgent("Anna", "anna@northwind.test");
    for (const actor of [agent, await makeCustomer("Nils", "nils@elsewhere.test")]) {
      await expect(listQuarantine(actor, {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(findQuarantined(actor, ledgerId)).rejects.toMatchObject({ code: "forbidden" });
      await expect(replayMail(actor, { ledgerId })).rejects.toMatchObject({ code: "forbidden" });
      await expect(deleteMail(actor, { ledgerId })).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await entry(ledgerId)).toMatchObject({ state: "quarantined" });
  });
});
