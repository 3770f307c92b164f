import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { eventDetails, events, mailboxes, mailLedger, users } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { decryptSecret } from "../../lib/core/crypto";
import { acceptMail } from "../../lib/email/accept-mail";
import { addMailbox } from "../../lib/email/add-mailbox";
import { changeMailbox } from "../../lib/email/change-mailbox";
import { getMailbox } from "../../lib/email/get-mailbox";
import { listMailboxes } from "../../lib/email/list-mailboxes";
import { makeDefaultMailbox } from "../../lib/email/make-default-mailbox";
import { removeMailbox } from "../../lib/email/remove-mailbox";
import { rotateInboundSecret } from "../../lib/email/rotate-inbound-secret";
import { ourMailboxes } from "../../lib/settings/find-mailbox";
import { listAudit } from "../../lib/tickets/list-audit";
import { answer, countRows, makeCustomer, newestMail, ticketFrom } from "../support/tickets";
import {
  accept,
  makeAgent,
  makeWorld,
  newestTicket,
  rawMail,
  receive,
  supportAddress,
} from "../support/world";
import { anotherMailbox, firstMailbox, formOf } from "./mailbox";

let admin: Actor;
let system: Actor;
let first: number;
beforeEach(async () => {
  ({ admin, system } = await makeWorld());
  first = await firstMailbox();
});

const addresses = async () => (await ourMailboxes()).map(({ address }) => address);
const refusal = (messageKey: string, field: string, details: object) => ({
  code: "invalid",
  messageKey,
  options: { fields: { [field]: messageKey }, details },
});

describe("a new mailbox", () => {
  it("takes mail from this moment, and its tickets are answered from it", async () => {
    await anotherMailbox(admin);
    const ticket = await ticketFrom(system, { to: "sales@northwind.test" });
    await answer(admin, ticket.id);
    expect((await newestMail()).fromAddress).toBe("sales@northwind.test");
    expect((await listMailboxes(admin)).map(({ address, isDefault }) => [address, isDefault])).toEqual([
      [supportAddress, true],
      ["sales@northwind.test", false],
    ]);
  });

  it("is kept in the form that addresses are compared in, its name on one line", async () => {
    const name = "Büro\u202e \u2028 Bcc: all@far.test";
    const { mailboxId } = await addMailbox(admin, { name, address: " Hilfe@BÜCHER.example " });
    expect(await getMailbox(admin, mailboxId)).toMatchObject({
      name: "Büro Bcc: all@far.test",
      address: "hilfe@xn--bcher-kva.example",
    });
  });

  it("stands before reply addresses below another one", async () => {
    const id = await anotherMailbox(admin, "support+billing@northwind.test");
    await receive(system, { to: "support+billing@northwind.test" });
    expect((await newestTicket()).mailboxId).toBe(id);
  });

  it.each([
    ["no address", "sales", "error.field.email", undefined],
    ["two lines", "sales@northwind.test\r\nBcc: all@far.test", "error.field.email", undefined],
    ["another mailbox's address", supportAddress, "error.mailboxes.taken", "Northwind"],
    ["a colleague's address", "priya@northwind.test", "error.mailboxes.persons", "Priya Raman"],
    ["a customer's address", "Hannah@Roastery.test", "error.mailboxes.persons", "Hannah Ostermann"],
  ])("is refused with %s, and says whose it is", async (_what, address, key, name) => {
    await makeCustomer("Hannah Ostermann", "hannah@roastery.test");
    const added = addMailbox(admin, { name: "Sales", address });
    await expect(added).rejects.toMatchObject({
      messageKey: key,
      options: { fields: { address: key }, ...(name ? { details: { name } } : {}) },
    });
    expect(await addresses()).toEqual([supportAddress]);
  });

  it("is one, whoever adds it at the same moment", async () => {
    const tries = await Promise.allSettled([anotherMailbox(admin), anotherMailbox(admin)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await addresses()).toEqual([supportAddress, "sales@northwind.test"]);
  });
});

describe("changing a mailbox", () => {
  it("sets what was typed, and says in one event what was what", async () => {
    await changeMailbox(admin, await formOf(admin, first, { name: "Service", acknowledge: false }));
    expect(await getMailbox(admin, first)).toMatchObject({ name: "Service", acknowledge: false });
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event).toMatchObject({
      name: "mailbox.changed",
      actorId: admin.id,
      payload: { changes: [{ field: "acknowledge", from: true, to: false }] },
    });
    const { entries } = await listAudit(admin, { kind: "mailbox" });
    expect(entries[0]).toMatchObject({
      about: [supportAddress],
      changes: [
        { field: "acknowledge", from: true, to: false },
        { field: "name", from: "Northwind", to: "Service" },
      ],
    });
  });

  it("writes nothing when nothing is another, line ends of a form included", async () => {
    await changeMailbox(admin, await formOf(admin, first, { signature: "One\r\nTwo" }));
    const before = await countRows("events");
    await changeMailbox(admin, await formOf(admin, first, { signature: "One\r\nTwo" }));
    expect(await countRows("events")).toBe(before);
  });

  it("keeps the old address for answers to earlier mails, until somebody drops it", async () => {
    const ticket = await ticketFrom(system);
    await answer(admin, ticket.id);
    const { replyTo } = await newestMail();
    await changeMailbox(admin, await formOf(admin, first, { address: "help@northwind.test" }));
    expect(await addresses()).toEqual(["help@northwind.test", supportAddress]);
    await receive(system, { to: replyTo!, text: "Friday is fine." });
    expect(await countRows("tickets")).toBe(1);
    await answer(admin, ticket.id);
    expect((await newestMail()).fromAddress).toBe("help@northwind.test");

    await changeMailbox(admin, await formOf(admin, first, { aliases: "" }));
    expect(await addresses()).toEqual(["help@northwind.test"]);
    expect(await accept(rawMail(), { to: supportAddress })).toBe("unknown");
  });

  it("takes mail to its further addresses, and refuses mail that says it comes from one", async () => {
    const aliases = "in@desk.example, hilfe@BÜCHER.example\nin@desk.example";
    await changeMailbox(admin, await formOf(admin, first, { aliases }));
    expect((await getMailbox(admin, first)).aliases).toEqual([
      "hilfe@xn--bcher-kva.example",
      "in@desk.example",
    ]);
    await receive(system, { to: "in@desk.example" });
    expect((await newestTicket()).mailboxId).toBe(first);
    await receive(system, { to: supportAddress, from: "in@desk.example" });
    const [row] = await db().select().from(mailLedger).orderBy(desc(mailLedger.id)).limit(1);
    expect(row).toMatchObject({ state: "quarantined", reason: "own_address" });
  });

  it("refuses further addresses that are none, or another mailbox's", async () => {
    const other = await anotherMailbox(admin);
    await expect(
      changeMailbox(admin, await formOf(admin, first, { aliases: "a@b.test nonsense" })),
    ).rejects.toMatchObject(refusal("error.mailboxes.alias", "aliases", { address: "nonsense" }));
    await expect(
      changeMailbox(admin, await formOf(admin, first, { aliases: "sales@northwind.test" })),
    ).rejects.toMatchObject(
      refusal("error.mailboxes.taken", "aliases", { name: "Sales", address: "sales@northwind.test" }),
    );
    await changeMailbox(admin, await formOf(admin, first, { aliases: "old@northwind.test" }));
    await expect(
      changeMailbox(admin, await formOf(admin, other, { address: "old@northwind.test" })),
    ).rejects.toMatchObject({
      messageKey: "error.mailboxes.taken",
      options: { details: { name: "Northwind" } },
    });
  });

  it("shows both sides where another admin was quicker, and takes changes of other fields", async () => {
    const mine = await formOf(admin, first, { name: "Mine", signature: "Mine" });
    await changeMailbox(admin, await formOf(admin, first, { name: "Theirs", acknowledge: false }));
    await expect(changeMailbox(admin, mine)).rejects.toMatchObject({
      code: "conflict",
      options: { fields: { name: "error.mailboxes.theirs.name" }, details: { name: "Theirs" } },
    });
    await changeMailbox(admin, { ...mine, fromName: "Theirs" });
    expect(await getMailbox(admin, first)).toMatchObject({
      name: "Mine",
      acknowledge: false,
      signature: "Mine",
    });
  });

  it("puts its signature below replies of whoever has none of his own", async () => {
    await changeMailbox(admin, await formOf(admin, first, { signature: "Northwind\r\nMill Lane 1" }));
    const ticket = await ticketFrom(system);
    await answer(admin, ticket.id);
    const mail = await newestMail();
    expect(mail.text).toBe("We come on Friday.\n\n-- \nNorthwind\nMill Lane 1");
    expect(mail.html).toContain("Northwind<br />Mill Lane 1");
    await db().update(users).set({ signature: "Priya" }).where(eq(users.id, admin.id));
    await answer(admin, ticket.id);
    expect((await newestMail()).text).toBe("We come on Friday.\n\n-- \nPriya");
  });
});

describe("the default mailbox", () => {
  it("is one at any time, whoever chooses", async () => {
    const [second, third] = [
      await anotherMailbox(admin),
      await anotherMailbox(admin, "parts@northwind.test"),
    ];
    await Promise.all([
      makeDefaultMailbox(admin, { mailboxId: second }),
      makeDefaultMailbox(admin, { mailboxId: third }),
    ]);
    const chosen = (await listMailboxes(admin)).filter(({ isDefault }) => isDefault);
    expect(chosen).toHaveLength(1);
    expect([second, third]).toContain(chosen[0]?.id);
    expect((await ourMailboxes())[0]?.id).toBe(chosen[0]?.id);
  });

  it("stays, also as the only one", async () => {
    await expect(removeMailbox(admin, { mailboxId: first })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.mailboxes.kept.default",
    });
  });
});

describe("removing a mailbox", () => {
  it("takes its addresses back, and the audit still names it", async () => {
    const id = await anotherMailbox(admin);
    await changeMailbox(admin, await formOf(admin, id, { aliases: "shop@northwind.test" }));
    await removeMailbox(admin, { mailboxId: id });
    expect(await addresses()).toEqual([supportAddress]);
    const { entries } = await listAudit(admin, { kind: "mailbox" });
    expect(entries[0]).toMatchObject({ name: "mailbox.removed", about: ["sales@northwind.test"] });
    await anotherMailbox(admin, "shop@northwind.test");
  });

  it("is refused where a ticket or a mail hangs on it, whatever became of the mail", async () => {
    const id = await anotherMailbox(admin);
    await accept(rawMail(), { to: "sales@northwind.test" });
    const refused = { code: "conflict", messageKey: "error.mailboxes.kept.used" };
    await expect(removeMailbox(admin, { mailboxId: id })).rejects.toMatchObject(refused);
    expect((await getMailbox(admin, id)).kept).toBe("used");
    const other = await anotherMailbox(admin, "parts@northwind.test");
    await ticketFrom(system);
    await db().execute(`update tickets set mailbox_id = ${other}`);
    await expect(removeMailbox(admin, { mailboxId: other })).rejects.toMatchObject(refused);
  });

  it("loses no mail that comes in at the same moment", async () => {
    const id = await anotherMailbox(admin);
    const mail = () =>
      acceptMail({
        source: "smtp",
        deliveryId: "at-once",
        envelope: { from: "hannah@roastery.test", to: ["sales@northwind.test"] },
        raw: Buffer.from(rawMail()),
      });
    const [came, removed] = await Promise.allSettled([mail(), removeMailbox(admin, { mailboxId: id })]);
    const isThere = (await addresses()).includes("sales@northwind.test");
    const accepted = came.status === "fulfilled" && typeof came.value === "number";
    expect(accepted).toBe(isThere);
    expect(removed.status).toBe(isThere ? "rejected" : "fulfilled");
    expect(await countRows("mail_ledger")).toBe(accepted ? 1 : 0);
  });
});

describe("the secret of signed deliveries", () => {
  it("is given once, is another each time, and stands in no event", async () => {
    const secretNow = async () => {
      const [row] = await db().select({ sealed: mailboxes.inboundSecret }).from(mailboxes);
      return decryptSecret(row!.sealed);
    };
    const before = await secretNow();
    const { secret } = await rotateInboundSecret(admin, { mailboxId: first });
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(await secretNow()).toBe(secret);
    expect(secret).not.toBe(before);
    const told = [await db().select().from(events), await db().select().from(eventDetails)];
    expect(JSON.stringify(told)).not.toContain(secret);
    expect(JSON.stringify(await getMailbox(admin, first))).not.toContain("whsec_");
  });
});

describe("whoever may not change mailboxes", () => {
  it("reads none and changes none: an agent, and who reads held mail only", async () => {
    await db().execute(
      "insert into roles (key, name, permissions) values ('postmaster', 'P', '{settings.mail}')",
    );
    const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const postmaster = await makeAgent("Piet Postma", "piet@northwind.test", { roleKey: "postmaster" });
    const form = await formOf(admin, first, { name: "Mine" });
    const other = await anotherMailbox(admin);
    const before = await countRows("events");
    for (const actor of [agent, postmaster]) {
      const tries = [
        listMailboxes(actor),
        getMailbox(actor, first),
        addMailbox(actor, { name: "Mine", address: "mine@northwind.test" }),
        changeMailbox(actor, form),
        makeDefaultMailbox(actor, { mailboxId: other }),
        rotateInboundSecret(actor, { mailboxId: first }),
        removeMailbox(actor, { mailboxId: other }),
      ];
      for (const one of tries) await expect(one).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await countRows("events")).toBe(before);
  });
});
