import { describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { mailboxes } from "../../db/schema";
import { matchMailbox } from "../../lib/email/match-mailbox";
import { ourMailboxes } from "../../lib/settings/find-mailbox";
import { findWorkspace } from "../../lib/settings/find-workspace";
import { makeWorld, supportAddress } from "../support/world";

describe("the workspace", () => {
  it("is nothing before first run, and then what everybody may know of it", async () => {
    expect(await findWorkspace()).toBeNull();
    await makeWorld();
    expect(await findWorkspace()).toEqual({ name: "Northwind", timeZone: "Europe/Copenhagen", locale: "en" });
  });
});

describe("our mailboxes", () => {
  it("are told without their secrets", async () => {
    await makeWorld();
    expect(await ourMailboxes()).toEqual([{ id: expect.any(Number), address: supportAddress }]);
  });

  it("are each found by their own address and by the reply addresses below them", async () => {
    await makeWorld();
    const box = {
      name: "Sales",
      isDefault: false,
      inboundSecret: "x",
      acknowledge: true,
      createdAt: new Date(),
    };
    await db()
      .insert(mailboxes)
      .values({ ...box, address: "sales@northwind.test" });
    const ours = await ourMailboxes();
    const match = (address: string) => matchMailbox(ours, address)?.address ?? null;
    expect(match("Support@Northwind.TEST")).toBe(supportAddress);
    expect(match("sales+0123456789abcdefghijklmno@northwind.test")).toBe("sales@northwind.test");
    expect(match("support@northwind.test.evil.test")).toBeNull();
    expect(match("xsupport@northwind.test")).toBeNull();
    expect(match("support+x@northwind.test")).toBeNull();
    expect(match("")).toBeNull();
  });

  it("has one default: a second is refused", async () => {
    await makeWorld();
    const box = {
      name: "Sales",
      isDefault: true,
      inboundSecret: "x",
      acknowledge: true,
      createdAt: new Date(),
    };
    const second = db()
      .insert(mailboxes)
      .values({ ...box, address: "sales@northwind.test" });
    await expect(second).rejects.toMatchObject({ cause: { constraint: "mailboxes_default_key" } });
  });
});
