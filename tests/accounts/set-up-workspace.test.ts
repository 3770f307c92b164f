import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db, inTransaction } from "../../db/client";
import { events, mailboxes, passwords, setupTokens } from "../../db/schema";
import { createSetupLink } from "../../lib/accounts/create-setup-link";
import { loadSystemActor } from "../../lib/accounts/load-actor";
import { isSetUp, isSetupTokenValid, setUpWorkspace } from "../../lib/accounts/set-up-workspace";
import { type Actor, actingAt } from "../../lib/core/actor";
import { decryptSecret } from "../../lib/core/crypto";
import { hashToken } from "../../lib/core/ids";
import { allPermissions } from "../../lib/core/permissions";
import { waitingForLocks } from "../support/database";
import { countRows } from "../support/tickets";
import { actorOf } from "../support/world";

let system: Actor;
beforeEach(async () => {
  system = await loadSystemActor();
});

const tokenOf = (link: string | null) => new URL(link ?? "").searchParams.get("token") ?? "";
const input = (token: string) => ({
  token,
  workspaceName: "Northwind",
  supportAddress: " Support@Northwind.test ",
  timeZone: "Europe/Copenhagen",
  name: "Priya Raman",
  email: "Priya@Northwind.test",
  password: "correct horse battery",
});
const setUp = (token: string) => setUpWorkspace(system, input(token));
const freshToken = async () => tokenOf(await createSetupLink(system));

describe("first run", () => {
  it("makes workspace, mailbox, roles and an admin who may do everything, and records it", async () => {
    const { userId } = await setUp(await freshToken());
    const admin = await actorOf(userId);
    expect(admin).toMatchObject({ kind: "staff", name: "Priya Raman", timeZone: "Europe/Copenhagen" });
    expect([...admin.permissions].sort()).toEqual([...allPermissions].sort());
    const [mailbox] = await db().select().from(mailboxes);
    expect(mailbox).toMatchObject({ address: "support@northwind.test", isDefault: true });
    expect(decryptSecret(mailbox!.inboundSecret)).toMatch(/^whsec_/);
    expect(mailbox!.inboundSecret).not.toContain("whsec");
    expect(await isSetUp()).toBe(true);
    expect(await db().select().from(events)).toMatchObject([{ name: "workspace.set-up", subjectId: userId }]);
  });

  it("stores neither the password nor the link's token", async () => {
    const token = await freshToken();
    const { userId } = await setUp(token);
    const [row] = await db().select().from(passwords).where(eq(passwords.userId, userId));
    expect(row!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const [kept] = await db().select().from(setupTokens);
    expect(kept).toMatchObject({ tokenHash: hashToken(token), usedAt: expect.any(Date) });
    expect(JSON.stringify(await db().select().from(events))).not.toContain(token);
  });
});

describe("a set-up link", () => {
  it("that is wrong is refused, and nothing is made", async () => {
    await freshToken();
    await expect(setUp("guessed")).rejects.toMatchObject({ code: "forbidden" });
    expect([await countRows("workspace"), await countRows("users"), await countRows("roles")]).toEqual([
      0, 1, 0,
    ]);
  });

  it("is valid for 24 hours", async () => {
    const day = (hours: number) => actingAt(system, new Date(Date.now() + hours * 3_600_000));
    const token = await freshToken();
    await expect(setUpWorkspace(day(25), input(token))).rejects.toMatchObject({ code: "forbidden" });
    await expect(setUpWorkspace(day(23), input(token))).resolves.toMatchObject({
      userId: expect.any(Number),
    });
  });

  it("dies when a new one is made", async () => {
    const first = await freshToken();
    const second = await freshToken();
    expect([await isSetupTokenValid(first), await isSetupTokenValid(second)]).toEqual([false, true]);
    await expect(setUp(first)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is not used up by being looked at, and is by being used", async () => {
    const token = await freshToken();
    expect(await isSetupTokenValid(token)).toBe(true);
    expect(await isSetupTokenValid(token)).toBe(true);
    await setUp(token);
    expect(await isSetupTokenValid(token)).toBe(false);
  });

  it("that was used is refused even if the workspace were gone", async () => {
    const token = await freshToken();
    await db().update(setupTokens).set({ usedAt: new Date() });
    await expect(setUp(token)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("that has expired does not look valid", async () => {
    const token = await freshToken();
    await db().update(setupTokens).set({ expiresAt: sql`now() - interval '1 second'` });
    expect(await isSetupTokenValid(token)).toBe(false);
  });

  it("is not given once the workspace is set up", async () => {
    await setUp(await freshToken());
    expect(await createSetupLink(system)).toBeNull();
  });

  it("used a second time is a conflict: there is one workspace", async () => {
    const token = await freshToken();
    await setUp(token);
    await expect(setUp(token)).rejects.toMatchObject({ code: "conflict" });
    expect(await countRows("users")).toBe(2);
  });

  it("used by four people at the same moment makes one workspace", async () => {
    const token = await freshToken();
    let pressed: Promise<PromiseSettledResult<unknown>[]> = Promise.resolve([]);
    // The link's row is held until all four stand at its door.
    await inTransaction(async (tx) => {
      await tx.execute(sql`select 1 from setup_tokens for update`);
      pressed = Promise.allSettled([1, 2, 3, 4].map(() => setUp(token)));
      await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(4);
    });
    const all = await pressed;
    expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const refused = all.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused.map((one: { code?: string }) => one.code)).toEqual(["conflict", "conflict", "conflict"]);
    expect([await countRows("users"), await countRows("mailboxes")]).toEqual([2, 1]);
  });
});

describe("the form of first run", () => {
  it.each([
    ["a short password", { password: "elevenchars" }, "password"],
    ["an address that is none", { email: "priya" }, "email"],
    ["a support address that is none", { supportAddress: "support" }, "supportAddress"],
    ["a time zone that does not exist", { timeZone: "Europe/Atlantis" }, "timeZone"],
    ["no name", { name: "  " }, "name"],
  ])("refuses %s and names the field", async (_name, change, field) => {
    const call = setUpWorkspace(system, { ...input(await freshToken()), ...change });
    await expect(call).rejects.toMatchObject({ issues: [{ path: [field] }] });
    expect(await isSetUp()).toBe(false);
  });
});
