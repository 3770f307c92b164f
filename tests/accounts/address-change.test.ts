import { desc, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { addressChanges, outboxMail, outboxRecipients, userEmails } from "../../db/schema";
import {
  askForAddressChange,
  changeColleagueAddress,
} from "../../lib/accounts/address-change/begin-address-change";
import { cancelAddressChange } from "../../lib/accounts/address-change/cancel-address-change";
import { confirmAddress } from "../../lib/accounts/address-change/confirm-address";
import { getAddressChange } from "../../lib/accounts/address-change/get-address-change";
import type { AddressSide } from "../../lib/accounts/address-change/inputs";
import { checkCredentials } from "../../lib/accounts/check-credentials";
import { findLinkState } from "../../lib/accounts/links";
import { createResetLink } from "../../lib/accounts/reset-links";
import type { Actor } from "../../lib/core/actor";
import { decryptSecret } from "../../lib/core/crypto";
import { drainLane } from "../../lib/events/drain-lane";
import { listAudit } from "../../lib/tickets/list-audit";
import { effects } from "../../worker/listeners";
import { deactivate, outbox } from "../support/tickets";
import { adminPassword, makeAgent, makeWorld, receive, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const present = "priya@northwind.test";
const wanted = "priya.raman@northwind.test";
const ask = (email = wanted, ownPassword = adminPassword) =>
  askForAddressChange(admin, { email, ownPassword });
const signIn = (email: string) => checkCredentials({ email, password: adminPassword }, "192.0.2.9");
const drain = () => drainLane(system, "mail", effects);
const confirm = (side: AddressSide, token: string) => confirmAddress(system, side, token);
const addresses = (actor: Actor) =>
  db()
    .select({ address: userEmails.address, isPrimary: userEmails.isPrimary })
    .from(userEmails)
    .where(eq(userEmails.userId, actor.id));

/** The token in the newest mail to an address; null where it carries none. */
async function tokenTo(address: string): Promise<string | null> {
  const [mail] = await db()
    .select({ link: outboxMail.sealedLink })
    .from(outboxMail)
    .innerJoin(outboxRecipients, eq(outboxRecipients.mailId, outboxMail.id))
    .where(eq(outboxRecipients.address, address))
    .orderBy(desc(outboxMail.id))
    .limit(1);
  if (!mail) throw new Error(`no mail to ${address}`);
  return mail.link && (new URL(decryptSecret(mail.link)).pathname.split("/").at(-1) ?? "");
}
const tokens = async () => {
  await drain();
  return { old: (await tokenTo(present)) ?? "", new: (await tokenTo(wanted)) ?? "" };
};

describe("one's own new e-mail address", () => {
  it.each([["old", "new"] as const, ["new", "old"] as const])(
    "takes the old one's place once both are confirmed, %s first",
    async (first, second) => {
      await ask();
      expect(await getAddressChange(admin)).toMatchObject({
        address: present,
        change: { address: wanted, oldConfirmed: false, newConfirmed: false },
      });
      const mailed = await tokens();
      expect(await confirm(first, mailed[first])).toBe("waiting");
      expect(await addresses(admin)).toEqual([{ address: present, isPrimary: true }]);
      await expect(signIn(wanted)).rejects.toMatchObject({ code: "unauthenticated" });
      expect(await confirm(second, mailed[second])).toBe("done");
      expect(await addresses(admin)).toEqual([{ address: wanted, isPrimary: true }]);
      expect(await getAddressChange(admin)).toEqual({ address: wanted, change: null });
      await signIn(wanted);
      await expect(signIn(present)).rejects.toMatchObject({ code: "unauthenticated" });
    },
  );

  it("is not taken for a link of the other side, nor twice, nor by three at once", async () => {
    await ask();
    const mailed = await tokens();
    await expect(confirm("new", mailed.old)).rejects.toMatchObject({ code: "not_found" });
    const tried = await Promise.allSettled([1, 2, 3].map(() => confirm("old", mailed.old)));
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(confirm("old", mailed.old)).rejects.toMatchObject({ code: "conflict" });
    expect(await addresses(admin)).toEqual([{ address: present, isPrimary: true }]);
  });

  it("happens once when both links are opened at the same moment", async () => {
    let from = present;
    for (let round = 0; round < 5; round++) {
      const to = `round${round}@northwind.test`;
      await ask(to);
      await drain();
      const [one, two] = [(await tokenTo(from)) ?? "", (await tokenTo(to)) ?? ""];
      const answers = await Promise.all([confirm("old", one), confirm("new", two)]);
      expect(answers.sort()).toEqual(["done", "waiting"]);
      expect(await addresses(admin)).toEqual([{ address: to, isPrimary: true }]);
      from = to;
    }
  });

  it("needs the password, an address that is another, nobody's and not our own", async () => {
    await makeAgent("Mara", "mara@northwind.test");
    await expect(ask(wanted, "not the password")).rejects.toMatchObject({
      options: { fields: { ownPassword: expect.any(String) } },
    });
    for (const email of [present, "mara@northwind.test", supportAddress, "not an address"]) {
      await expect(ask(email), email).rejects.toMatchObject(
        email.includes(" ") ? {} : { options: { fields: { email: expect.any(String) } } },
      );
    }
    expect(await db().select().from(addressChanges)).toEqual([]);
  });

  it("is refused at the end when a stranger wrote from it meanwhile, and its link stays", async () => {
    await ask();
    const mailed = await tokens();
    await confirm("old", mailed.old);
    await receive(system, { from: wanted });
    await expect(confirm("new", mailed.new)).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.field.taken",
    });
    expect(await findLinkState("address-new", mailed.new)).toBe("usable");
    expect(await addresses(admin)).toEqual([{ address: present, isPrimary: true }]);
  });

  it("dies with a newer one, when given up, with time and with its person's access", async () => {
    await ask("first@northwind.test");
    await drain();
    const first = { old: (await tokenTo(present)) ?? "", new: (await tokenTo("first@northwind.test")) ?? "" };
    await ask();
    for (const side of ["old", "new"] as const) {
      await expect(confirm(side, first[side])).rejects.toMatchObject({ code: "not_found" });
    }
    const second = await tokens();
    await cancelAddressChange(admin);
    await cancelAddressChange(admin);
    await expect(confirm("old", second.old)).rejects.toMatchObject({ code: "not_found" });
    await ask();
    const third = await tokens();
    await db().update(addressChanges).set({ expiresAt: sql`now() - interval '1 second'` });
    await expect(confirm("old", third.old)).rejects.toMatchObject({ code: "not_found" });
    expect((await getAddressChange(admin)).change).toBeNull();
    await ask();
    const fourth = await tokens();
    await deactivate(admin);
    await expect(confirm("old", fourth.old)).rejects.toMatchObject({ code: "not_found" });
  });

  it("ends the links for a new password that went to the old address, and is in the audit", async () => {
    const reset = (await createResetLink(system, { email: present })).split("/").at(-1) ?? "";
    await ask();
    const mailed = await tokens();
    await confirm("old", mailed.old);
    expect(await findLinkState("reset", reset)).toBe("usable");
    await confirm("new", mailed.new);
    expect(await findLinkState("reset", reset)).toBe("revoked");
    const { entries } = await listAudit(admin, { kind: "user" });
    expect(entries.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["user.address-changed", "user.address-change-asked"]),
    );
  });

  it("is asked for five times an hour", async () => {
    for (let n = 0; n < 5; n++) await ask(`a${n}@northwind.test`);
    await expect(ask("a6@northwind.test")).rejects.toMatchObject({ code: "rate_limited" });
  });
});

describe("a colleague's new e-mail address", () => {
  it("needs no link of the lost one, which is told, but the new one's", async () => {
    const mara = await makeAgent("Mara", "mara@northwind.test");
    await changeColleagueAddress(admin, { userId: mara.id, email: wanted });
    await drain();
    expect(await tokenTo("mara@northwind.test")).toBeNull();
    expect(await addresses(mara)).toEqual([{ address: "mara@northwind.test", isPrimary: true }]);
    expect(await confirm("new", (await tokenTo(wanted)) ?? "")).toBe("done");
    expect(await addresses(mara)).toEqual([{ address: wanted, isPrimary: true }]);
  });

  it("is for who manages people, not for oneself, and not of one who may more", async () => {
    const mara = await makeAgent("Mara", "mara@northwind.test");
    const change = (actor: Actor, userId: number) => changeColleagueAddress(actor, { userId, email: wanted });
    await expect(change(mara, admin.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(change(admin, admin.id)).rejects.toMatchObject({ code: "forbidden" });
    const manager = { ...mara, permissions: new Set(["settings.people"] as const) };
    await expect(change(manager, admin.id)).rejects.toMatchObject({ code: "forbidden" });
    await deactivate(mara);
    await expect(change(admin, mara.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await outbox()).toEqual([]);
  });
});
