import { eq, sql } from "drizzle-orm";
import { generateSync } from "otplib";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { recoveryCodes, roles, secondFactors, sessions, trustedDevices } from "../../db/schema";
import { changeSignInRule } from "../../lib/accounts/change-sign-in-rule";
import { deactivateColleague } from "../../lib/accounts/deactivate-colleague";
import { endOtherSessions } from "../../lib/accounts/end-session";
import { findAwaiting, findSessionActor } from "../../lib/accounts/find-session-actor";
import { listSignInRules } from "../../lib/accounts/list-sign-in-rules";
import { beginSecondFactor } from "../../lib/accounts/second-factor/begin-second-factor";
import { confirmSecondFactor } from "../../lib/accounts/second-factor/confirm-second-factor";
import { getSecondFactor } from "../../lib/accounts/second-factor/get-second-factor";
import { passSecondFactor } from "../../lib/accounts/second-factor/pass-second-factor";
import { removeSecondFactor, resetSecondFactor } from "../../lib/accounts/second-factor/remove-second-factor";
import { renewRecoveryCodes } from "../../lib/accounts/second-factor/renew-recovery-codes";
import { createSession, sweepSessions } from "../../lib/accounts/sessions";
import type { Actor } from "../../lib/core/actor";
import { secretToken } from "../../lib/core/ids";
import { drainLane } from "../../lib/events/drain-lane";
import { listAudit } from "../../lib/tickets/list-audit";
import { effects } from "../../worker/listeners";
import { outbox } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let mara: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara", "mara@northwind.test");
});

const tomorrow = () => new Date(Date.now() + 86_400_000);

/** A session as the password makes it. */
async function signIn(person: Actor, device = ""): Promise<string> {
  const token = secretToken();
  await createSession(token, person.id, tomorrow(), { network: "203.0.113.7", agent: "", device });
  return token;
}

/** What the app shows: now, or so many steps of half a minute from now. */
function codeOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}

async function secretOf(person: Actor): Promise<string> {
  const view = await getSecondFactor(person);
  if (view.state !== "begun") throw new Error(`it is ${view.state}`);
  return view.secret;
}

/** Sets it up in a session of its own. The step of that code is taken: the next is of the following one. */
async function setUp(person: Actor) {
  const before = await signIn(person);
  await beginSecondFactor(person);
  const secret = await secretOf(person);
  const { codes, token } = await confirmSecondFactor(person, { code: codeOf(secret, -1) }, before);
  return { secret, codes, token, before };
}

const demand = (key: string, required = true) =>
  db().update(roles).set({ requiresSecondFactor: required }).where(eq(roles.key, key));
const refused = (code: string) => ({ code });

describe("setting a second factor up", () => {
  it("takes a code of the app, ends other sessions, and goes on under a new token", async () => {
    const elsewhere = await signIn(mara);
    const { secret, codes, token, before } = await setUp(mara);
    expect(await findSessionActor(elsewhere)).toBeNull();
    expect(await findSessionActor(before)).toBeNull();
    expect((await findSessionActor(token))?.id).toBe(mara.id);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    expect(codes[0]).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(await getSecondFactor(mara)).toMatchObject({ state: "on", codesLeft: 10 });
    const [stored] = await db().select().from(secondFactors);
    expect(stored?.secret).not.toContain(secret);
    const hashes = await db().select().from(recoveryCodes);
    expect(JSON.stringify(hashes)).not.toContain(codes[0]);
    const { entries } = await listAudit(admin, { kind: "user" });
    expect(entries.map(({ name }) => name)).toContain("user.second-factor-set-up");
  });

  it("counts for nothing before it is confirmed, and a wrong code confirms nothing", async () => {
    const token = await signIn(mara);
    await beginSecondFactor(mara);
    expect((await findSessionActor(await signIn(mara)))?.id).toBe(mara.id);
    const secret = await secretOf(mara);
    for (const code of ["nonsense", "12345", "1234567"]) {
      await expect(confirmSecondFactor(mara, { code }, token)).rejects.toMatchObject(refused("invalid"));
    }
    const wrong = confirmSecondFactor(mara, { code: codeOf(secret, 5) }, token);
    await expect(wrong).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { code: expect.any(String) } },
    });
    expect(await getSecondFactor(mara)).toMatchObject({ state: "begun" });
    // Begun anew, the secret of before is void.
    await beginSecondFactor(mara);
    await expect(confirmSecondFactor(mara, { code: codeOf(secret) }, token)).rejects.toMatchObject(
      refused("invalid"),
    );
  });

  it("cannot be begun again over one that is on, nor confirmed twice", async () => {
    const { token, secret } = await setUp(mara);
    await expect(beginSecondFactor(mara)).rejects.toMatchObject(refused("conflict"));
    await expect(confirmSecondFactor(mara, { code: codeOf(secret) }, token)).rejects.toMatchObject(
      refused("conflict"),
    );
  });
});

describe("a session before its second factor", () => {
  it("is nobody's, and of a quarter of an hour", async () => {
    await setUp(mara);
    const token = await signIn(mara);
    expect(await findSessionActor(token)).toBeNull();
    const awaiting = await findAwaiting(token);
    expect(awaiting).toMatchObject({ awaits: "code", actor: { id: mara.id, teamIds: [] } });
    expect(awaiting?.actor.permissions.size).toBe(0);
    const [row] = await db().select().from(sessions).orderBy(sql`id desc`).limit(1);
    expect((row?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThan(16 * 60_000);
    await db().update(sessions).set({ expiresAt: sql`now() - interval '1 second'` });
    expect(await findAwaiting(token)).toBeNull();
    await expect(passSecondFactor(token, { code: "123456" })).rejects.toMatchObject(
      refused("unauthenticated"),
    );
  });

  it("becomes his by a code, under a new token that lasts", async () => {
    const { secret } = await setUp(mara);
    const token = await signIn(mara);
    const passed = await passSecondFactor(token, { code: codeOf(secret) });
    expect(passed.device).toBeNull();
    expect((await findSessionActor(passed.token))?.id).toBe(mara.id);
    expect([await findSessionActor(token), await findAwaiting(token)]).toEqual([null, null]);
    const [row] = await db().select().from(sessions).orderBy(sql`id desc`).limit(1);
    expect((row?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(29 * 86_400_000);
  });

  it("takes no code twice, not even from two at the same moment, and none of yesterday", async () => {
    const { secret } = await setUp(mara);
    const tokens = await Promise.all([signIn(mara), signIn(mara), signIn(mara)]);
    const code = codeOf(secret);
    const tried = await Promise.allSettled(tokens.map((token) => passSecondFactor(token, { code })));
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const token = await signIn(mara);
    await expect(passSecondFactor(token, { code: codeOf(secret, -3) })).rejects.toMatchObject(
      refused("invalid"),
    );
    expect(await findSessionActor(token)).toBeNull();
  });

  it("takes a recovery code once, however it is typed", async () => {
    const { codes } = await setUp(mara);
    const typed = (codes[3] ?? "")
      .toUpperCase()
      .replaceAll("-", " ")
      .replaceAll("0", "O")
      .replaceAll("1", "l");
    await passSecondFactor(await signIn(mara), { code: ` ${typed} ` });
    expect(await getSecondFactor(mara)).toMatchObject({ codesLeft: 9 });
    const again = passSecondFactor(await signIn(mara), { code: codes[3] ?? "" });
    await expect(again).rejects.toMatchObject(refused("invalid"));
    const theirs = await setUp(admin);
    const stolen = passSecondFactor(await signIn(mara), { code: theirs.codes[0] ?? "" });
    await expect(stolen).rejects.toMatchObject(refused("invalid"));
  });

  it("is refused for a while after five wrong codes, a right one too", async () => {
    const { secret } = await setUp(mara);
    const token = await signIn(mara);
    for (let index = 0; index < 5; index++) {
      const wrong = passSecondFactor(token, { code: codeOf(secret, 40 + index) });
      await expect(wrong).rejects.toMatchObject(refused("invalid"));
    }
    const right = passSecondFactor(token, { code: codeOf(secret) });
    await expect(right).rejects.toMatchObject(refused("rate_limited"));
  });

  it("is not passed for who is deactivated meanwhile", async () => {
    const { secret } = await setUp(mara);
    const token = await signIn(mara);
    await deactivateColleague(admin, { userId: mara.id });
    await expect(passSecondFactor(token, { code: codeOf(secret) })).rejects.toMatchObject(
      refused("unauthenticated"),
    );
  });
});

describe("a role that asks for a second factor", () => {
  it("has its people set one up before anything else, those who are signed in too", async () => {
    const open = await signIn(mara);
    expect(await findSessionActor(open)).not.toBeNull();
    await demand("agent");
    expect(await findSessionActor(open)).toBeNull();
    expect(await findAwaiting(open)).toMatchObject({ awaits: "set-up" });
    expect((await findSessionActor(await signIn(admin)))?.id).toBe(admin.id);
    const token = await signIn(mara);
    await beginSecondFactor(mara);
    const passed = await confirmSecondFactor(mara, { code: codeOf(await secretOf(mara)) }, token);
    expect((await findSessionActor(passed.token))?.id).toBe(mara.id);
    await expect(removeSecondFactor(mara, { code: passed.codes[0] ?? "" })).rejects.toMatchObject(
      refused("conflict"),
    );
  });

  it("cannot be passed by a code of nobody's", async () => {
    await demand("agent");
    const token = await signIn(mara);
    await expect(passSecondFactor(token, { code: "000000" })).rejects.toMatchObject(
      refused("unauthenticated"),
    );
  });
});

describe("a trusted browser", () => {
  it("is not asked again for its own person, and for him alone", async () => {
    const { secret } = await setUp(mara);
    await setUp(admin);
    const { device } = await passSecondFactor(await signIn(mara), { code: codeOf(secret), remember: "on" });
    expect((await findSessionActor(await signIn(mara, device ?? "")))?.id).toBe(mara.id);
    expect(await findSessionActor(await signIn(mara, secretToken()))).toBeNull();
    expect(await findSessionActor(await signIn(admin, device ?? ""))).toBeNull();
    await db().update(trustedDevices).set({ expiresAt: sql`now() - interval '1 second'` });
    expect(await findSessionActor(await signIn(mara, device ?? ""))).toBeNull();
    await sweepSessions();
    expect(await db().$count(trustedDevices)).toBe(0);
  });

  it("is trusted no more once its person signs out everywhere else", async () => {
    const { secret } = await setUp(mara);
    const { device, token } = await passSecondFactor(await signIn(mara), {
      code: codeOf(secret),
      remember: "on",
    });
    await endOtherSessions(mara, token);
    expect(await findSessionActor(await signIn(mara, device ?? ""))).toBeNull();
  });
});

describe("the end of a second factor", () => {
  it("takes a code, and leaves nothing of it", async () => {
    const { secret } = await setUp(mara);
    await expect(removeSecondFactor(mara, { code: codeOf(secret, 9) })).rejects.toMatchObject(
      refused("invalid"),
    );
    await removeSecondFactor(mara, { code: codeOf(secret) });
    expect(await getSecondFactor(mara)).toEqual({ state: "none" });
    expect(await db().$count(recoveryCodes)).toBe(0);
    expect((await findSessionActor(await signIn(mara)))?.id).toBe(mara.id);
  });

  it("is no end: another is set up in the same session, and a role asks for it there", async () => {
    const { secret, token } = await setUp(mara);
    await removeSecondFactor(mara, { code: codeOf(secret) });
    expect((await findSessionActor(token))?.id).toBe(mara.id);
    await demand("agent");
    expect(await findAwaiting(token)).toMatchObject({ awaits: "set-up" });
    await beginSecondFactor(mara);
    const next = await secretOf(mara);
    const again = await confirmSecondFactor(mara, { code: codeOf(next) }, token);
    expect((await findSessionActor(again.token))?.id).toBe(mara.id);
  });

  it("is in an admin's hands for colleagues who lost it, not for himself and not for more than he may", async () => {
    const { token } = await setUp(mara);
    await setUp(admin);
    await expect(resetSecondFactor(mara, { userId: admin.id })).rejects.toMatchObject(refused("forbidden"));
    await expect(resetSecondFactor(admin, { userId: admin.id })).rejects.toMatchObject(refused("forbidden"));
    await resetSecondFactor(admin, { userId: mara.id });
    await resetSecondFactor(admin, { userId: mara.id });
    expect(await findSessionActor(token)).toBeNull();
    expect(await getSecondFactor(mara)).toEqual({ state: "none" });
    const { entries } = await listAudit(admin, { kind: "user" });
    expect(entries.filter(({ name }) => name === "user.second-factor-removed")).toHaveLength(1);
  });

  it("is told to its person by mail, as its beginning and new recovery codes are", async () => {
    const { secret } = await setUp(mara);
    await renewRecoveryCodes(mara, { code: codeOf(secret) });
    await resetSecondFactor(admin, { userId: mara.id });
    await drainLane(system, "mail", effects);
    const mails = await outbox();
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      "A second factor for Northwind was set up",
      "New recovery codes for Northwind",
      "Your second factor for Northwind was removed",
    ]);
    const addresses = mails.flatMap(({ recipients }) => recipients.map(({ address }) => address));
    expect(addresses).toEqual(Array(3).fill("mara@northwind.test"));
  });

  it("comes for recovery codes when new ones are made: the old ones open nothing", async () => {
    const { codes, secret } = await setUp(mara);
    const renewed = await renewRecoveryCodes(mara, { code: codeOf(secret) });
    const old = passSecondFactor(await signIn(mara), { code: codes[0] ?? "" });
    await expect(old).rejects.toMatchObject(refused("invalid"));
    await passSecondFactor(await signIn(mara), { code: renewed.codes[0] ?? "" });
  });
});

describe("what roles ask for at sign-in", () => {
  const roleOf = async (key: string) =>
    (await db().select({ id: roles.id }).from(roles).where(eq(roles.key, key)))[0]?.id ?? 0;

  it("is changed by who may, and has people without a second factor set one up", async () => {
    const roleId = await roleOf("agent");
    const token = await signIn(mara);
    await expect(changeSignInRule(mara, { roleId, required: "yes" })).rejects.toMatchObject(
      refused("forbidden"),
    );
    await changeSignInRule(admin, { roleId, required: "yes" });
    await changeSignInRule(admin, { roleId, required: "yes" });
    expect(await findSessionActor(token)).toBeNull();
    await setUp(mara);
    await makeAgent("Omar", "omar@northwind.test");
    expect(await listSignInRules(admin)).toMatchObject([
      { name: "Admin", required: false, people: 1, withFactor: 0 },
      { name: "Agent", required: true, people: 2, withFactor: 1 },
      { name: "Collaborator", required: false, people: 0, withFactor: 0 },
    ]);
    const { entries } = await listAudit(admin, {});
    expect(entries.filter(({ name }) => name === "role.sign-in-changed")).toHaveLength(1);
    await changeSignInRule(admin, { roleId, required: "no" });
    expect(await findAwaiting(token)).toBeNull();
  });

  it("is not changed of a role that may more than who changes it", async () => {
    await demand("admin");
    const guard = await makeAgent("Greta", "greta@northwind.test");
    const may = { ...guard, permissions: new Set([...guard.permissions, "settings.security" as const]) };
    const change = changeSignInRule(may, { roleId: await roleOf("admin"), required: "no" });
    await expect(change).rejects.toMatchObject(refused("forbidden"));
    await changeSignInRule(may, { roleId: await roleOf("agent"), required: "yes" });
  });

  it("is told to nobody else, and of no role that is not there", async () => {
    await expect(listSignInRules(mara)).rejects.toMatchObject(refused("forbidden"));
    const gone = changeSignInRule(admin, { roleId: 999_999, required: "yes" });
    await expect(gone).rejects.toMatchObject(refused("not_found"));
  });
});
